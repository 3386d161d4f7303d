/** Carry no meaning of their own but change what others read: controls, bidi marks, overrides and isolates, zero-width and private characters. */
const unseen =
  /[\p{Cc}\p{Co}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0080}-\u{E0FFF}]/gu;

/** Letters and signs that are drawn as nothing (Hangul fillers, the empty Braille cell). */
const blank = /[\u115F\u1160\u2800\u3164\uFFA0]/gu;

/** Tag characters hide text, except in flags such as that of Scotland (group 1). */
const tag = /(\u{1F3F4}[\u{E0061}-\u{E007A}]{2,6}\u{E007F})|[\u{E0000}-\u{E007F}]/gu;

/** Scripts that spell with ZWJ and ZWNJ (UAX 31, §2.3). */
const joining =
  'Arabic Syriac Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar'
    .split(' ')
    .map((script) => `\\p{Script=${script}}`)
    .join('');

/** A joiner or variation selector that belongs to an emoji or a word (group 1), or a stray one. */
const joiner = new RegExp(
  [
    '((?<=\\p{Extended_Pictographic}\\uFE0F?\\p{Emoji_Modifier}?)\\u200D(?=\\p{Extended_Pictographic})',
    '(?<=\\p{Emoji})[\\uFE0E\\uFE0F]',
    `(?<=[${joining}])[\\u200C\\u200D](?=[${joining}]))`,
    '[\\u200C\\u200D\\uFE00-\\uFE0F]',
  ].join('|'),
  'gu',
);

/** More than four marks on one letter draw over the lines around it. */
const markStack = /(\p{M}{4})\p{M}+/gu;

/**
 * Gives a person's text as it is kept and shown: NFC, on one line, without characters that are unseen or turn the reading order. What
 * belongs to an emoji or to the spelling of a script stays. Cleaning twice changes nothing. May be empty. Rules TX1, TX2.
 */
export function cleanText(text: string): string {
  // U+FEFF counts as white space in regular expressions, but is seen as nothing.
  const visible = text
    .toWellFormed()
    .replace(/[^\S\uFEFF]/gu, ' ')
    .replace(unseen, '')
    .replace(blank, ' ')
    .replace(tag, '$1');
  return visible.replace(joiner, '$1').normalize('NFC').replace(markStack, '$1').replace(/\s+/gu, ' ').trim();
}

/** Gives a person's name as it is kept and shown; empty when nothing in it can be read. Rule TX3. */
export function cleanName(name: string): string {
  const cleaned = cleanText(name);
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(cleaned) ? cleaned : '';
}
