// How the face moves: visemes and expressions as movements of lips, jaw, lids and brows.
import { eye, innerRad, outerRad } from './lids.mjs';
import { clamp, mix, ramp } from './sdf.mjs';

/** Both sides of a movement, `Left` the leader's own left. */
const bothSides = (name, movements) =>
  Object.fromEntries(
    ['Left', 'Right'].map((side) => [
      name + side,
      Object.fromEntries(Object.entries(movements).map(([movement, much]) => [movement + side[0], much])),
    ]),
  );

/**
 * Morph targets under their usual names, each a set of movements: the visemes, and ARKit's blend shapes but those that turn the eyes to the
 * sides, which joints do. What is `over` others is what it adds to them.
 */
export const poses = {
  viseme_sil: {},
  viseme_PP: { press: 1, pucker: 0.12, rollLow: 0.15 },
  viseme_FF: { rollLow: 1, upUp: 0.8, jaw: 0.05, wide: 0.12 },
  viseme_TH: { jaw: 0.2, upUp: 0.25, lowDown: 0.35, tongueOut: 0.9, tongueUp: 0.35 },
  viseme_DD: { jaw: 0.2, upUp: 0.25, lowDown: 0.35, tongueUp: 0.9, wide: 0.1 },
  viseme_kk: { jaw: 0.3, upUp: 0.2, lowDown: 0.25, wide: 0.12 },
  viseme_CH: { jaw: 0.14, funnel: 0.75, pucker: 0.35, upUp: 0.12, lowDown: 0.5 },
  viseme_SS: { jaw: 0.06, wide: 0.45, upUp: 0.4, lowDown: 0.6 },
  viseme_nn: { jaw: 0.18, upUp: 0.25, lowDown: 0.3, tongueUp: 0.9 },
  viseme_RR: { jaw: 0.18, pucker: 0.5, funnel: 0.35, lowDown: 0.2, tongueUp: 0.4 },
  viseme_aa: { jaw: 0.68, upUp: 0.2, lowDown: 0.25, wide: 0.1 },
  viseme_E: { jaw: 0.42, wide: 0.5, upUp: 0.35, lowDown: 0.4 },
  viseme_I: { jaw: 0.24, wide: 0.75, upUp: 0.35, lowDown: 0.45 },
  viseme_O: { jaw: 0.42, pucker: 0.5, funnel: 0.9, upUp: -0.3 },
  viseme_U: { jaw: 0.13, pucker: 0.95, funnel: 0.6, upUp: -0.3 },
  jawOpen: { jaw: 1 },
  jawForward: { jawFwd: 1 },
  jawLeft: { jawX: 1 },
  jawRight: { jawX: -1 },
  mouthClose: { jaw: 1, seal: 1, over: { jaw: 1 } },
  mouthFunnel: { funnel: 1 },
  mouthPucker: { pucker: 1 },
  mouthLeft: { mouthX: 1 },
  mouthRight: { mouthX: -1 },
  mouthRollLower: { rollLow: 1 },
  mouthRollUpper: { rollUp: 1 },
  mouthShrugLower: { mouthUp: 1 },
  mouthShrugUpper: { upUp: 0.45, pucker: 0.1 },
  cheekPuff: { puff: 1 },
  browInnerUp: { browInner: 1 },
  tongueOut: { jaw: 0.3, tongueOut: 1.9, lowDown: 0.3 },
  ...bothSides('eyeBlink', { blink: 1 }),
  ...bothSides('eyeSquint', { squint: 1, cheek: 0.6 }),
  ...bothSides('eyeWide', { wide: 1 }),
  ...bothSides('eyeLookUp', { lidUp: 1 }),
  ...bothSides('eyeLookDown', { blink: 0.32 }),
  ...bothSides('browDown', { browDown: 1 }),
  ...bothSides('browOuterUp', { browOut: 1 }),
  ...bothSides('mouthSmile', { smile: 1, squint: 0.25 }),
  ...bothSides('mouthFrown', { frown: 1 }),
  ...bothSides('mouthDimple', { dimple: 1 }),
  ...bothSides('mouthStretch', { stretch: 1 }),
  ...bothSides('mouthPress', { press: 1 }),
  ...bothSides('mouthUpperUp', { upUp: 0.9 }),
  ...bothSides('mouthLowerDown', { lowDown: 0.9 }),
  ...bothSides('noseSneer', { sneer: 1 }),
  ...bothSides('cheekSquint', { cheek: 1 }),
};
const near = (dx, dy, dz, s) => Math.exp(-(dx * dx + dy * dy + dz * dz) / (s * s));
/**
 * Moves a point of a neutral face ({@link faceOf}). `w` says how far it belongs to the lower lip and jaw, `p` holds the movements (0..1 each), `tag` what
 * the point is part of: teethU (upper), teeth (lower), tongue, or the face.
 */
