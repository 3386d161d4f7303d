/** Controls, and what is written but never seen: marks of direction, zero-width spaces, and the tag characters that smuggle text past readers. */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/**
 * Text as people read it: \n between lines, one empty line between paragraphs, single spaces, nothing unseen, in Unicode's composed form.
 * Joiners stay, because emoji and some scripts are written with them. Takes time in proportion to the length. Rule DR10.
 */
export function cleanText(raw: string): string {
  return raw
    .replaceAll(/\r\n?|\u2028|\u0085/g, '\n')
    .replaceAll('\u2029', '\n\n')
    .toWellFormed()
    .replaceAll(unseen, '')
    .normalize('NFC')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** The same in one line, cut at a word's end with an ellipsis. */
export function cleanLine(raw: string, most = 300): string {
  const line = cleanText(raw.length > 8 * most ? raw.slice(0, 8 * most) : raw).replaceAll(/\s+/g, ' ');
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const end = line[most - 1] === ' ' ? cut.length : cut.lastIndexOf(' ');
  return `${cut
    .slice(0, end > most / 2 ? end : cut.length)
    .toWellFormed()
    .replaceAll('\ufffd', '')}…`;
}
