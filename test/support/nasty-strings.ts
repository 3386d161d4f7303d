/**
 * Names and questions that have broken other products, by kind. Made by hand; each is short enough for a name, but for the long ones.
 * Whatever runs in a page sets `window.nasty`; whatever becomes an element carries `data-nasty`.
 */
export const nastyStrings = {
  markup: [
    '<img src=x onerror=window.nasty=1 data-nasty>',
    '<script data-nasty>window.nasty=1</script>',
    '"><svg data-nasty onload=window.nasty=1>',
    "'-window.nasty=1-'",
    '</bdi></li></ul><b data-nasty>',
    '&lt;b&gt; &#x202e; &nbsp;',
    'javascript:window.nasty=1',
    '{{constructor.constructor("window.nasty=1")()}}',
    '<!-- <![CDATA[ ]]> -->',
  ],
  formulas: ["=cmd|'/C calc'!A0", '@SUM(1+1)*cmd', '+1-1', '-2+3', '=HYPERLINK("http://x.example","y")'],
  code: [
    "Robert'); DROP TABLE members;--",
    '$' + '{7*7} `id` $(id)',
    '../../etc/passwd',
    'C:\\con\\nul',
    '%s%n%x %00 %0d%0a',
    '{"type":"member.removed"}',
    '\\u0000 \\n \\" \\',
    '__proto__',
    'constructor',
    'null',
    'undefined',
    'NaN',
    'false',
    '0',
  ],
  rightToLeft: [
    'נורה כהן',
    'نورا حداد',
    'abc שלום 123 مرحبا xyz',
    '\u202Egnp.exe',
    '\u2067Ada\u2069 \u202E(leader)\u202C',
  ],
  unseen: [
    'A\u200Bd\u200Da\uFEFF',
    'B\u00ADo\u2060',
    'T\u{E0061}im',
    'Nul\u0000l\u0007\u001B[31mred',
    'Line\r\nbreak\u2028and\u2029more\u0085',
  ],
  emoji: ['👩🏽‍🚀 Ada', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', '🏴󠁧󠁢󠁳󠁣󠁴󠁿🇩🇪1️⃣', '🫠🪿🫨', '\u{1F468}\u200D'],
  wide: ['𝕬𝖉𝖆 𝓛𝓸𝓿𝓮', '𠜎𠜱𠝹𠱓', '𓀀𓂀𓃰', 'ﷺﷺﷺ', '龘龘龘龘龘龘龘龘龘龘'],
  marks: ['Z̷̢̡̛͙͚͓͕̠̱̹̫̈́̊͗̀͑̍̕a̶̧̨̛͇̳̘̺̐̔l̵̢̛̪̹̩̄͋g̶̡̛̻̟̥̈́̈o̷̧̢̳̹̍̑̕', '\u0E49'.repeat(20), 'ก\u0E47\u0E47\u0E47\u0E47\u0E47\u0E47\u0E47'],
  long: ['W'.repeat(60), 'ــ'.repeat(30), '-'.repeat(60), 'l'.repeat(60)],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export const allNastyStrings: readonly string[] = Object.values(nastyStrings).flat();
