import { gridLightGlsl, toneMapGlsl } from '../shading.ts';

/** Movements that may be under way at once; a face needs few. */
export const activeTargets = 8;
export const jointLimit = 24;
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
uniform mat4 bones[${jointLimit}];
#ifdef MORPH
uniform highp sampler2D moves;
uniform highp sampler2D turns;
uniform float targetAt[${activeTargets}];
uniform float targetWeight[${activeTargets}];
uniform float vertexCount;
#endif
varying vec3 vPlace;
varying vec3 vNormal;
varying vec3 vBind;
varying vec3 vTangent;
varying vec4 vColor;
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
  vTangent = normalize(mat3(bone) * vec3(0.12 * sign(position.x), -1.0, 0.05));
  vBind = position * 0.01 / 1.125;
  vColor = color;
  gl_Position = viewProjection * place;
}
`;

/** Kinds are those of assets/make/leader/parts.mjs: 0 skin, 1 hair, 2 cloth, 3 shirt, 4 wet, 5 eye, 6 dark, 7 shoe. */
export const leaderFragment = `
precision highp float;
varying vec3 vPlace;
varying vec3 vNormal;
varying vec3 vBind;
varying vec3 vTangent;
varying vec4 vColor;
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
const vec3 keyColor = vec3(0.86, 0.74, 0.60);
const vec3 fillFrom = vec3(0.82, 0.22, 0.53);
const vec3 fillColor = vec3(0.16, 0.17, 0.22);
const vec3 backFrom = vec3(0.35, 0.55, -0.76);
const vec3 backColor = vec3(0.75, 0.62, 0.5);

float glint(vec3 n, vec3 eye, vec3 from, float power) { return pow(max(0.0, dot(n, normalize(from + eye))), power); }

/** The iris in the eye's own frame: fibres, a warm ring about the pupil, a dark rim. */
vec3 eyeColor(vec2 at, float front) {
  float r = length(at) / 0.76;
  float a = atan(at.y, at.x);
  vec3 white = mix(vec3(0.74, 0.70, 0.66), vec3(0.55, 0.36, 0.31), smoothstep(1.3, 2.0, r));
  float fibre = noise3(vec3(cos(a) * 9.0, sin(a) * 9.0, r * 3.0)) * 0.6 + noise3(vec3(cos(a) * 24.0, sin(a) * 24.0, r * 5.0)) * 0.4;
  vec3 iris = vec3(0.16, 0.075, 0.03) * (0.5 + 1.1 * fibre) + vec3(0.16, 0.08, 0.02) * exp(-pow((r - 0.5) * 5.0, 2.0));
  iris *= 0.55 + 0.9 * smoothstep(0.5, -0.9, at.y / 0.76);
  iris *= mix(1.0, 0.16, smoothstep(0.72, 1.0, r));
  iris = mix(iris, vec3(0.006), smoothstep(0.44, 0.38, r));
  return mix(white, iris, smoothstep(1.06, 0.97, r) * step(0.0, front));
}

