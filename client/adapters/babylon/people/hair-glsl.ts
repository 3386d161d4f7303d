/** Hair by what it is made of (hair-shape.ts): strands with a sheen across them, curls, locs, and the cloth of scarves and turbans. */
export const hairGlsl = `
/** How much of a pattern of so many waves can be seen. */
float seen(float waves, float width) { return 1.0 - smoothstep(0.25, 0.8, waves * width); }

vec3 strands(vec3 base, inout vec3 n, vec3 toEye, out vec3 shine) {
  float s = vPart.y;
  float width = fwidth(s);
  float gloss = vMore.z;
  vec3 way = normalize(vSecond.rgb);
  int stuff = int(vLine.w + 0.5);
  vec3 color = base;
  shine = vec3(0.0);
  // Deeper hair, at the nape and under its own roof, is darker.
  color *= 0.62 + 0.38 * smoothstep(-0.09, 0.07, vLocal.y);
  if (stuff == 3) {
    float fold = noise(s * 7.0) * 0.7 + noise(s * 17.0 + 4.0) * 0.3;
    n = normalize(n + 0.35 * (fold - 0.5) * vec3(0.0, 1.0, 0.0));
    return base * (0.72 + 0.5 * fold);
  }
  if (stuff == 2) {
    vec3 q = vLocal * 210.0;
    float curl = sin(q.x + 1.7 * sin(q.y * 0.6)) * sin(q.y + 1.3 * sin(q.z * 0.7)) * sin(q.z + 1.5 * sin(q.x * 0.5));
    float fine = 1.0 - smoothstep(0.004, 0.012, fwidth(vLocal.x) + fwidth(vLocal.y) + fwidth(vLocal.z));
    color *= 1.0 + 0.75 * curl * fine;
    shine = (0.012 + base * 0.25) * gloss * fine * max(0.0, curl);
    return color;
  }
  if (stuff == 4) {
    float lane = s * 7.0;
    float rope = abs(sin(lane * 3.1416));
    float twist = 0.5 + 0.5 * sin(vLocal.y * 330.0 + lane * 9.0);
    float a = seen(7.0, width);
    color *= mix(0.8, (0.3 + 0.7 * rope) * (0.8 + 0.3 * twist), a);
    shine = (0.015 + base * 0.4) * gloss * rope * rope * twist * a * 0.6;
    return color;
  }
  // Locks of different width, that part and meet on their way.
  float sway = 0.35 * noise(vLocal.y * 31.0 + s * 3.0) + 0.2 * noise(vLocal.x * 45.0);
  float streak = (noise(s * 6.5 + sway) - 0.5) * 0.9 * seen(8.0, width);
#ifdef NEAR
  float lock = noise(s * 19.0 + 2.0 * sway + 7.0);
  streak += (lock - 0.5) * 0.6 * seen(19.0, width) + (noise(s * 83.0 + 6.0 * sway) - 0.5) * (0.25 + 0.6 * lock) * seen(83.0, width);
#endif
  color *= 1.0 + 0.62 * streak;
  // A parting: the skin between.
  float parting = smoothstep(0.0032, 0.001, abs(vLocal.x - vMore.y)) * step(vLocal.z, 0.145) * smoothstep(0.1, 0.118, vLocal.y);
  color = mix(color, color * 0.42, parting);
  vec3 between = normalize(toEye * 0.8 + vec3(0.0, 1.0, 0.0));
  float over = dot(way, between) + 0.14 * streak;
  shine = (0.045 + base * 0.6) * gloss * pow(max(0.0, 1.0 - over * over), 14.0) * max(0.0, 0.45 + 1.2 * streak) * smoothstep(-0.2, 0.5, dot(n, between));
  return color;
}
`;
