import { lightScale, toneMapGlsl } from '../shading.ts';

/**
 * The hall itself: light comes from the light map (as square root), the surfaces by number (alpha × 16). Numbers are those of
 * assets/make/townhall/model.mjs: 0 slats, 1 stage boards, 2 carpet, 3 plaster, 4 panels, 5 metal, 6 glow, 7 curtain, 8 cool glow; and of
 * assets/make/hall/surfaces.mjs, with a colour of their own: 9 timber, 10 floor boards, 11 stone, 12 plaster, 13 cloth, 14 glow, 15 lacquer.
 */
export const hallVertex = `
precision highp float;
attribute vec3 position;
attribute vec3 normal;
attribute vec2 uv;
attribute vec2 uv2;
attribute vec4 color;
uniform mat4 world;
uniform mat4 viewProjection;
varying vec3 vPlace;
varying vec3 vNormal;
varying vec2 vUv;
varying vec2 vLightUv;
varying float vSurface;
varying vec3 vTint;
void main() {
  vec4 place = world * vec4(position, 1.0);
  vPlace = place.xyz;
  vNormal = normal;
  vUv = uv;
  vLightUv = uv2;
  vSurface = color.a * 16.0;
  vTint = color.rgb * color.rgb;
  gl_Position = viewProjection * place;
}
`;

