/** Clothes by kind (tops in looks.ts), drawn where they lie on the body. */
export const clothGlsl = `
/** Creases: light and dark, and a little turn of the normal. */
vec3 creased(vec3 base, inout vec3 n, float crease) {
  n = normalize(n + vec3(0.0, 0.22 * crease, 0.0));
  return base * (1.0 + 0.1 * crease);
}

/** A back: shoulder blades, the hollow between them, seams over the shoulders, folds where it bends, a hem; and what hangs there. */
vec3 behind(vec3 color, int kind, float x, float t, float px) {
  float blade = bump((x - 0.08) / 0.034) * bump((t - 0.79) / 0.075);
  float hollow = bump(x / 0.016) * smoothstep(0.22, 0.45, t) * smoothstep(0.93, 0.8, t);
  float under = bump((x - 0.1) / 0.03) * bump((t - 0.66) / 0.05);
  color *= 1.0 + 0.16 * blade - 0.2 * hollow - 0.13 * under;
  if (kind != 8) {
    float seam = abs(t - 0.965 + 0.28 * x);
    color *= 1.0 - 0.3 * smoothstep(0.003 + px, 0.0, seam) * step(0.05, x);
    float side = 0.06 * sin(vFace.z * 40.0);
    float fold = sin(t * 70.0 - x * 26.0 + vLocal.x * (22.0 + 200.0 * side) + vFace.z * 30.0);
    color *= 1.0 + 0.13 * fold * bump((t - 0.27) / 0.09);
    float rib = vLocal.x * 360.0;
    bool isKnit = kind == 3 || kind == 4;
    if (isKnit && t < 0.16) color *= 0.92 + 0.2 * sin(rib) * (1.0 - smoothstep(0.6, 2.0, fwidth(rib)));
    color *= 1.0 - 0.35 * smoothstep(0.004 + px, 0.0, abs(t - (isKnit ? 0.16 : 0.118)));
  }
  if (kind == 3) {
    // A hood that lies on the shoulders.
    float hood = length(vec2(x / 0.1, (t - 0.93) / 0.12));
    color *= 1.0 - 0.45 * smoothstep(0.09 + px * 8.0, 0.0, abs(hood - 1.0)) * step(t, 0.98) + 0.14 * smoothstep(1.0, 0.5, hood);
  } else if (kind == 2) color *= 1.0 - 0.4 * smoothstep(0.002 + px, 0.0, x) * step(t, 0.32);
  return color;
}

vec3 torso(vec3 base, inout vec3 n, out float skin) {
  float t = vPart.y / 1.05;
  int kind = int(vPart.w + 0.5);
  float x = abs(vLocal.x);
  bool isFront = vLocal.z < 0.0;
  skin = 0.0;
  // The neck comes out of a line, lower in front.
  float dip = kind == 0 || kind == 5 || kind == 8 ? 0.075 : kind == 4 || kind == 6 ? 0.02 : 0.035;
  float neckline = 1.04 - (isFront ? dip * smoothstep(0.075, 0.0, x) : 0.0);
  if (t > neckline) {
    skin = 1.0;
    // Under chin and hair.
    return vLine.rgb * (0.94 - 0.34 * smoothstep(1.07, 1.2, t));
  }
  if (t < 0.09 && kind != 8) return base;
  float px = fwidth(vLocal.x) + fwidth(t) * 0.7;
  vec3 color = base;
  float hem = smoothstep(neckline - 0.022, neckline - 0.016, t);
  if (kind == 1 || kind == 7) {
    // A collar that falls over, a yoke across the back, buttons in front.
    float fall = isFront ? 0.955 - 0.3 * max(0.0, 0.05 - x) : 0.968;
    color *= 1.0 + 0.1 * smoothstep(fall, fall + 0.004, t) - 0.35 * smoothstep(0.008, 0.0, abs(t - fall));
    if (!isFront) color *= 1.0 - 0.22 * smoothstep(0.004 + px, 0.0, abs(t - 0.86));
    else {
      color *= 1.0 - 0.3 * smoothstep(0.003 + px, 0.001, abs(x - 0.012)) * step(t, fall);
      float button = length(vec2(x, (fract(t * 9.0) - 0.5) * 0.09));
      color = mix(color, vec3(0.5), 0.7 * smoothstep(0.006, 0.004, button) * step(t, fall) * (kind == 1 ? 1.0 : step(0.75, t)));
    }
  } else if (kind == 2) {
    float v = x - 0.062 * smoothstep(0.4, 1.0, t);
    if (isFront && t > 0.4) {
      if (v < 0.0) color = vSecond.rgb * 0.92;
      float lapel = v - 0.03 * smoothstep(0.45, 0.8, t) * smoothstep(1.0, 0.86, t);
      color *= 1.0 - 0.4 * smoothstep(0.005 + px, 0.001, abs(lapel)) - 0.45 * smoothstep(0.005 + px, 0.001, abs(v));
    } else if (t > 1.006) color = vSecond.rgb;
    else {
      color *= 1.0 - 0.4 * smoothstep(0.006, 0.0, abs(t - 1.006)) - 0.3 * smoothstep(0.005, 0.0, abs(t - 0.945));
      if (t > 0.945) color *= 1.12;
      else color *= 1.0 - 0.3 * smoothstep(0.002 + px, 0.0, x);
    }
  } else if (kind == 3) {
    float edge = abs(t - 0.9 - (isFront ? 0.08 * smoothstep(0.06, 0.0, x) : 0.0));
    color *= 1.0 - 0.45 * smoothstep(0.02, 0.0, edge) + 0.12 * smoothstep(0.9, 0.97, t);
    if (isFront && t < 0.95) color = mix(color, vec3(0.5, 0.48, 0.45), 0.8 * smoothstep(0.003 + px, 0.001, abs(x - 0.028)) * smoothstep(0.62, 0.68, t));
  } else if (kind == 4) {
    float rib = vLocal.x * 330.0;
    color *= 1.0 + 0.22 * sin(rib) * (1.0 - smoothstep(0.6, 2.0, fwidth(rib)));
    color *= 1.0 - 0.3 * smoothstep(0.012, 0.0, abs(t - 0.965));
  } else if (kind == 5) {
    vec2 cell = vec2(vLocal.x * 52.0 + step(1.0, mod(t * 38.0, 2.0)) * 0.5, t * 38.0);
    float spot = smoothstep(0.3, 0.2, length(fract(cell) - 0.5));
    color = mix(color, vSecond.rgb, 0.55 * spot * (1.0 - smoothstep(0.3, 0.9, fwidth(cell.y) * 2.0)) * step(0.5, fract(vFace.z * 7.9)));
    color *= 1.0 - 0.25 * hem;
  } else if (kind == 6) {
    float band = t * 13.0;
    color = mix(color, vSecond.rgb, 0.8 * smoothstep(0.5 - fwidth(band), 0.5 + fwidth(band), abs(fract(band) - 0.5) * 2.0) * step(t, 0.96));
  } else if (kind == 8) {
    if (abs(t - 0.36) < 0.035) color = vSecond.rgb * 0.5;
    color *= 1.0 - 0.25 * hem;
  } else color *= 1.0 - 0.28 * hem;
  if (!isFront) color = behind(color, kind, x, t, px);
  float crease = sin(t * 26.0 + vLocal.x * 20.0 + 2.5 * sin(vLocal.x * 31.0 + vFace.z * 60.0)) * (0.35 + 0.65 * smoothstep(0.45, 0.15, t));
  color *= 1.0 - 0.3 * smoothstep(0.13, 0.19, x) * smoothstep(0.86, 0.74, t) * smoothstep(0.6, 0.74, t);
  return creased(color, n, crease * smoothstep(0.97, 0.9, t));
}

vec3 sleeve(vec3 base, inout vec3 n, out float skin) {
  float t = vPart.y;
  int kind = int(vPart.w + 0.5);
  float ends = kind == 0 || kind == 6 || kind == 7 ? 0.72 : kind == 8 ? 0.5 : 1.93;
  skin = step(ends, t);
  if (t > ends) return vSecond.rgb;
  vec3 color = base;
  if (kind == 6) {
    float band = t * 5.2;
    color = mix(color, vec3(0.6, 0.58, 0.54), 0.6 * smoothstep(0.5 - fwidth(band), 0.5 + fwidth(band), abs(fract(band) - 0.5) * 2.0));
  }
  if (kind == 2 && t > 1.85) color = vec3(0.58, 0.56, 0.53);
  color *= 1.0 - 0.35 * smoothstep(0.03, 0.0, abs(t - ends + 0.05));
  float near = bump((t - 1.0) * 3.2) + 0.5 * bump((t - 0.2) * 4.0);
  return creased(color, n, near * sin(t * 34.0 + vLocal.x * 60.0 + vFace.z * 40.0));
}
`;
