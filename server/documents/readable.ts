/** Gives a passage's paragraphs and list items one below the other, without line breaks that only a page's width made. */
export function readable(text: string, clean: (paragraph: string) => string): string {
  const paragraphs = text.split(/\n\s*\n|\n(?=\s*(?:[-•*]|\d{1,2}[.)])\s)/);
  return paragraphs
    .map(clean)
    .filter((paragraph) => paragraph !== '')
    .join('\n');
}

/** The same of a stretch of a passage, which may begin and end within a line. */
export function unwrapped(stretch: string): string {
  return stretch
    .replace(/[^\S\n]+/g, ' ')
    .replace(/(?<!\n)\n(?!\s*\n|\s*(?:[-•*]|\d{1,2}[.)])\s)/g, ' ')
    .replace(/\n\s*\n/g, '\n');
}
