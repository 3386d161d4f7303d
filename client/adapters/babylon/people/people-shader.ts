import { gridLightGlsl, toneMapGlsl } from '../shading.ts';

/** Texels of a person's row in the pose texture, and in the looks texture. */
export const poseTexels = 8;
export const lookTexels = 4;

/**
 * People: one mesh, placed by a row of the pose texture. Head and hands go where they were sent; spine, elbows and knees are found here.
 * Rows: 0 head place, what is drawn; 1 head turn; 2 left hand, talk; 3 its turn; 4 right hand, wave; 5 its turn; 6 pelvis, body yaw;
 * 7 seated, floor, shade, age. Looks: 0 skin, hair style; 1 hair, eye tone; 2 top, kind of top; 3 legs, seed.
 */
export const peopleVertex = `
precision highp float;
precision highp sampler2D;
attribute vec3 position;
attribute vec3 normal;
attribute vec4 part;
attribute float slot;
uniform mat4 viewProjection;
uniform sampler2D poses;
uniform sampler2D looks;
uniform sampler2D hair;
uniform float hairCount;
varying vec3 vPlace;
varying vec3 vNormal;
varying vec3 vLocal;
varying vec4 vPart;
varying vec3 vBase;
varying vec3 vHair;
varying vec4 vFace;

vec3 turn(vec4 q, vec3 v) { vec3 t = 2.0 * cross(q.xyz, v); return v + q.w * t + cross(q.xyz, t); }

/** The bend between a and b for two bones, towards a pole. */
vec3 bend(vec3 a, vec3 b, float first, float second, vec3 pole) {
  vec3 d = b - a;
  float reach = clamp(length(d), 0.06, first + second - 0.002);
  vec3 axis = normalize(d + vec3(0.0, 1e-4, 0.0));
  float along = (first * first - second * second + reach * reach) / (2.0 * reach);
  float away = sqrt(max(0.0, first * first - along * along));
  vec3 side = normalize(pole - axis * dot(pole, axis) + vec3(1e-4, 0.0, 0.0));
  return a + axis * along + side * away;
}

void main() {
  int row = int(slot + 0.5);
  vec4 p0 = texelFetch(poses, ivec2(0, row), 0);
  vec4 headTurn = texelFetch(poses, ivec2(1, row), 0);
  vec4 p2 = texelFetch(poses, ivec2(2, row), 0);
  vec4 p4 = texelFetch(poses, ivec2(4, row), 0);
  vec4 p6 = texelFetch(poses, ivec2(6, row), 0);
  vec4 p7 = texelFetch(poses, ivec2(7, row), 0);
  vec4 skin = texelFetch(looks, ivec2(0, row), 0);
  vec4 hairLook = texelFetch(looks, ivec2(1, row), 0);
  vec4 top = texelFetch(looks, ivec2(2, row), 0);
  vec4 legs = texelFetch(looks, ivec2(3, row), 0);
  int id = int(part.x + 0.5);
  vec3 right = vec3(cos(p6.w), 0.0, -sin(p6.w));
  vec3 ahead = vec3(-sin(p6.w), 0.0, -cos(p6.w));
  vec3 pelvis = p6.xyz;
  vec3 skull = p0.xyz + turn(headTurn, vec3(0.0, -0.055, 0.078));
  vec3 neck = p0.xyz + turn(headTurn, vec3(0.0, -0.13, 0.075)) * vec3(1.0) + vec3(0.0, -0.025, 0.0);
  vec3 up = normalize(neck - pelvis);
  vec3 across = normalize(right - up * dot(right, up));
  vec3 back = cross(across, up);
  vec3 place;
  vec3 n;
  vec3 base = top.rgb;
  vLocal = position;
  if (id <= 1) {
    vec3 q = position;
    vec3 m = normal;
    base = skin.rgb;
    if (id == 1) {
      int style = int(skin.a + 0.5) * 2;
      int column = int(part.z + 0.5);
      q = texelFetch(hair, ivec2(column, style), 0).xyz;
      m = texelFetch(hair, ivec2(column, style + 1), 0).xyz;
      base = hairLook.rgb;
      vLocal = q;
    }
    float size = 1.06;
    vec3 o = vec3(0.0, 0.0, 0.06);
    place = p0.xyz + turn(headTurn, (q - o) * size + o);
    n = turn(headTurn, m);
  } else if (id == 2) {
    float t = part.y / 1.05;
    float breath = 1.0 + 0.012 * sin(p7.w * 1.6 + legs.a * 40.0) * smoothstep(0.3, 0.6, t);
    vec3 spine = t < 1.0 ? mix(pelvis, neck, t) : mix(neck, skull, (t - 1.0) / 0.286);
    // A back is not a rod: it curves a little.
    spine += back * 0.035 * sin(clamp(t, 0.0, 1.0) * 3.1416) * p7.x;
    place = spine + (across * position.x + back * position.z) * breath;
    n = normalize(across * normal.x + up * normal.y + back * normal.z);
    if (t < 0.09) base = legs.rgb;
  } else if (id <= 6) {
    float side = (id == 3 || id == 5) ? -1.0 : 1.0;
    bool isArm = id <= 4;
    vec3 a;
    vec3 b;
    vec3 k;
    if (isArm) {
      a = mix(pelvis, neck, 0.885) + across * side * 0.165;
      b = (id == 3 ? p2.xyz : p4.xyz) + turn(texelFetch(poses, ivec2(id == 3 ? 3 : 5, row), 0), vec3(0.0, 0.0, 0.03));
      float reach = min(length(b - a), 0.55);
      b = a + normalize(b - a) * reach;
      k = bend(a, b, 0.285, 0.27, -up * 0.9 + back * 0.5 + across * side * 0.45);
    } else {
      a = pelvis + across * side * 0.085 + up * 0.01;
      vec3 sole = vec3(pelvis.x, p7.y, pelvis.z);
      b = p7.x > 0.5 ? sole + ahead * (0.36 + 0.04 * side * sin(legs.a * 77.0)) + right * side * 0.12 + vec3(0.0, 0.085, 0.0)
        : sole + right * side * 0.1 + vec3(0.0, 0.085, 0.0);
      k = bend(a, b, 0.43, 0.42, ahead + vec3(0.0, 0.3, 0.0));
      base = legs.rgb;
    }
    float t = part.y;
    vec3 first = normalize(k - a);
    vec3 second = normalize(b - k);
    float turnAt = smoothstep(0.78, 1.22, t);
    vec3 axis = normalize(mix(first, second, turnAt));
    vec3 mid = t < 1.0 ? mix(a, k, t) : mix(k, b, t - 1.0);
    mid += (mix(a + first * length(k - a) * 0.86, b, 0.16) - k) * 0.18 * exp(-pow((t - 1.0) * 4.0, 2.0));
    vec3 u = normalize(cross(axis, ahead + vec3(0.01, 0.02, 0.03)));
    vec3 w = cross(axis, u);
    place = mid + u * position.x + w * position.z;
    n = normalize(u * normal.x + w * normal.z);
  } else if (id <= 8) {
    vec4 q = texelFetch(poses, ivec2(id == 7 ? 3 : 5, row), 0);
    vec3 at = id == 7 ? p2.xyz : p4.xyz;
    place = at + turn(q, position * 1.08);
    n = turn(q, normal);
    base = skin.rgb;
  } else {
    float side = id == 9 ? -1.0 : 1.0;
    vec3 sole = vec3(pelvis.x, p7.y, pelvis.z);
    vec3 b = p7.x > 0.5 ? sole + ahead * (0.36 + 0.04 * side * sin(legs.a * 77.0)) + right * side * 0.12 : sole + right * side * 0.1;
    place = b + vec3(0.0, 0.067, 0.0) + right * position.x + vec3(0.0, position.y, 0.0) - ahead * position.z;
    n = right * normal.x + vec3(0.0, normal.y, 0.0) - ahead * normal.z;
    base = vec3(0.035, 0.03, 0.03);
  }
  vPlace = place;
  vNormal = n;
  vPart = vec4(part.x, part.y, part.w * p7.z, top.a);
  vBase = base;
  // Bare arms and necks begin at a line, not at a vertex: the second colour goes along.
  vHair = id <= 1 ? hairLook.rgb : skin.rgb;
  float blink = fract(p7.w * (0.19 + 0.12 * legs.a) + legs.a * 13.0);
  vFace = vec4(p2.w, 1.0 - smoothstep(0.02, 0.0, abs(blink - 0.03)), legs.a, hairLook.a);
  bool isShown = p0.w > 1.5 ? (id == 7 || id == 8) : p0.w > 0.5;
  gl_Position = isShown ? viewProjection * vec4(place, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}
`;

