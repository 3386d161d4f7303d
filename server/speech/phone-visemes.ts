import type { Viseme } from '../../protocol/viseme.ts';

const shapes: Readonly<Record<string, readonly Viseme[]>> = {
  pau: ['sil'],
  // Lips, and lip on teeth.
  p: ['PP'],
  b: ['PP'],
  m: ['PP'],
  em: ['PP'],
  f: ['FF'],
  v: ['FF'],
  // Tongue at the teeth, behind them, and further back.
  th: ['TH'],
  dh: ['TH'],
  t: ['DD'],
  d: ['DD'],
  dx: ['DD'],
  n: ['nn'],
  en: ['nn'],
  nx: ['nn'],
  l: ['nn'],
  el: ['nn'],
  ng: ['kk'],
  k: ['kk'],
  g: ['kk'],
  ch: ['CH'],
  jh: ['CH'],
  sh: ['CH'],
  zh: ['CH'],
  s: ['SS'],
  z: ['SS'],
  r: ['RR'],
  er: ['RR'],
  axr: ['RR'],
  w: ['U'],
  y: ['I'],
  // Breath has no shape of its own: the mouth is already where the next sound needs it.
  hh: [],
  hv: [],
  // Vowels; diphthongs glide from the first shape to the second.
  aa: ['aa'],
  ae: ['aa'],
  ah: ['aa'],
  ax: ['E'],
  eh: ['E'],
  ih: ['I'],
  ix: ['I'],
  iy: ['I'],
  ao: ['O'],
  uh: ['U'],
  uw: ['U'],
  ay: ['aa', 'I'],
  aw: ['aa', 'U'],
  ey: ['E', 'I'],
  ow: ['O', 'U'],
  oy: ['O', 'I'],
};

/** The mouth shapes of a phone, in order: one, two for a diphthong, none for breath. A phone nobody knows is silence. */
export function visemesOf(phone: string): readonly Viseme[] {
  return shapes[phone] ?? ['sil'];
}
