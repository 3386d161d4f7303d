const hides =
  /(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|font-size:0(?![\d.]*[1-9])|opacity:0(?![\d.]*[1-9])|mso-hide:all|text-indent:-\d{3,}|(?:left|top):-\d{3,}|color:transparent)/;
const isFlat = /(?:^|;)(?:max-)?(?:height|width):0(?![\d.]*[1-9])/;
const longestStyle = 2_000;
const longestSheet = 200_000;

/** A style attribute as the tests below read it: lower case, without spaces. */
export function plainStyle(style: string): string {
  return style.slice(0, longestStyle).toLowerCase().replaceAll(/\s+/g, '');
}

/** Whether such declarations keep an element from being seen. */
export function styleHides(style: string): boolean {
  return hides.test(style) || (isFlat.test(style) && style.includes('overflow:hidden'));
}

/** Classes and ids (".x", "#y") that a style sheet hides on every screen, by simple selectors; what holds for some screens only is left alone. */
export function unseenBySheet(sheet: string): ReadonlySet<string> {
  const unseen = new Set<string>();
  let depth = 0;
  let rule = '';
  for (const part of sheet.slice(0, longestSheet).split(/(?=[{}])/)) {
    if (part.startsWith('{')) depth++;
    if (part.startsWith('}')) depth = Math.max(0, depth - 1);
    if (part.startsWith('{') && depth === 1 && !rule.startsWith('@') && styleHides(plainStyle(part.slice(1))))
      for (const selector of rule.split(',')) {
        const name = /^[a-z]*([.#][\w-]+)$/i.exec(selector.trim())?.[1];
        if (name !== undefined) unseen.add(name);
      }
    rule = depth === 0 ? part.replace(/^\}/, '').trim() : rule.startsWith('@') ? rule : '';
  }
  return unseen;
}