export const hallFragment = `
precision highp float;
precision highp sampler2DArray;
varying vec3 vPlace;
varying vec3 vNormal;
varying vec2 vUv;
varying vec2 vLightUv;
varying float vSurface;
varying vec3 vTint;
uniform vec3 cameraPosition;
uniform sampler2DArray detail;
uniform sampler2D picture;
uniform sampler2D lightMap;
uniform vec3 screenCenter;
uniform vec2 screenHalf;
${toneMapGlsl}
// 0 on the joint between two tiles of 1, side wide to each side; as soft as a pixel is wide.
float joint(float along, float side) {
  float soft = fwidth(along) + 1e-4;
  float away = 0.5 - abs(fract(along) - 0.5);
  return mix(1.0, smoothstep(side - soft * 0.5, side + soft, away), clamp(side * 4.0 / soft, 0.0, 1.0));
}
float hash(float n) { return fract(sin(n * 127.1) * 43758.5453); }

void main() {
  int surface = int(vSurface + 0.5);
  vec3 n = normalize(vNormal);
  vec3 toEye = normalize(cameraPosition - vPlace);
  if (!gl_FrontFacing) n = -n;
  vec3 lit = textureLod(lightMap, vLightUv, 0.0).rgb;
  lit *= lit * ${lightScale.toFixed(1)};
  vec3 base = vec3(0.2);
  float gloss = 0.0;
  vec2 grain = vUv;
  float layer = 0.0;
  float tone = 1.0;
  if (surface == 0) {
    base = vec3(0.44, 0.245, 0.12); gloss = 0.18;
    grain = vec2(vUv.x * 1.9, vUv.y * 0.33);
    tone = 0.82 + 0.36 * hash(floor(vUv.x * 3.1) + 3.0);
  } else if (surface == 1) {
    float plank = floor(vUv.x / 0.145);
    float along = vUv.y + hash(plank) * 7.0;
    float board = floor(along / 2.4);
    float across = fract(vUv.x / 0.145);
    float end = fract(along / 2.4);
    float seam = smoothstep(0.0, 0.035, across) * smoothstep(1.0, 0.965, across) * smoothstep(0.0, 0.004, end);
    base = vec3(0.36, 0.205, 0.105); gloss = 0.9;
    tone = (0.78 + 0.44 * hash(plank * 1.7 + board * 3.1)) * mix(0.45, 1.0, seam);
    grain = vec2(vUv.x * 1.6 + hash(plank) * 9.0, along * 0.3);
  } else if (surface == 2) {
    base = vec3(0.155, 0.118, 0.105); layer = 1.0; grain = vUv * 1.15;
    float weave = step(0.5, fract(vUv.x * 0.45 + 0.25 * sin(vUv.y * 1.1))) * 0.10;
    tone = 1.0 + weave;
  } else if (surface == 3) {
    base = vec3(0.235, 0.20, 0.175); layer = 2.0; grain = vUv * 0.5;
  } else if (surface == 4) {
    base = vec3(0.2, 0.115, 0.065); gloss = 0.25; grain = vec2(vUv.y * 2.0, vUv.x * 0.35);
  } else if (surface == 5) {
    base = vec3(0.045, 0.043, 0.042); gloss = 0.5; layer = 2.0;
  } else if (surface == 7) {
    base = vec3(0.07, 0.075, 0.1); layer = 3.0; grain = vUv * 0.9;
  } else if (surface == 9) {
    base = vTint; gloss = 0.22;
    grain = vec2(vUv.y * 1.7 + vUv.x * 0.2, vUv.x * 0.31);
  } else if (surface == 10) {
    float plank = floor(vUv.x / 0.16);
    float along = vUv.y + hash(plank) * 7.0;
    float board = floor(along / 1.9);
    float seam = joint(vUv.x / 0.16, 0.02) * joint(along / 1.9, 0.0022);
    base = vTint; gloss = 0.5;
    tone = (0.8 + 0.4 * hash(plank * 1.7 + board * 3.1)) * mix(0.5, 1.0, seam);
    grain = vec2(vUv.x * 1.5 + hash(plank) * 9.0, along * 0.3);
  } else if (surface == 11) {
    float row = floor(vUv.y / 0.6);
    float along = vUv.x / 1.2 + 0.5 * mod(row, 2.0);
    base = vTint; gloss = 0.55; layer = 2.0; grain = vUv * 0.35 + hash(floor(along) + row * 7.0);
    tone = (0.9 + 0.2 * hash(floor(along) * 1.3 + row * 5.7)) * mix(0.62, 1.0, joint(along, 0.004) * joint(vUv.y / 0.6, 0.008));
  } else if (surface == 12) {
    base = vTint; layer = 2.0; grain = vUv * 0.5; tone = 1.1;
  } else if (surface == 13) {
    base = vTint; layer = 1.0; grain = vUv * 2.2;
  } else if (surface == 15) {
    base = vTint; layer = 2.0; gloss = 0.35; tone = 1.1;
  }
  vec2 t = texture(detail, vec3(grain, layer)).rg;
  vec3 albedo = base * tone * mix(0.6, 1.32, t.r);
  float facing = max(0.0, dot(n, toEye));
  float fresnel = pow(1.0 - facing, 5.0);
  vec3 light = lit * albedo;
  if (gloss > 0.0) {
    // What a surface mirrors: the light around it, and the picture on the screen.
    light += lit * gloss * (0.012 + 0.16 * fresnel) * mix(0.5, 1.2, t.g);
    vec3 mirror = reflect(-toEye, n);
    if (surface == 1 && mirror.z < -0.02) {
      float reach = (screenCenter.z - vPlace.z) / mirror.z;
      vec2 hit = (vPlace + mirror * reach).xy - screenCenter.xy;
      float blur = 0.05 + 0.16 * reach;
      vec2 inside = smoothstep(screenHalf + blur, screenHalf - blur, abs(hit));
      vec2 at = hit / screenHalf * 0.5 + 0.5;
      vec3 seen = textureLod(picture, at, 3.6 + reach * 0.3).rgb;
      light += seen * seen * inside.x * inside.y * (0.05 + 0.75 * fresnel) * mix(0.55, 1.1, t.g) * tone;
    }
  }
  if (surface == 6) light = vPlace.y > 8.0 ? vec3(1.9, 1.3, 0.75) : vec3(0.62, 0.34, 0.15);
  if (surface == 14) light = vTint * 3.0;
  if (surface == 8) light = vec3(0.55, 0.95, 0.7);
  gl_FragColor = vec4(toScreen(light), 1.0);
}
`;
