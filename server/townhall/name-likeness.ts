/** Letters of other scripts, and signs, that are drawn like a Latin one: what they are taken for, then they themselves. Made by eye, and short. */
const drawnAlike: readonly string[] = [
  'a\u0410\u0430\u0391\u03B1\u0251\u13AA@4',
  'b\u0412\u0432\u0392\u042C\u044C\u13F4\u03B2',
  'c\u0421\u0441\u03F2\u03F9\u13DF',
  'd\u0501\u13A0\u0110\u0111',
  'e\u0415\u0435\u0395\u03B5\u0404\u0454\u13AC3\u20AC',
  'f\u03DC\u0192',
  'g\u0261\u050C\u0581\u13C0',
  'h\u041D\u043D\u0397\u04BA\u04BB\u0570\u13BB\u0126\u0127',
  'j\u0408\u0458\u037F\u03F3\u13AB',
  'k\u041A\u043A\u039A\u03BA\u13E6',
  // A capital I, a small L and a one are the same stroke in many typefaces.
  'li\u0406\u0456\u04C0\u04CF\u0399\u03B9\u0131\u0269\u0142\u01C0\u054C1|',
  'm\u041C\u043C\u039C\u13B7',
  'n\u039D\u03B7\u0578\u0274',
  'o\u041E\u043E\u039F\u03BF\u03C3\u0555\u0585\u00F8\u00D80',
  'p\u0420\u0440\u03A1\u03C1\u13E2',
  'q\u051A\u051B\u0566',
  'r\u0433\u13A1',
  's\u0405\u0455\u054F\u13D55$',
  't\u0422\u0442\u03A4\u03C4\u13A2\u2020',
  'u\u03C5\u057D\u03BC',
  'v\u0474\u0475\u03BD\u13D9',
  'w\u051C\u051D\u03C9\u13B3',
  'x\u0425\u0445\u03A7\u03C7\u00D7',
  'y\u0423\u0443\u04AE\u04AF\u03A5\u03B3\u13A9',
  'z\u0396\u13C3',
];

const latinOf = new Map(
  drawnAlike.flatMap(([latin = '', ...others]) => others.map((letter) => [letter, latin] as const)),
);

/** What of a name the eye keeps: its words, and whether they are the same as another's. */
export interface Skeleton {
  /** Its words one after the other, and in the order of the alphabet. */
  readonly joined: string;
  readonly sorted: string;
  readonly words: readonly string[];
}

/**
 * Gives the skeleton of a name: what is left when case, accents, scripts, spaces, joiners and doubled letters do not count, and letters that
 * are drawn alike are one. The same for names that people take for each other; never shown. A name without any letter is its own.
 */
export function skeletonOf(name: string): Skeleton {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[\s\p{P}]+/u)
    .map(bonesOf);
  const kept = words.filter((word) => word !== '');
  const whole = bonesOf(name.normalize('NFKD').replace(/\p{M}/gu, ''));
  return { joined: whole === '' ? name.normalize('NFKC') : whole, sorted: kept.toSorted().join(''), words: kept };
}

/** From so many letters on, a name that is found in another is no chance. */
const longEnough = 8;

/** Whether one name may be taken for the other, or shows off with it. Short names are alike only as a whole. */
export function readsLike(name: Skeleton, other: Skeleton): boolean {
  if (name.joined === other.joined) return true;
  if (other.sorted !== '' && name.sorted === other.sorted) return true;
  return other.joined.length >= longEnough && name.joined.includes(other.joined);
}

function bonesOf(text: string): string {
  const latin = [...text].map((letter) => latinOf.get(letter) ?? latinOf.get(letter.toLowerCase()) ?? letter);
  return latin
    .join('')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/(.)\1+/gu, '$1');
}
