/**
 * Faces, drawn where they lie on the head: sharp at any distance, and they cost no triangles. Metres about the point between the eyes.
 */
export const faceGlsl = `
float ring(vec2 p, vec2 c, vec2 r) { return length((p - c) / r) - 1.0; }
float fill(float d, float soft) { float s = min(soft, 0.45); return 1.0 - smoothstep(-s, s, d); }
float blot(vec2 p, vec2 c, vec2 r) { vec2 d = (p - c) / r; return exp(-dot(d, d)); }

/** Beard, glasses and age as looks.ts wrote them: whole again after the way across a triangle. */
float code() { return floor(vMore.w + 0.5); }

/** How far inside the line where hair grows: hair-shape.ts has the same line. */
float insideHairline(float y, float z) {
  float from = vLine.x - (vLine.x + 0.01) * smoothstep(0.018, 0.058, z) + 0.034 * smoothstep(0.068, 0.08, z)
    - (0.024 - vLine.y) * smoothstep(0.104, 0.124, z);
  return min(y - from, vLine.z - y);
}

/** Hair at its roots, and beards. */
vec3 grown(vec3 skin, vec3 hair, vec2 p, float px) {
  float z = vLocal.z;
  float fray = 0.0;
#ifdef NEAR
  fray = (noise(vLocal.x * 300.0 + z * 210.0) - 0.5) * 0.011 * smoothstep(0.003, 0.0012, px);
#endif
  float roots = smoothstep(-1.0, 1.0, (insideHairline(vLocal.y, z) + fray) / max(vMore.x, px)) * (vLine.w < 0.5 ? 0.1 : vLine.w > 2.5 && vLine.w < 3.5 ? 0.0 : 0.92);
  vec3 color = mix(skin, hair * 0.8, roots);
  float kind = mod(code(), 8.0);
  if (kind < 0.5) return color;
  float cheek = mix(-0.052, -0.006, smoothstep(0.026, 0.074, p.x));
  float jaw = smoothstep(0.006, -0.006, p.y - cheek + fray * 0.7) * smoothstep(0.094, 0.08, z);
  float lip = fill(ring(p, vec2(0.0, -0.0485 - 0.1 * p.x), vec2(0.027, 0.0072)), 0.3);
  float chin = fill(ring(p, vec2(0.0, -0.09), vec2(0.024, 0.024)), 0.3);
  float beard = kind < 1.5 ? 0.32 * max(jaw, lip) : kind < 2.5 ? max(jaw, lip) : kind < 3.5 ? max(lip * 0.8, chin) : lip;
  return mix(color, hair * (0.75 + fray * 40.0), 0.88 * beard);
}

/** How far outside a lens: round, or square with round corners. */
float lensEdge(vec2 p, float kind) {
  vec2 d = p - vec2(0.0335, -0.003);
  float round = length(d) - 0.0195;
  vec2 box = abs(d) - vec2(0.0155, 0.0095);
  float square = length(max(box, 0.0)) + min(max(box.x, box.y), 0.0) - 0.0065;
  return kind > 1.5 && kind < 2.5 ? round : square;
}

/** A rounded frame round each eye, a bridge, and sides that run to the ears. */
float frames(vec2 p, float kind, float px) {
  vec2 d = p - vec2(0.0335, -0.003);
  float edge = lensEdge(p, kind);
  float thin = kind > 2.5 ? 0.0006 : 0.0011;
  float rim = fill(abs(edge) / 0.0022 - thin / 0.0022, px / 0.0022);
  if (kind > 2.5) rim *= smoothstep(-0.004, 0.0, d.y) + 0.25;
  float bridge = fill(abs(p.y - 0.003 + 20.0 * p.x * p.x) / 0.0022 - 0.5, px / 0.0022) * step(p.x, 0.015);
  float sides = fill(abs(p.y - 0.003) / 0.0022 - 0.6, px / 0.0022) * step(0.052, p.x) * step(vLocal.z, 0.09);
  return max(max(rim * step(vLocal.z, 0.05), bridge), sides);
}

vec3 face(vec3 skin, vec3 hair, out float wet) {
  vec2 p = vec2(abs(vLocal.x), vLocal.y);
  float px = max(fwidth(vLocal.x) + fwidth(vLocal.y), 1e-4);
  wet = 0.0;
  vec3 color = skin;
  float front = smoothstep(0.072, 0.045, vLocal.z);
  float seed = vFace.z;
  float strong = vFace.w;
  float talk = vFace.x;
  // Where light does not reach and where blood shows.
  color *= 1.0 - front * 0.3 * blot(p, vec2(0.031, 0.001), vec2(0.02, 0.012));
  color *= 1.0 - front * 0.2 * blot(p, vec2(0.0135, -0.018), vec2(0.005, 0.022));
  color *= 1.0 - front * 0.34 * blot(p, vec2(0.0, -0.0465), vec2(0.014, 0.0045));
  color *= 1.0 - front * 0.22 * blot(p, vec2(0.0, -0.079), vec2(0.015, 0.005));
  color *= 1.0 + front * 0.13 * (blot(p, vec2(0.0, -0.012), vec2(0.004, 0.026)) + blot(p, vec2(0.0, -0.034), vec2(0.007, 0.007)));
  color = mix(color, color * vec3(1.1, 0.8, 0.76), front * 0.55 * blot(p, vec2(0.042, -0.03), vec2(0.018, 0.014)));
  bool isEar = vPart.y > 0.5;
  if (!isEar) color = grown(color, hair, p, px);
  if (front > 0.0) {
    float open = vFace.y;
    float apart = 0.0325 + 0.002 * fract(seed * 3.3);
    vec2 eye = vec2(apart, -0.001 + (p.x - apart) * 0.12 * (fract(seed * 9.1) - 0.3));
    vec2 size = vec2(0.0158, (0.0088 + 0.0016 * fract(seed * 6.7)) * max(0.06, open));
    float soft = px / 0.012;
    float lid = ring(p, eye + vec2(0.0, 0.0022), size * vec2(1.12, 1.0) + vec2(0.0, 0.0044));
    color = mix(color, color * vec3(0.66, 0.55, 0.53), front * 0.7 * fill(lid, soft + 0.16));
    float white = fill(ring(p, eye, size), soft);
    color = mix(color, mix(vec3(0.5, 0.48, 0.46), vec3(0.22, 0.19, 0.18), smoothstep(0.0015, 0.005, px)), front * white);
    vec2 pupil = vec2(apart, 0.0008);
    float iris = fill(ring(p, pupil, vec2(0.0094)), soft * 0.6) * white;
    vec3 irisColor = vPart.w < 0.72 ? vec3(0.06, 0.03, 0.016) : vPart.w < 0.87 ? vec3(0.1, 0.075, 0.03) : vec3(0.09, 0.16, 0.2);
    color = mix(color, irisColor, front * iris);
    color = mix(color, vec3(0.004), front * fill(ring(p, pupil, vec2(0.0046)), soft * 0.6) * white);
    float spark = fill(ring(vLocal.xy, vec2(sign(vLocal.x) * apart - 0.003, 0.0034), vec2(0.0021)), px / 0.002) * white * smoothstep(0.0016, 0.0007, px);
    color = mix(color, vec3(0.95), front * spark);
    float thick = mix(0.0016, 0.0009, strong);
    float lash = fill(abs(ring(p, eye + vec2(0.0, -0.0004), size + vec2(0.0006, 0.0012))) * 0.012 - thick, px) * step(eye.y - 0.001, p.y + 0.006 * (1.0 - open));
    color = mix(color, vec3(0.016, 0.011, 0.009), front * lash * 0.9);
    // Brows: fuller and lower on a strong face.
    float bow = p.x - 0.03;
    float arch = 0.0235 + 0.004 * fract(seed * 4.1) + 0.004 * (1.0 - strong) - (14.0 + 12.0 * (1.0 - strong)) * bow * bow;
    float browThick = mix(0.0019, 0.0036, strong) * smoothstep(0.058, 0.036, p.x);
    float brow = fill((abs(p.y - arch) - browThick) / 0.002, px / 0.002) * smoothstep(0.009, 0.015, p.x) * smoothstep(0.059, 0.05, p.x);
    color = mix(color, hair * 0.6, front * brow * 0.85);
    float nostril = fill(ring(p, vec2(0.0066, -0.0432), vec2(0.0034, 0.0021)), px / 0.003);
    color = mix(color, color * 0.35, front * nostril * smoothstep(0.004, 0.0015, px));
    // Lips, and what is between them.
    float wide = mix(0.0225, 0.0255, fract(seed * 8.7));
    float bend = -0.0612 + 5.0 * p.x * p.x * (0.5 + fract(seed * 2.3));
    float taper = 1.0 - smoothstep(0.4 * wide, wide * 1.1, p.x);
    float full = mix(0.0072, 0.0048, strong) * taper;
    float up = p.y - bend;
    float cupid = 1.0 - 0.25 * bump(p.x / 0.004);
    float lips = up > 0.0 ? fill((up - talk * 0.002 - full * 0.8 * cupid) / 0.0025, px / 0.0025) : fill((-up - talk * 0.012 * taper - full * 1.15) / 0.0025, px / 0.0025);
    lips *= step(p.x, wide);
    color = mix(color, skin * mix(vec3(0.8, 0.44, 0.43), vec3(0.83, 0.6, 0.57), strong) * (up > 0.0 ? 0.88 : 1.06), front * lips * 0.85);
    float gap = fill((abs(up + talk * 0.004 * taper) - (0.0006 + 0.0085 * talk * taper)) / 0.002, px / 0.002) * step(p.x, wide * 0.96);
    vec3 mouth = mix(vec3(0.07, 0.014, 0.014), vec3(0.62, 0.58, 0.54), step(0.3, talk) * step(0.0008 - 0.0005 * talk, up) * step(p.x, wide * 0.7));
    color = mix(color, mouth, front * gap * (0.6 + 0.4 * talk));
    float old = step(64.0, code());
    float fold = fill(abs(p.x - 0.0185 - (-0.04 - p.y) * 0.45) / 0.0018 - 0.4, 0.45) * smoothstep(-0.066, -0.055, p.y) * smoothstep(-0.034, -0.042, p.y);
    float brows = fill(abs(fract((p.y - 0.052) / 0.011) - 0.5) * 5.0 - 0.3, 0.45) * step(0.05, p.y) * step(p.y, 0.078) * smoothstep(0.04, 0.02, p.x);
    color *= 1.0 - front * smoothstep(0.004, 0.0015, px) * (fold * (0.1 + 0.15 * old) + 0.12 * old * brows);
    wet = front * white;
  }
  float kind = mod(floor(code() / 8.0), 8.0);
  if (kind > 0.5) {
    // They stand off the face: a shadow under them, and the room in their glass.
    color *= 1.0 - 0.3 * frames(p + vec2(-0.0008, 0.0036), kind, max(px, 0.0022)) * step(vLocal.z, 0.09);
    float inside = smoothstep(0.0006, -0.0006, lensEdge(p, kind)) * step(vLocal.z, 0.05);
    float streak = vLocal.x + 0.55 * vLocal.y + 0.02 * fract(seed * 5.3);
    float glint = bump((fract(streak / 0.067) - 0.5) * 9.0) + 0.5 * bump((fract(streak / 0.067) - 0.66) * 22.0);
    color += inside * (0.012 + 0.055 * glint) * smoothstep(0.004, 0.0012, px);
    float frame = frames(p, kind, px) * step(vLocal.z, 0.09);
    // Light on the upper edge of the frame.
    float lit = max(0.0, frame - frames(p + vec2(0.0, 0.0009), kind, px));
    color = mix(color, fract(seed * 12.9) < 0.6 ? vec3(0.012) : vec3(0.09, 0.045, 0.02), frame * 0.95) + 0.05 * lit;
  }
  return color;
}
`;
