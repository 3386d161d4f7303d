/** Letters that are written from right to left: Hebrew, Arabic and their kin, and the presentation forms of both. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** The way a text is written: that of its first letter. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  return rightToLeft.test(/\p{L}/u.exec(text)?.[0] ?? '') ? 'rtl' : 'ltr';
}

/** Gives a name as it stands in a sentence: one that is written from right to left turns nothing around it (FSI … PDI). Rule B81. */
export function isolated(name: string): string {
  return rightToLeft.test(name) ? `\u2068${name}\u2069` : name;
}
