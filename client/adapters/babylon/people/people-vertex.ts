/** Texels of a person's row in the pose texture. */
export const poseTexels = 8;

/** What the vertex shader hands to the fragment shader. */
export const peopleVaryings = `
varying vec3 vPlace;
varying vec3 vNormal;
varying vec3 vLocal;
varying vec4 vPart;
varying vec3 vBase;
varying vec4 vSecond;
varying vec4 vFace;
varying vec4 vLine;
varying vec4 vMore;
`;

/**
 * People: one mesh, placed by a row of the pose texture. Head and hands go where they were sent; spine, elbows and knees are found here,
 * and so is what a body does by itself: it breathes, looks at who speaks and nods, each in its own time.
 * Rows: 0 head place, what is drawn; 1 head turn; 2 left hand, talk; 3 its turn; 4 right hand, whether the head is free to move; 5 its turn;
 * 6 pelvis, body yaw; 7 seated, floor, shade, age. Looks: 0 skin, hair style; 1 hair or its cloth, eye tone; 2 top, kind of top; 3 legs,
 * seed; 4 second cloth, beard and glasses; 5 brows, how strong the face is.
 */
export const peopleVertex = `
precision highp float;
precision highp sampler2D;
attribute vec3 position;
attribute vec3 normal;
attribute vec4 part;
attribute float slot;
uniform mat4 viewProjection;
uniform vec3 cameraPosition;
uniform sampler2D poses;
uniform sampler2D looks;
uniform sampler2D hair;
/** Who speaks: place, and whether anybody does. */
uniform vec4 speaker;
/** Whether bodies move by themselves: 0 under reduced motion. */
uniform float life;
/** Whether who comes very near fades. */
uniform float space;
${peopleVaryings}
float bump(float x) { return exp(-x * x); }
vec3 turn(vec4 q, vec3 v) { vec3 t = 2.0 * cross(q.xyz, v); return v + q.w * t + cross(q.xyz, t); }
vec4 both(vec4 a, vec4 b) { return vec4(a.w * b.xyz + b.w * a.xyz + cross(a.xyz, b.xyz), a.w * b.w - dot(a.xyz, b.xyz)); }

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

/** The turn of a head by itself: towards who speaks, now and then away, with a nod here and there. */
vec4 ownTurn(vec4 q, vec3 from, float seed, float now) {
  vec3 ahead = turn(q, vec3(0.0, 0.0, -1.0));
  vec3 to = speaker.xyz - from;
  float away = atan(ahead.z * to.x - ahead.x * to.z, ahead.x * to.x + ahead.z * to.z);
  float attends = speaker.w * smoothstep(0.25, 0.5, 0.5 + 0.5 * sin(now * (0.13 + 0.11 * seed) + seed * 50.0));
  float glance = 0.16 * sin(now * 0.21 + seed * 31.0) * sin(now * 0.13 + seed * 77.0);
  float yaw = mix(glance, clamp(away, -0.4, 0.4), attends);
  float nod = pow(max(0.0, sin(now * (0.3 + 0.12 * seed) + seed * 91.0)), 24.0) * (0.5 - 0.5 * cos(now * 8.0));
  float pitch = 0.022 * sin(now * 0.47 + seed * 20.0) - 0.085 * nod * speaker.w;
  float tilt = 0.03 * sin(now * 0.19 + seed * 63.0) + 0.05 * (fract(seed * 17.3) - 0.5);
  vec4 own = both(q, vec4(sin(0.5 * pitch), 0.0, sin(0.5 * tilt), 1.0));
  return normalize(both(vec4(0.0, sin(0.5 * yaw), 0.0, cos(0.5 * yaw)), own));
}

void main() {
  int row = int(slot + 0.5);
  vec4 p0 = texelFetch(poses, ivec2(0, row), 0);
  vec4 sent = texelFetch(poses, ivec2(1, row), 0);
  vec4 p2 = texelFetch(poses, ivec2(2, row), 0);
  vec4 p4 = texelFetch(poses, ivec2(4, row), 0);
  vec4 p6 = texelFetch(poses, ivec2(6, row), 0);
  vec4 p7 = texelFetch(poses, ivec2(7, row), 0);
  vec4 skin = texelFetch(looks, ivec2(0, row), 0);
  vec4 hairLook = texelFetch(looks, ivec2(1, row), 0);
  vec4 top = texelFetch(looks, ivec2(2, row), 0);
  vec4 legs = texelFetch(looks, ivec2(3, row), 0);
  vec4 second = texelFetch(looks, ivec2(4, row), 0);
  vec4 brow = texelFetch(looks, ivec2(5, row), 0);
  int id = int(part.x + 0.5);
  int style = int(skin.a + 0.5) * 4;
  vec4 line = vec4(skin.rgb, 0.0);
  vec4 more = vec4(0.0);
  if (id <= 1) {
    line = texelFetch(hair, ivec2(0, style + 3), 0);
    more = texelFetch(hair, ivec2(1, style + 3), 0);
  }
  float seed = legs.a;
  float strong = brow.a;
  float now = p7.w * life;
  vec4 headTurn = p4.w * life > 0.5 ? ownTurn(sent, p0.xyz, seed, now) : sent;
  vec3 pivot = p0.xyz + turn(sent, vec3(0.0, -0.1, 0.085));
  vec3 eyes = pivot + turn(headTurn, vec3(0.0, 0.1, -0.085));
  vec3 right = vec3(cos(p6.w), 0.0, -sin(p6.w));
  vec3 ahead = vec3(-sin(p6.w), 0.0, -cos(p6.w));
  vec3 pelvis = p6.xyz;
  vec3 skull = eyes + turn(headTurn, vec3(0.0, -0.055, 0.078));
  vec3 neck = p0.xyz + turn(sent, vec3(0.0, -0.13, 0.075)) + vec3(0.0, -0.016, 0.0);
  vec3 up = normalize(neck - pelvis);
  vec3 across = normalize(right - up * dot(right, up));
  vec3 back = cross(across, up);
  float breath = sin(now * 1.5 + seed * 40.0);
  float wide = 0.92 + 0.1 * strong + 0.08 * (fract(seed * 7.3) - 0.5);
  vec3 place;
  vec3 n;
  vec3 base = top.rgb;
  vec3 other = skin.rgb;
  float along = part.y;
  vLocal = position;
  if (id <= 1) {
    vec3 q = position;
    vec3 m = normal;
    base = skin.rgb;
    other = brow.rgb;
    if (id == 1) {
      int column = int(part.z + 0.5);
      vec4 strand = texelFetch(hair, ivec2(column, style), 0);
      q = strand.xyz;
      m = texelFetch(hair, ivec2(column, style + 1), 0).xyz;
      vec3 way = texelFetch(hair, ivec2(column, style + 2), 0).xyz;
      along = strand.w;
      base = hairLook.rgb;
      other = turn(headTurn, normalize(way - m * dot(way, m) + vec3(1e-4)));
      vLocal = q;
    } else {
      vLocal = q;
      // Ears under long hair or a scarf.
      if (part.y > 0.5 && more.x > 0.5) q.x *= 0.7;
      // A talking jaw; and a beard has a body.
      float low = smoothstep(-0.045, -0.085, q.y) * smoothstep(0.09, 0.04, q.z);
      q.y -= p2.w * 0.009 * low;
      float beard = mod(second.a, 8.0);
      q += m * low * (abs(beard - 2.0) < 0.5 ? 0.011 : 0.0) * smoothstep(-0.05, -0.075, q.y);
    }
    // No two heads have the same measures.
    float jaw = smoothstep(0.02, -0.09, q.y) * smoothstep(0.14, 0.08, q.z);
    q.x *= (0.975 + 0.05 * fract(seed * 5.7)) * (1.0 + jaw * (0.1 * strong - 0.075));
    q.y *= 1.0 + 0.05 * (fract(seed * 11.1) - 0.5);
    if (id == 0) q.z -= 0.006 * (fract(seed * 23.9) - 0.4) * smoothstep(-0.012, -0.02, q.z) * smoothstep(0.02, -0.02, q.y);
    vec3 o = vec3(0.0, 0.0, 0.06);
    place = eyes + turn(headTurn, (q - o) * (1.03 + 0.04 * strong) + o);
    n = turn(headTurn, m);
  } else if (id == 2) {
    float t = part.y / 1.05;
    vec3 at = t < 1.0 ? mix(pelvis, neck, t) : mix(neck, skull, (t - 1.0) / 0.286);
    // A back is not a rod: it curves a little.
    at += back * 0.035 * sin(clamp(t, 0.0, 1.0) * 3.1416) * p7.x;
    float chest = smoothstep(0.3, 0.62, t) * smoothstep(1.0, 0.8, t);
    float swell = 1.0 + 0.016 * breath * chest;
    vec3 local = position;
    int kind = int(top.a + 0.5);
    float behind = smoothstep(-0.01, 0.04, local.z);
    float collar = bump((t - 1.005) / 0.03);
    // A hood hangs behind the neck, a collar stands off it.
    if (kind == 3) local += vec3(local.x * 0.25, 0.0, 0.04 * behind + 0.012) * bump((t - 0.955) / 0.06);
    else if (kind == 1 || kind == 2 || kind == 7) local.xz *= 1.0 + 0.2 * collar;
    else if (kind == 4) local.xz *= 1.0 + 0.1 * collar;
    place = at + (across * local.x * mix(wide, 1.0, smoothstep(0.9, 1.0, t)) + back * local.z) * swell;
    n = normalize(across * normal.x + up * normal.y + back * normal.z);
    if (t < 0.09 && kind != 8) base = legs.rgb;
    other = second.rgb;
  } else if (id <= 6) {
    float side = (id == 3 || id == 5) ? -1.0 : 1.0;
    bool isArm = id <= 4;
    vec3 a;
    vec3 b;
    vec3 k;
    if (isArm) {
      a = mix(pelvis, neck, 0.88 + 0.003 * breath) + across * side * 0.163 * wide;
      b = (id == 3 ? p2.xyz : p4.xyz) + turn(texelFetch(poses, ivec2(id == 3 ? 3 : 5, row), 0), vec3(0.0, 0.0, 0.03));
      // A raised arm takes its shoulder along.
      float lifts = clamp((b.y - a.y) * 1.6, 0.0, 1.0);
      a += up * 0.03 * lifts - across * side * 0.012 * lifts;
      float reach = min(length(b - a), 0.55);
      b = a + normalize(b - a) * reach;
      k = bend(a, b, 0.285, 0.27, -up * 0.9 + back * 0.5 + across * side * 0.45);
    } else {
      a = pelvis + across * side * 0.085 + up * 0.01;
      vec3 sole = vec3(pelvis.x, p7.y, pelvis.z);
      b = p7.x > 0.5 ? sole + ahead * (0.36 + 0.04 * side * sin(seed * 77.0)) + right * side * 0.12 + vec3(0.0, 0.085, 0.0)
        : sole + right * side * 0.1 + vec3(0.0, 0.085, 0.0);
      k = bend(a, b, 0.43, 0.42, ahead + vec3(0.0, 0.3, 0.0));
      base = top.a > 7.5 && part.y < 1.0 ? top.rgb : legs.rgb;
    }
    float t = part.y;
    vec3 first = normalize(k - a);
    vec3 last = normalize(b - k);
    vec3 axis = normalize(mix(first, last, smoothstep(0.78, 1.22, t)));
    vec3 mid = t < 1.0 ? mix(a, k, t) : mix(k, b, t - 1.0);
    mid += (mix(a + first * length(k - a) * 0.86, b, 0.16) - k) * 0.18 * bump((t - 1.0) * 4.0);
    vec3 u = normalize(cross(axis, ahead + vec3(0.01, 0.02, 0.03)));
    vec3 w = cross(axis, u);
    place = mid + u * position.x + w * position.z;
    n = normalize(u * normal.x + w * normal.z);
  } else if (id <= 8) {
    vec4 q = texelFetch(poses, ivec2(id == 7 ? 3 : 5, row), 0);
    vec3 at = id == 7 ? p2.xyz : p4.xyz;
    place = at + turn(q, position * (0.98 + 0.1 * strong));
    n = turn(q, normal);
    base = skin.rgb;
  } else {
    float side = id == 9 ? -1.0 : 1.0;
    vec3 sole = vec3(pelvis.x, p7.y, pelvis.z);
    vec3 b = p7.x > 0.5 ? sole + ahead * (0.36 + 0.04 * side * sin(seed * 77.0)) + right * side * 0.12 : sole + right * side * 0.1;
    place = b + vec3(0.0, 0.067, 0.0) + right * position.x + vec3(0.0, position.y, 0.0) - ahead * position.z;
    n = right * normal.x + vec3(0.0, normal.y, 0.0) - ahead * normal.z;
    base = vec3(0.035, 0.03, 0.03);
  }
  vPlace = place;
  vNormal = n;
  vPart = vec4(part.x, along, part.w * p7.z, id <= 1 ? hairLook.a : top.a);
  vBase = base;
  float beside = 1.0;
#ifdef NEAR
  // Who comes nearer than half a metre to the eyes fades, all of them alike.
  vec3 spine = p0.xyz + vec3(0.0, 0.1, 0.0) - pelvis;
  vec3 apart = cameraPosition - pelvis - spine * clamp(dot(cameraPosition - pelvis, spine) / dot(spine, spine), 0.0, 1.0);
  beside = p0.w > 1.5 || space < 0.5 ? 1.0 : smoothstep(0.26, 0.52, length(apart));
#endif
  vSecond = vec4(other, beside);
  float blink = fract(now * (0.19 + 0.12 * seed) + seed * 13.0);
  vFace = vec4(p2.w, 1.0 - life * smoothstep(0.02, 0.0, abs(blink - 0.03)), seed, strong);
  vLine = line;
  vMore = vec4(more.yzw, second.a);
  bool isShown = beside > 0.01 && (p0.w > 1.5 ? (id == 7 || id == 8) : p0.w > 0.5);
  gl_Position = isShown ? viewProjection * vec4(place, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}
`;
