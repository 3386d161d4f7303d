import { gridLightGlsl, toneMapGlsl } from '../shading.ts';

/** Movements that may be under way at once: a face of eleven, and three of the mouth. */
export const activeTargets = 14;
export const jointLimit = 41;
/** Texels across the textures of morph targets. */
export const targetTextureWidth = 1024;

export const leaderVertex = `
precision highp float;
attribute vec3 position;
attribute vec3 normal;
attribute vec4 color;
attribute vec4 joints;
attribute vec4 weights;
uniform mat4 viewProjection;
uniform vec3 cameraPosition;
uniform mat4 bones[${jointLimit}];
#ifdef MORPH
uniform highp sampler2D moves;
uniform highp sampler2D turns;
uniform float targetAt[${activeTargets}];
uniform float targetWeight[${activeTargets}];
uniform float vertexCount;
#else
attribute vec4 strand;
#endif
varying vec3 vPlace;
varying vec3 vNormal;
varying vec3 vBind;
varying vec3 vAlong;
varying vec4 vColor;
varying float vStrand;
void main() {
  vec3 p = position;
  vec3 n = normal;
#ifdef MORPH
  for (int i = 0; i < ${activeTargets}; i++) {
    float weight = targetWeight[i];
    if (weight > 0.001) {
      int at = int(targetAt[i]) * int(vertexCount) + gl_VertexID;
      ivec2 texel = ivec2(at % ${targetTextureWidth}, at / ${targetTextureWidth});
      p += weight * texelFetch(moves, texel, 0).xyz;
      n += weight * texelFetch(turns, texel, 0).xyz;
    }
  }
#endif
  mat4 bone = bones[int(joints.x)] * weights.x + bones[int(joints.y)] * weights.y
    + bones[int(joints.z)] * weights.z + bones[int(joints.w)] * weights.w;
  vec4 place = bone * vec4(p, 1.0);
  vPlace = place.xyz;
  vNormal = normalize(mat3(bone) * n);
  vBind = position * 0.01 / 1.125;
#ifdef MORPH
  vAlong = mat3(bone) * vec3(sign(position.x), 0.2, -0.3);
  vStrand = vBind.y;
#else
  // A hair's way; for an eye, which has none, the way to the camera in its own frame.
  vAlong = dot(strand.xyz, strand.xyz) > 0.0 ? mat3(bone) * strand.xyz : (cameraPosition - place.xyz) * mat3(bone);
  vStrand = strand.w;
#endif
  vAlong = normalize(vAlong);
  vColor = color;
  gl_Position = viewProjection * place;
}
`;