void main() {
  int kind = int(vColor.a * 15.9375 + 0.5);
  vec3 n = normalize(vNormal);
  if (!gl_FrontFacing) n = -n;
  vec3 toEye = normalize(cameraPosition - vPlace);
  float near = smoothstep(9.0, 2.0, length(cameraPosition - vPlace));
  vec3 base = vColor.rgb * vColor.rgb;
  vec3 key = normalize(keyFrom);
  vec3 around = gridLight(vPlace, n);
  vec3 light = vec3(0.0);
  float shine = 0.0;
  float power = 24.0;
  vec3 shineColor = vec3(1.0);
  if (kind == 0) {
    vec3 q = vBind * 14.0;
    float pore = noise3(q) * 0.5 + noise3(q * 2.3) * 0.5;
    n = normalize(n + near * 0.10 * (vec3(noise3(q + 3.0), pore, noise3(q - 5.0)) - 0.5));
    // Light under the skin: the edge of the shadow is wide and red.
    float l = dot(n, key);
    vec3 wrap = vec3(max(0.0, (l + 0.42) / 1.42), max(0.0, (l + 0.22) / 1.22), max(0.0, (l + 0.16) / 1.16));
    light = base * (keyColor * wrap + fillColor * max(0.0, dot(n, fillFrom) * 0.7 + 0.3) + around * 0.42);
    shine = 0.10 * (0.7 + 0.5 * pore); power = 22.0;
  } else if (kind == 1) {
    // Hair: highlights lie across the strands.
    float strand = noise3(vec3(vBind.x * 5.0, vBind.y * 0.35, vBind.z * 5.0)) * 0.6 + noise3(vec3(vBind.x * 14.0, vBind.y * 0.5, vBind.z * 14.0)) * 0.4;
    vec3 t = normalize(vTangent - n * dot(vTangent, n) + 0.25 * (strand - 0.5));
    vec3 h = normalize(key + toEye);
    float th = dot(t, h);
    float band = pow(max(0.0, 1.0 - th * th), 26.0);
    light = base * (0.55 + 0.9 * strand) * (keyColor * max(0.0, dot(n, key) * 0.6 + 0.4) + fillColor * 0.5 + around * 0.5);
    light += vec3(0.30, 0.20, 0.14) * band * (0.25 + strand) * max(0.0, dot(n, key) * 0.7 + 0.3) * 0.34;
    light += vec3(0.10, 0.085, 0.075) * pow(max(0.0, 1.0 - dot(t, normalize(backFrom + toEye)) * dot(t, normalize(backFrom + toEye))), 14.0) * max(0.0, n.y) * 0.22;
  } else if (kind == 5) {
    vec3 middle = vec3(3.2 * sign(vBind.x), 0.0, 6.3);
    vec3 q = vBind - middle;
    base = eyeColor(q.xy, q.z);
    // The upper lid's shadow lies over the eye, wherever it looks.
    float shadow = mix(0.30, 1.0, smoothstep(0.62, 0.02, n.y)) * mix(0.7, 1.0, smoothstep(-0.75, -0.2, n.y));
    light = base * shadow * (keyColor * max(0.15, dot(n, key)) * 0.75 + fillColor * 0.4 + around * 0.4);
    light += shadow * (vec3(1.3) * glint(n, toEye, normalize(vec3(-0.3, 0.42, 0.86)), 420.0) + vec3(0.10) * glint(n, toEye, fillFrom, 60.0));
  } else if (kind == 4) {
    light = base * (keyColor * max(0.0, dot(n, key)) * 0.8 + fillColor * 0.5 + around * 0.35);
    shine = 0.35; power = 70.0;
  } else {
    float weave = kind == 2 ? 0.90 + 0.10 * near * sin((vBind.x + vBind.y) * 34.0) * sin((vBind.y - vBind.z) * 30.0)
      : kind == 3 ? 0.95 + 0.05 * near * sin(vBind.x * 60.0) : 1.0;
    light = base * weave * (keyColor * max(0.0, dot(n, key)) + fillColor * max(0.0, dot(n, fillFrom)) + around * 0.5);
    light += (kind == 2 ? base * 1.2 : vec3(0.02)) * pow(1.0 - max(0.0, dot(n, toEye)), 3.0) * 0.6;
    shine = kind == 7 ? 0.25 : 0.02;
  }
  light += shine * shineColor * (keyColor * glint(n, toEye, key, power) + fillColor * glint(n, toEye, fillFrom, power) * 0.6);
  float rim = pow(1.0 - max(0.0, dot(n, toEye)), 3.0);
  if (kind != 5) {
    light += backColor * rim * max(0.0, dot(n, backFrom) + 0.25) * (kind == 0 ? base * 2.0 : base + 0.04);
    // Who speaks is told by a rim of light as well as by the word over it.
    float edge = rim * rim * (kind == 0 ? 0.35 : 1.0) * smoothstep(1.2, 4.0, length(cameraPosition - vPlace) + 1.0);
    light += stateLight.rgb * stateLight.a * edge * (0.35 + 0.65 * max(0.0, n.y * 0.6 + 0.4)) * 1.1;
  }
  gl_FragColor = vec4(toScreen(light), 1.0);
}
`;