export const peopleFragment = `
precision highp float;
varying vec3 vPlace;
varying vec3 vNormal;
varying vec3 vLocal;
varying vec4 vPart;
varying vec3 vBase;
varying vec3 vHair;
varying vec4 vFace;
uniform vec3 cameraPosition;
${gridLightGlsl}
${toneMapGlsl}

float ring(vec2 p, vec2 c, vec2 r) { return length((p - c) / r) - 1.0; }
float fill(float d, float soft) { float s = min(soft, 0.45); return 1.0 - smoothstep(-s, s, d); }

/** Eyes, brows and mouth, drawn where they lie on the head: sharp at any distance, and they cost no triangles. */
vec3 face(vec3 skin, out float wet) {
  vec2 p = vec2(abs(vLocal.x), vLocal.y);
  float front = smoothstep(0.075, 0.045, vLocal.z);
  float px = max(fwidth(vLocal.x) + fwidth(vLocal.y), 1e-4);
  float seed = vFace.z;
  float open = vFace.y;
  vec3 color = skin;
  color = mix(color, color * vec3(1.08, 0.78, 0.74), 0.5 * front * exp(-pow(length((p - vec2(0.043, -0.036)) / vec2(0.02, 0.016)), 2.0)));
  vec2 eye = vec2(0.0335, -0.001);
  vec2 size = vec2(0.0162, 0.0096 * max(0.06, open));
  float soft = px / 0.012;
  float lid = ring(p, eye + vec2(0.0, 0.0018), size * vec2(1.16, 1.0) + vec2(0.0, 0.0042));
  color = mix(color, color * vec3(0.62, 0.52, 0.5), front * 0.75 * fill(lid, soft + 0.12));
  float white = fill(ring(p, eye, size), soft);
  color = mix(color, mix(vec3(0.60, 0.575, 0.55), vec3(0.2, 0.17, 0.16), smoothstep(0.0012, 0.004, px)), front * white);
  vec2 look = vec2(0.0335, 0.0012);
  float iris = fill(ring(p, look, vec2(0.0092)), soft) * white * (1.0 - 0.5 * smoothstep(0.002, 0.006, px));
  vec3 irisColor = mix(vec3(0.07, 0.035, 0.018), vec3(0.1, 0.16, 0.2), step(0.86, vFace.w));
  color = mix(color, irisColor, front * iris);
  color = mix(color, vec3(0.004), front * fill(ring(p, look, vec2(0.0045)), soft) * white);
  vec2 q = vec2(vLocal.x, vLocal.y);
  float side = sign(vLocal.x);
  float spark = fill(ring(q, vec2(side * 0.0335 - 0.0032, 0.0036), vec2(0.0022)), px / 0.002) * white * smoothstep(0.003, 0.001, px);
  color = mix(color, vec3(0.95), front * spark);
  float lash = fill(abs(ring(p, eye + vec2(0.0, -0.0005), size + vec2(0.0006, 0.0012))) * 0.012 - 0.0011, px) * step(eye.y - 0.002, p.y + 0.006 * (1.0 - open));
  color = mix(color, vec3(0.018, 0.012, 0.01), front * lash * 0.85);
  float arch = 0.0265 + 0.006 * seed - 22.0 * pow(p.x - 0.031, 2.0);
  float brow = fill(abs(p.y - arch) - 0.0030 * smoothstep(0.058, 0.045, p.x), px) * smoothstep(0.011, 0.016, p.x) * smoothstep(0.06, 0.05, p.x);
  color = mix(color, vHair * 0.7, front * brow * 0.9);
  float smile = -0.0605 + 5.5 * p.x * p.x;
  float talk = vFace.x;
  float lips = fill(abs(p.y - smile + 0.0008 - talk * 0.0045) - (0.0056 + 0.0085 * talk) * (1.0 - smoothstep(0.012, 0.027, p.x)), px);
  color = mix(color, skin * vec3(0.72, 0.42, 0.4), front * lips * 0.85 * (1.0 - smoothstep(0.019, 0.026, p.x)));
  float gap = fill(abs(p.y - smile - talk * -0.001) - (0.0007 + 0.0095 * talk) * (1.0 - smoothstep(0.004, 0.023, p.x)), px);
  color = mix(color, vec3(0.06, 0.012, 0.012), front * gap * (0.65 + 0.35 * talk) * (1.0 - smoothstep(0.016, 0.023, p.x)));
  wet = front * white;
  return color;
}

void main() {
  int id = int(vPart.x + 0.5);
  vec3 n = normalize(vNormal);
  if (!gl_FrontFacing) n = -n;
  vec3 toEye = normalize(cameraPosition - vPlace);
  vec3 base = vBase;
  float wet = 0.0;
  float soft = 0.0;
  if (id == 0) { base = face(base, wet); soft = 1.0; }
  else if (id == 1) base *= 0.88 + 0.24 * (0.5 + 0.5 * sin(vLocal.x * 900.0 + sin(vLocal.y * 40.0) * 3.0 + vLocal.z * 300.0)) * smoothstep(0.0016, 0.0003, fwidth(vLocal.x) + fwidth(vLocal.z));
  else if (id == 2) {
    float t = vPart.y / 1.05;
    float kind = vPart.w;
    float ahead = step(vLocal.z, 0.0);
    if (t > 1.035) { soft = 1.0; base = vHair; }
    else if (t > 0.09) {
      // Blazers open over a shirt; shirts have a button line; jumpers a collar.
      float v = abs(vLocal.x) - 0.058 * smoothstep(0.42, 1.0, t);
      if (kind > 1.5 && ahead > 0.5 && t > 0.42 && v < 0.0) base = vec3(0.62, 0.6, 0.57);
      if (kind > 1.5 && ahead > 0.5 && abs(v - 0.004) < 0.004 && t > 0.4) base *= 0.55;
      if (kind > 0.5 && kind < 1.5 && ahead > 0.5) base *= 1.0 - 0.35 * smoothstep(0.004, 0.002, abs(vLocal.x));
      base *= 1.0 - 0.3 * smoothstep(0.985, 1.0, t);
    }
  } else if (id <= 4) {
    if (vPart.w < 0.5 && vPart.y > 0.8) { soft = 1.0; base = vHair; }
  } else if (id >= 7 && id <= 8) soft = 1.0;
  vec3 around = gridLight(vPlace, n) * vPart.z;
  // Faces matter more than the warmth of the lamps: half of the tint is taken back, and nobody sits in the dark.
  around = mix(around, vec3(dot(around, vec3(0.3, 0.55, 0.15))), 0.5) * 1.45 + 0.05 * vPart.z;
  vec3 light = base * around;
  if (soft > 0.5) light += base * vec3(0.12, 0.035, 0.02) * around;
  float facing = max(0.0, dot(n, toEye));
  light += around * pow(1.0 - facing, 3.5) * (id == 1 ? vec3(0.10, 0.085, 0.07) : vec3(0.07)) * (0.4 + 0.6 * max(0.0, n.y));
  light += around * wet * 0.05;
  gl_FragColor = vec4(toScreen(light), 1.0);
}
`;