/** Kinds are those of assets/make/leader/parts.mjs: 0 skin, 1 hair, 2 cloth, 3 shirt, 4 wet, 5 eye, 6 dark, 7 shoe, 8 knit. */
export const leaderFragment = `
precision highp float;
varying vec3 vPlace;
varying vec3 vNormal;
varying vec3 vBind;
varying vec3 vAlong;
varying vec4 vColor;
varying float vStrand;
uniform vec3 cameraPosition;
uniform vec4 stateLight;
${gridLightGlsl}
${toneMapGlsl}
float hash3(vec3 p) { return fract(sin(dot(floor(p), vec3(12.9898, 78.233, 37.719))) * 43758.5453); }
float noise3(vec3 p) {
  vec3 f = fract(p); f = f * f * (3.0 - 2.0 * f);
  vec2 e = vec2(0.0, 1.0);
  return mix(mix(mix(hash3(p), hash3(p + e.yxx), f.x), mix(hash3(p + e.xyx), hash3(p + e.yyx), f.x), f.y),
    mix(mix(hash3(p + e.xxy), hash3(p + e.yxy), f.x), mix(hash3(p + e.xyy), hash3(p + e.yyy), f.x), f.y), f.z);
}
const vec3 keyFrom = vec3(-0.46, 0.62, 0.64);
const vec3 keyColor = vec3(0.90, 0.79, 0.66);
const vec3 fillFrom = vec3(0.82, 0.22, 0.53);
const vec3 fillColor = vec3(0.17, 0.18, 0.23);
const vec3 backFrom = vec3(0.35, 0.55, -0.76);
const vec3 backColor = vec3(0.75, 0.62, 0.5);

/** A highlight as energy: the sharper, the brighter. */
float glint(vec3 n, vec3 eye, vec3 from, float power) {
  return pow(max(0.0, dot(n, normalize(from + eye))), power) * (power + 8.0) * 0.125;
}
float fresnel(vec3 eye, vec3 from) { return 0.03 + 0.97 * pow(1.0 - max(0.0, dot(eye, normalize(from + eye))), 5.0); }

/** The normal of a surface with small heights on it, in metres. */
vec3 embossed(vec3 n, float height) {
  vec3 dx = dFdx(vPlace);
  vec3 dy = dFdy(vPlace);
  vec3 a = cross(dy, n);
  vec3 b = cross(n, dx);
  float area = dot(dx, a);
  return normalize(abs(area) * n - sign(area) * (dFdx(height) * a + dFdy(height) * b));
}

/** A line where d (centimetres) is zero, smooth however far it is. */
float line(float d, float half_) {
  float soft = fwidth(d) + 0.02;
  return (1.0 - smoothstep(half_, half_ + soft, abs(d))) * min(1.0, 2.0 * half_ / soft);
}

/** The iris in the eye's own frame: fibres, a warm ring about the pupil, a dark rim. It lies deeper than the white. */
vec3 eyeColor(vec2 on, vec3 view, vec3 tint) {
  float outer = length(on) / 0.76;
  vec2 at = on - view.xy / max(0.45, view.z) * 0.17 * smoothstep(1.05, 0.55, outer);
  float r = length(at) / 0.76;
  float a = atan(at.y, at.x);
  vec3 white = mix(vec3(0.72, 0.68, 0.65), vec3(0.52, 0.33, 0.28), smoothstep(1.35, 2.0, outer));
  float fibre = noise3(vec3(cos(a) * 9.0, sin(a) * 9.0, r * 2.5)) * 0.6 + noise3(vec3(cos(a) * 24.0, sin(a) * 24.0, r * 5.0)) * 0.4;
  vec3 iris = vec3(0.105, 0.046, 0.018) * (0.4 + 1.2 * fibre) + vec3(0.13, 0.055, 0.012) * exp(-pow((r - 0.52) * 4.5, 2.0));
  iris *= tint;
  // Light that came in above leaves below.
  iris *= 0.5 + 1.25 * smoothstep(0.6, -0.9, at.y / 0.76);
  iris *= mix(1.0, 0.10, smoothstep(0.70, 0.98, outer));
  iris = mix(iris, vec3(0.004), smoothstep(0.45, 0.39, r));
  return mix(white * mix(0.62, 1.0, smoothstep(0.98, 1.22, outer)), iris, smoothstep(1.05, 0.94, outer));
}

void main() {
  // The upper half of the alpha says what this is, the lower how much of the key light it gets.
  float kindAndLit = vColor.a * 15.9375 + 0.02;
  int kind = int(kindAndLit);
  float lit = clamp((kindAndLit - 0.02 - float(kind)) * 1.0667, 0.0, 1.0);
  vec3 smoothN = normalize(vNormal);
  if (!gl_FrontFacing) smoothN = -smoothN;
  vec3 n = smoothN;
  vec3 toEye = normalize(cameraPosition - vPlace);
  float farM = length(cameraPosition - vPlace);
  float near = smoothstep(6.0, 1.5, farM);
  vec3 base = vColor.rgb * vColor.rgb;
  vec3 key = normalize(keyFrom);
  vec3 fill = normalize(fillFrom);
  vec3 back = normalize(backFrom);
  vec3 light = vec3(0.0);
  float edgeOn = 1.0 - max(0.0, dot(n, toEye));
  if (kind == 0) {
    float pore = noise3(vBind * 16.0);
    float broad = noise3(vBind * 5.0);
    // What is grey is hair that lies on the skin: short curls, thin at the edge. No skin is grey.
    float grey = smoothstep(2.9, 1.4, base.r / max(base.b, 0.0005));
    float curl = noise3(vBind * 4.6) * 0.6 + noise3(vBind * 9.5 + 3.0) * 0.4;
    float fur = mix(grey, smoothstep(0.36, 0.64, grey + (curl - 0.5) * 5.0 * grey * (1.0 - grey)), near);
    float tone = dot(base, vec3(0.3, 0.5, 0.2));
    base = mix(mix(base, tone * vec3(0.6, 0.4, 0.3), grey * 0.85), tone * vec3(1.03, 1.0, 0.97) * mix(1.0, 0.25 + 1.5 * curl, near), fur);
    n = embossed(n, near * mix(pore * 0.00009 + broad * 0.00004, curl * 0.0016, fur));
    float isLip = smoothstep(0.34, 0.24, base.g / max(base.r, 0.001)) * smoothstep(5.0, 6.5, vBind.z);
    // Light under the skin: the shadow's edge is wide and red, and small bumps show less in red.
    vec3 l = vec3(dot(mix(n, smoothN, 0.8), key), dot(mix(n, smoothN, 0.4), key), dot(n, key));
    vec3 under = vec3(0.48, 0.26, 0.18);
    vec3 wrap = max(vec3(0.0), (l + under) / (1.0 + under));
    wrap *= mix(wrap, vec3(1.0), 0.55);
    vec3 through = pow(vec3(lit), vec3(0.65, 1.05, 1.2));
    vec3 around = gridLight(vPlace, smoothN);
    light = base * (keyColor * wrap * through + fillColor * max(0.0, dot(smoothN, fill) * 0.65 + 0.35) + around * 0.42);
    // Oily down the middle of the face, dull on the cheeks; lips are wet.
    float middle = exp(-vBind.x * vBind.x * 0.16) * smoothstep(-11.0, -8.0, vBind.y);
    float gloss = mix(0.28, 0.6, middle) * (0.55 + 0.6 * pore) * mix(1.0, 1.5, isLip) * (1.0 - 0.75 * fur);
    float sharp = mix(mix(22.0, 38.0, middle), 70.0, isLip);
    light += gloss * keyColor * lit * fresnel(toEye, key) * (0.7 * glint(n, toEye, key, sharp) + 0.5 * glint(n, toEye, key, 9.0));
    light += gloss * fillColor * fresnel(toEye, fill) * glint(n, toEye, fill, 16.0);
    light += base * (around + 0.1) * pow(edgeOn, 4.0) * 0.2;
  } else if (kind == 1) {
    // Highlights lie across the strands: a pale one, and under it one in the hair's own colour.
    float wide = min(1.0, 0.5 / max(0.001, fwidth(vStrand * 190.0)));
    float strand = mix(0.5, noise3(vec3(vStrand * 190.0, vBind.y * 0.25, vBind.z * 0.2)), 0.75 * wide)
      + 0.5 * (noise3(vec3(vStrand * 47.0, vBind.y * 0.12, 4.0)) - 0.5);
    vec3 along = normalize(vAlong);
    float shift = 0.34 * (strand - 0.5);
    vec3 pale = normalize(along + n * (shift - 0.12));
    vec3 own = normalize(along + n * (shift + 0.14));
    float keyPale = dot(pale, normalize(key + toEye));
    float keyOwn = dot(own, normalize(key + toEye));
    float backOwn = dot(own, normalize(back + toEye));
    float across = dot(along, key);
    float facing = max(0.0, dot(n, key) * 0.75 + 0.25);
    float soft = mix(facing, sqrt(max(0.0, 1.0 - across * across)) * facing, 0.6);
    vec3 around = gridLight(vPlace, n);
    light = base * (0.45 + 1.1 * strand) * (keyColor * soft + fillColor * max(0.0, dot(n, fill) * 0.6 + 0.4) + around * 0.5);
    float open = smoothstep(0.0, 0.025, base.r);
    light += open * keyColor * facing * (0.055 * pow(max(0.0, 1.0 - keyPale * keyPale), 42.0) * (0.4 + 1.2 * strand)
      + base * 2.6 * pow(max(0.0, 1.0 - keyOwn * keyOwn), 14.0));
    light += open * backColor * base * 2.0 * pow(max(0.0, 1.0 - backOwn * backOwn), 10.0) * max(0.0, dot(n, back) + 0.3);
    if (!gl_FrontFacing) light *= 0.16;
  } else if (kind == 5) {
    vec3 q = vBind - vec3(3.2 * sign(vBind.x), 0.0, 6.3);
    base = eyeColor(q.xy, normalize(vAlong), base / 0.8);
    // The upper lid's shadow lies over the eye, wherever it looks.
    float shadow = mix(0.22, 1.0, smoothstep(0.46, 0.10, n.y)) * mix(0.7, 1.0, smoothstep(-0.6, -0.2, n.y));
    light = base * shadow * (keyColor * max(0.25, dot(n, key)) * 0.8 + fillColor * 0.5 + gridLight(vPlace, n) * 0.4);
    vec3 mirrored = reflect(-toEye, n);
    light += vec3(1.15) * smoothstep(0.968, 0.986, dot(mirrored, normalize(vec3(-0.32, 0.40, 0.86))));
    light += vec3(0.03, 0.033, 0.042) * smoothstep(0.95, 0.985, dot(mirrored, normalize(vec3(0.55, -0.35, 0.75))));
    light += shadow * vec3(0.05) * pow(edgeOn, 3.0);
  } else if (kind == 4) {
    // Eight upper and eight lower teeth on an arch, if these are teeth.
    float tooth = atan(vBind.x / 2.05, (vBind.z - 4.5) / 3.25) / 0.262;
    base *= mix(mix(0.6, 1.0, smoothstep(0.0, 0.10, abs(tooth - floor(tooth + 0.5)))), 1.0, step(base.g, 0.1));
    light = base * (keyColor * max(0.0, dot(n, key)) * 0.8 + fillColor * 0.5 + gridLight(vPlace, n) * 0.35);
    // From far away, glints on the rims of glasses would hide the eyes.
    float wet = mix(near, 1.0, step(0.12, base.r));
    light += wet * (keyColor * fresnel(toEye, key) * glint(n, toEye, key, 80.0) + fillColor * fresnel(toEye, fill) * glint(n, toEye, fill, 60.0));
  } else {
    float weave = 1.0;
    float seam = 0.0;
    if (kind == 2) {
      float fleck = noise3(vBind * vec3(9.0, 6.0, 9.0));
      float twill = sin((vBind.x + vBind.y * 0.8 + vBind.z) * 42.0);
      float close = smoothstep(2.2, 0.8, farM);
      weave = 0.9 + near * 0.2 * (fleck - 0.5) + close * 0.05 * twill + 0.1;
      n = embossed(n, near * fleck * 0.00012);
      // Where the sleeve is set in, and down the middle of the back.
      float side = abs(vBind.x);
      seam = line(side - 12.4 + 0.045 * (vBind.y + 26.0), 0.05) * step(-32.5, vBind.y) * step(vBind.y, -18.0);
      seam = max(seam, line(vBind.x, 0.05) * step(vBind.z, -6.0) * step(vBind.y, -20.0) * step(-80.0, vBind.y));
    } else if (kind == 8) {
      // Ribs round the neck and down the chest.
      float rib = sin(atan(vBind.x, vBind.z + 3.4) * 64.0);
      float close = smoothstep(2.6, 1.0, farM);
      weave = 0.96 + close * 0.1 * rib + 0.08 * near * (noise3(vBind * 14.0) - 0.5);
      n = embossed(n, close * rib * 0.0005);
    } else if (kind == 3) {
      weave = 0.97 + 0.06 * near * (noise3(vBind * vec3(22.0, 14.0, 22.0)) - 0.5);
    }
    weave *= 1.0 - 0.45 * seam;
    vec3 around = gridLight(vPlace, n);
    float l = dot(n, key);
    light = base * weave * (keyColor * lit * max(0.0, (l + 0.12) / 1.12) + fillColor * max(0.0, dot(n, fill) * 0.85 + 0.15) + around * 0.5);
    // Who stands on the stage sees the leader's back: the light behind falls on it.
    light += base * weave * backColor * 0.6 * max(0.0, dot(n, back));
    // Nap: the ends of the fibres catch the light at the edge.
    if (kind != 7) light += (base + 0.012) * (keyColor * lit * max(0.0, l + 0.3) + around + fillColor) * pow(edgeOn, 3.0) * 0.55;
    else light += keyColor * lit * fresnel(toEye, key) * (glint(n, toEye, key, 40.0) + glint(n, toEye, fill, 30.0) * 0.2);
  }
  if (kind != 5 && gl_FrontFacing) {
    float rim = edgeOn * edgeOn * edgeOn;
    // Hair and collar keep most of the light behind off the skin.
    light += backColor * rim * max(0.0, dot(smoothN, back) + 0.25) * (kind == 0 ? base * 0.7 : base + 0.02);
    // Who speaks is told by a rim of light as well as by the word over it.
    // From far away the rim is wider, or it would be thinner than a pixel and flicker.
    float edge = mix(rim * rim, 0.6 * rim, smoothstep(3.0, 9.0, farM)) * smoothstep(1.2, 4.0, farM + 1.0);
    edge *= kind == 0 ? 0.35 : kind == 1 ? smoothstep(0.004, 0.02, base.r) : kind == 4 ? 0.0 : 1.0;
    light += stateLight.rgb * stateLight.a * edge * (0.35 + 0.65 * max(0.0, n.y * 0.6 + 0.4)) * 0.9;
  }
  gl_FragColor = vec4(toScreen(light), 1.0);
}
`;