export function deform({ mouth, margins }, x, y, z, w, p, tag) {
  const side = x >= 0 ? 1 : -1,
    ax = Math.abs(x);
  let ox = 0,
    oy = 0,
    oz = 0;
  const mcx = clamp(x, -mouth.halfWidth, mouth.halfWidth),
    m = mouth.lineY(mcx),
    zc = mouth.depthZ(mcx);
  const dl = Math.hypot(ax - Math.min(ax, mouth.halfWidth), y - m, (z - zc) * 0.7);
  const lip = Math.exp((-dl * dl) / (1.0 * 1.0)),
    around = Math.exp((-dl * dl) / (2.3 * 2.3));
  const front = ramp(1.5, 5, z);
  const u = clamp(ax / mouth.halfWidth, 0, 1),
    mid = 1 - u * u;
  const isIn = tag === 'teeth' || tag === 'teethU' || tag === 'tongue';
  if (!isIn) {
    if (p.wide) {
      const a = p.wide;
      ox += a * 0.55 * side * ramp(0, mouth.halfWidth, ax) * around * front;
      oz -= a * 0.3 * u * u * around * front;
      oz -= a * 0.1 * lip;
    }
    if (p.pucker) {
      const a = p.pucker;
      ox -= a * 0.42 * x * around * front;
      oz += a * (0.75 * lip * (0.35 + 0.65 * mid) + 0.15 * around) * front;
      oy += a * 0.1 * lip * (1 - 2 * w) * mid;
    }
    if (p.funnel) {
      const a = p.funnel;
      ox -= a * 0.25 * x * around * front;
      oz += a * 0.55 * lip * mid;
      oy += a * mix(0.2, -0.5, w) * lip * mid;
    }
    // Of a movement of one side only that side's half, melting in the middle.
    const half = { L: ramp(-0.6, 0.6, x), R: ramp(0.6, -0.6, x) };
    const of = (name) => (p[name] || 0) + half.L * (p[`${name}L`] || 0) + half.R * (p[`${name}R`] || 0);
    const [upUp, lowDown, press] = [of('upUp'), of('lowDown'), of('press')];
    if (upUp) oy += upUp * 0.55 * (1 - w) * Math.exp((-dl * dl) / (1.3 * 1.3)) * (0.25 + 0.75 * mid) * front;
    if (lowDown) oy -= lowDown * 0.6 * w * Math.exp((-dl * dl) / (1.3 * 1.3)) * (0.2 + 0.8 * mid) * front;
    if (press) {
      const a = press;
      const k = Math.exp((-dl * dl) / (0.75 * 0.75));
      oy -= a * 0.45 * (y - m) * k * front;
      oz -= a * 0.28 * k * front;
    }
    if (p.rollLow) {
      const a = p.rollLow;
      const k = w * Math.exp((-dl * dl) / (0.9 * 0.9)) * (0.3 + 0.7 * mid);
      oy += a * 0.34 * k * front;
      oz -= a * 0.5 * k * front;
    }
    if (p.rollUp) {
      const k = (1 - w) * Math.exp((-dl * dl) / (0.9 * 0.9)) * (0.3 + 0.7 * mid);
      oy -= p.rollUp * 0.28 * k * front;
      oz -= p.rollUp * 0.45 * k * front;
    }
    if (p.puff) {
      const k = near(ax - 3.9, y + 5.4, z - 6.2, 2.1);
      ox += p.puff * 0.55 * side * k;
      oz += p.puff * 0.5 * k;
    }
    for (const S of [1, -1]) {
      const corner = Math.exp(
        -((x - S * mouth.halfWidth) ** 2) / 2 - (y - m) ** 2 / 1.8 - (z - mouth.depthZ(mouth.halfWidth)) ** 2 / 8,
      );
      const dimple = (S > 0 ? p.dimpleL : p.dimpleR) || 0;
      const stretch = (S > 0 ? p.stretchL : p.stretchR) || 0;
      ox += S * corner * (0.3 * dimple + 0.5 * stretch);
      oy += corner * (0.1 * dimple - 0.3 * stretch);
      oz -= corner * (0.4 * dimple + 0.25 * stretch);
      const sm = S > 0 ? p.smileL : p.smileR;
      if (sm) {
        const q =
          Math.exp(
            -((x - S * mouth.halfWidth) ** 2) / 2.6 - (y - m) ** 2 / 2.4 - (z - mouth.depthZ(mouth.halfWidth)) ** 2 / 8,
          ) * 1;
        const q2 = near(x - S * 4.2, y + 3.2, z - 6.8, 2.2);
        ox += sm * (S * 0.62 * q + S * 0.12 * q2);
        oy += sm * (0.66 * q + 0.34 * q2);
        oz += sm * (-0.38 * q + 0.3 * q2);
        const nl = near(x - S * 3.1, y + 4.6, z - 8.0, 0.9);
        oz -= sm * 0.1 * nl;
        const lp = lip * ramp(-0.2, 1, (x * S) / mouth.halfWidth + 0.2);
        ox += sm * S * 0.1 * lp;
        oz -= sm * 0.1 * lip * 0.5;
      }
      const fr = S > 0 ? p.frownL : p.frownR;
      if (fr) {
        const q = Math.exp(
          -((x - S * mouth.halfWidth) ** 2) / 2.0 - (y - m) ** 2 / 2.2 - (z - mouth.depthZ(mouth.halfWidth)) ** 2 / 8,
        );
        oy -= fr * 0.6 * q;
        ox += fr * S * 0.12 * q;
      }
      const sn = S > 0 ? p.sneerL : p.sneerR;
      if (sn) {
        const q = near(x - S * 1.5, y + 3.3, z - 9.2, 1.5);
        oy += sn * 0.35 * q;
      }
      // eyelids: rotate about the eye centre
      const bl = (S > 0 ? p.blinkL : p.blinkR) || 0,
        sq = (S > 0 ? p.squintL : p.squintR) || 0,
        wd = (S > 0 ? p.wideL : p.wideR) || 0,
        lk = (S > 0 ? p.lidUpL : p.lidUpR) || 0;
      if ((bl || sq || wd || lk) && x * S > 0) {
        const dx = ax - eye.x,
          dy = y - eye.y,
          dz = z - eye.z;
        const r = Math.hypot(dx, dy, dz);
        if (r < 3.4 && dz > -0.2) {
          const az = Math.atan2(dx, dz),
            el = Math.asin(clamp(dy / r, -1, 1)),
            mg = margins(az);
          const rf = 1 - ramp(eye.radius + 0.55, eye.radius + 1.5, r),
            edge =
              1 -
              ramp(
                0.9,
                1.25,
                Math.abs(mg.t) === 1 ? Math.abs((az - (innerRad + outerRad) / 2) / ((outerRad - innerRad) / 2)) : 0.5,
              );
          const closeEl = mg.l + 0.1 * (mg.u - mg.l);
          let del = 0;
          const mid2 = (mg.u + mg.l) / 2;
          if (el >= mid2) {
            const f = 1 - ramp(0, 0.62, el - mg.u);
            del -=
              f *
              (bl * (mg.u - closeEl) +
                sq * 0.1 * (mg.u - mg.l) -
                wd * 0.22 * (mg.u - mg.l) -
                lk * 0.28 * (mg.u - mg.l));
          } else {
            const f = 1 - ramp(0, 0.6, mg.l - el);
            del += f * (bl * (closeEl - mg.l) + sq * 0.34 * (mg.u - mg.l) - wd * 0.06 + lk * 0.1 * (mg.u - mg.l));
          }
          del *= rf * edge;
          const ne = el + del;
          const nr = r;
          const cy = Math.sin(ne) * nr,
            ch = Math.cos(ne) * nr;
          ox += side * (eye.x + Math.sin(az) * ch - ax);
          oy += eye.y + cy - y;
          oz += eye.z + Math.cos(az) * ch - z;
        }
      }
      const bu = (S > 0 ? p.browOutL : p.browOutR) || 0,
        bd = (S > 0 ? p.browDownL : p.browDownR) || 0;
      if (bu) {
        const q = near(x - S * 4.4, (y - 2.6) * 0.9, (z - 6.5) * 0.6, 2.2);
        oy += bu * 0.75 * q;
      }
      if (bd) {
        const q = near(x - S * 2.6, (y - 2.3) * 0.9, (z - 7.5) * 0.6, 2.3);
        oy -= bd * 0.5 * q;
        ox -= bd * S * 0.28 * q * ramp(0.2, 1.5, ax);
        oz += bd * 0.1 * q;
      }
      const cp = (S > 0 ? p.cheekL : p.cheekR) || 0;
      if (cp) {
        const q2 = near(x - S * 4.2, y + 2.6, z - 6.8, 2.2);
        oy += cp * 0.4 * q2;
        oz += cp * 0.3 * q2;
      }
    }
    if (p.browInner) {
      const q = Math.exp((-x * x) / 6 - ((y - 2.6) * 0.85) ** 2 / 4.2 - ((z - 8) * 0.6) ** 2 / 5);
      oy += p.browInner * 0.8 * q;
    }
    if (p.mouthX) {
      ox += p.mouthX * 0.7 * around * front;
    }
    if (p.mouthUp) {
      oy += p.mouthUp * 0.35 * w * around * front;
    }
  }
  if (tag === 'teeth' || tag === 'teethU') {
    // Behind rounded lips hardly any are seen.
    const round = Math.min(1, (p.pucker || 0) * 0.7 + (p.funnel || 0) * 0.5);
    oz -= 0.9 * round * ramp(2, 6, z);
    ox -= 0.34 * round * x;
    oy += (tag === 'teethU' ? 0.55 : -0.4) * round;
  }
  if (tag === 'tongue') {
    const nb = (p.pucker || 0) + 0.6 * (p.funnel || 0);
    if (nb) {
      oz -= 1.5 * nb * ramp(2.5, 6.5, z);
      oy -= 0.35 * nb;
      ox -= 0.3 * nb * x;
    }
    if (p.jaw) oy -= 0.3 * p.jaw * ramp(4, 7, z);
  }
  if (tag === 'tongue' && p.tongueUp) {
    const k = ramp(3.5, 7.5, z);
    oy += p.tongueUp * 0.9 * k;
  }
  if (tag === 'tongue' && p.tongueOut) {
    const k = ramp(2, 7.5, z);
    oz += p.tongueOut * 1.5 * k;
    oy += p.tongueOut * 0.35 * k;
  }
  let X = x + ox,
    Y = y + oy,
    Z = z + oz;
  if (p.jaw || p.jawX || p.jawFwd) {
    let jw = w;
    if (tag === 'teethU') jw = 0;
    else if (tag === 'teeth' || tag === 'tongue') jw = 1;
    else {
      jw *= ramp(-2.2, 1.8, z) * (z < 3.5 && y < -9 ? mix(ramp(-13.5, -9.5, y), 1, ramp(2, 5.5, z)) : 1);
      jw *= 1 - 0.85 * ramp(-11.2, -14.5, y);
    }
    if (!isIn) {
      const pr = Math.sqrt(Math.max(0, 1 - u * u)),
        nearLip = Math.exp((-dl * dl) / (1.9 * 1.9)) * front;
      const tgt = 0.42 + (jw - 0.42) * pr ** 0.55 * (1 - (p.seal || 0));
      jw = mix(jw, tgt, nearLip);
    }
    const th = (p.jaw || 0) * 0.33 * jw,
      c = Math.cos(th),
      s = Math.sin(th);
    const py = -2.2,
      pz = -0.3;
    const yy = Y - py,
      zz = Z - pz; // rotate about X axis: front goes down
    Y = py + yy * c - zz * s;
    Z = pz + zz * c + yy * s;
    X += (p.jawX || 0) * 0.7 * jw;
    Z += (p.jawFwd || 0) * 0.6 * jw;
    // cheeks pull in when the jaw drops
    if (p.jaw && !isIn) {
      X -= side * p.jaw * 0.22 * Math.exp(-((ax - 4.6) ** 2) / 3 - (y + 5.2) ** 2 / 8) * front;
      X -= side * p.jaw * 0.26 * lip * u;
    }
  }
  return [X, Y, Z];
}
