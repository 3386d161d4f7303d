import { gridLightGlsl, toneMapGlsl } from '../shading.ts';
import { clothGlsl } from './cloth-glsl.ts';
import { faceGlsl } from './face-glsl.ts';
import { hairGlsl } from './hair-glsl.ts';
import { peopleVaryings } from './people-vertex.ts';

/** With NEAR defined: for those who can be looked at closely. What comes from where: people-vertex.ts. */
export const peopleFragment = `
precision highp float;
${peopleVaryings}uniform vec3 cameraPosition;
${gridLightGlsl}
${toneMapGlsl}
float bump(float x) { return exp(-x * x); }
float hash(float x) { return fract(sin(x * 12.9898) * 43758.5453); }
float noise(float x) { float i = floor(x), f = x - i; return mix(hash(i), hash(i + 1.0), f * f * (3.0 - 2.0 * f)); }
${faceGlsl}
${hairGlsl}
${clothGlsl}
void main() {
#ifdef NEAR
  float grain = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
  if (vSecond.w < 1.0 && vSecond.w <= grain) discard;
#endif
  int id = int(vPart.x + 0.5);
  vec3 n = normalize(vNormal);
  vec3 toEye = normalize(cameraPosition - vPlace);
  vec3 base = vBase;
  vec3 shine = vec3(0.0);
  float wet = 0.0;
  float skin = 0.0;
  if (id == 0) {
    base = face(base, vSecond.rgb, wet);
    skin = 1.0;
  } else if (id == 1) base = strands(base, n, toEye, shine);
  else if (id == 2) base = torso(base, n, skin);
  else if (id <= 4) base = sleeve(base, n, skin);
  else if (id >= 7 && id <= 8) {
    skin = 1.0;
    // Fingers of a hand that has none.
    base *= 1.0 - 0.4 * smoothstep(-0.05, -0.07, vLocal.z) * smoothstep(0.004, 0.001, abs(abs(vLocal.x) - 0.0105) - 0.0002) * step(vLocal.x * vLocal.x, 0.0009);
  }
  vec3 around = duskLight(vPlace, n, 0.25) * vPart.z;
  // Faces matter more than the warmth of the lamps: half of the tint is taken back, and nobody sits in the dark.
  around = mix(around, vec3(dot(around, vec3(0.3, 0.55, 0.15))), 0.5) * 1.45 + 0.075 * vPart.z;
  // The palest skin would burn out under the lamps: it is exposed as a photographer would.
  around *= 1.0 - 0.24 * skin * smoothstep(0.2, 0.38, base.g);
  vec3 light = base * around;
  float facing = max(0.0, dot(n, toEye));
  // Light goes a little way under skin, and most where it turns away.
  light += skin * base * vec3(0.1, 0.035, 0.022) * around * (1.4 - facing);
  vec3 between = normalize(toEye + vec3(0.0, 1.1, 0.0));
  light += around * shine;
  light += skin * around * 0.05 * pow(max(0.0, dot(n, between)), 18.0);
  light += around * pow(1.0 - facing, 3.5) * (id == 1 ? vec3(0.10, 0.085, 0.07) : vec3(0.07)) * (0.4 + 0.6 * max(0.0, n.y));
  light += around * wet * 0.05;
  gl_FragColor = vec4(toScreen(light), 1.0);
}
`;
