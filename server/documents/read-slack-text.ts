/** `<@U1>`, `<@U1|maya>`, `<#C1|general>`, `<!here>`, `<https://…|label>`: what Slack writes for what it shows as a name, a channel, a link. */
const reference = /<([@#!]?)([^<>|\n]{1,2000})(?:\|([^<>\n]{0,2000}))?>/g;
const entities = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
]);

/**
 * A message's text as Slack shows it, cut where quoting by `>` begins and ends. Code between ``` is left out: nobody says it.
 * Takes time in proportion to the length.
 */
export function slackText(
  raw: string,
  names: ReadonlyMap<string, string>,
): readonly { readonly text: string; readonly isQuoted: boolean }[] {
  const parts: { text: string; isQuoted: boolean }[] = [];
  let isRest = false;
  for (const line of withoutCode(raw).split('\n')) {
    const marks = /^\s{0,20}((?:&gt;){1,3}|>{1,3}(?!\s*\())\s?/.exec(line.slice(0, 60));
    // Three of them quote everything that follows.
    if (marks !== null && marks[1]?.replaceAll('&gt;', '>').length === 3) isRest = true;
    const isQuoted = isRest || marks !== null;
    const text = shown(line.slice(marks?.[0].length ?? 0), names);
    const last = parts.at(-1);
    if (last?.isQuoted === isQuoted) last.text += `\n${text}`;
    else parts.push({ text, isQuoted });
  }
  return parts.filter(({ text }) => text.trim() !== '');
}

/** Every second stretch between ``` is code. */
function withoutCode(raw: string): string {
  return raw
    .split('```')
    .filter((_, i) => i % 2 === 0)
    .join('\n');
}

function shown(line: string, names: ReadonlyMap<string, string>): string {
  const resolved = line.replace(reference, (_, sign: string, target: string, label: string | undefined) => {
    if (sign === '@') return `@${names.get(target) ?? label ?? target}`;
    if (sign === '#') return `#${label || target}`;
    if (sign === '!') return `@${label?.replace(/^@/, '') || target.split('^')[0]}`;
    return label || target;
  });
  return resolved
    .replaceAll(/(?<![\p{L}\d])([*_~])(?=\S)([^*_~\n]{1,200}?)(?<=\S)\1(?![\p{L}\d])/gu, '$2')
    .replaceAll('`', '')
    .replaceAll(/&(?:amp|lt|gt);/g, (found) => entities.get(found) ?? found);
}
