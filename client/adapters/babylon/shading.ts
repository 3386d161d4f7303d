/** Shader text that every material of the hall shares. */

/** Light is linear up to here; brighter light rolls off as film does. sRGB for the screen. */
export const toneMapGlsl = `
vec3 toScreen(vec3 light) {
  vec3 x = light * 1.75;
  vec3 film = clamp((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14), 0.0, 1.0);
  return pow(film, vec3(1.0 / 2.2));
}
`;

/** What COLOR_0 and the light grid were divided by before their square root was taken (assets/make/hall/bake-hall.mjs). */
export const lightScale = 4;

/**
 * Light at a place of the hall for what moves or stands in it: 64 × 48 cells over the plan, for three directions one after the other. The
 * last row says what they cover, as millimetres + 32,768 in two bytes each.
 */
export const gridLightGlsl = `
uniform sampler2D lightGrid;
// house: how much of the light from above comes back from what is around.
vec3 gridLight(vec3 place, vec3 normal, float house) {
  vec4 corner = floor(texelFetch(lightGrid, ivec2(0, 144), 0) * 255.0 + 0.5);
  vec4 size = floor(texelFetch(lightGrid, ivec2(1, 144), 0) * 255.0 + 0.5);
  vec2 from = vec2(corner.x * 256.0 + corner.y, corner.z * 256.0 + corner.w) / 1000.0 - 32.768;
  vec2 over = vec2(size.x * 256.0 + size.y, size.z * 256.0 + size.w) / 1000.0 - 32.768;
  vec2 at = clamp((place.xz - from) / over, vec2(0.008, 0.011), vec2(0.992, 0.989));
  vec3 above = texture2D(lightGrid, vec2(at.x, at.y * 48.0 / 145.0)).rgb;
  vec3 stage = texture2D(lightGrid, vec2(at.x, (at.y + 1.0) * 48.0 / 145.0)).rgb;
  vec3 behind = texture2D(lightGrid, vec2(at.x, (at.y + 2.0) * 48.0 / 145.0)).rgb;
  above *= above; stage *= stage; behind *= behind;
  float up = 0.5 + 0.5 * normal.y;
  vec3 side = mix(behind, stage, 0.5 - 0.5 * normal.z) + house * above;
  return ${lightScale.toFixed(1)} * (above * up * up + side * (1.0 - normal.y * normal.y) * 0.75 + above * 0.10 * (1.0 - up));
}
vec3 gridLight(vec3 place, vec3 normal) { return gridLight(place, normal, 0.0); }
// Eyes that look into the audience are used to its dusk: the darker it is, the more of it they see.
vec3 duskLight(vec3 place, vec3 normal, float house) {
  vec3 light = gridLight(place, normal, house);
  return light * (2.1 + 2.2 * exp(-4.0 * dot(light, vec3(0.33))));
}
`;
