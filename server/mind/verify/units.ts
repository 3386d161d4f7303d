const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Words that are numbers below a hundred. */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ...small.map((word, i) => [word, i] as const),
  ...tens.map((word, i) => [word, (i + 2) * 10] as const),
]);

export const scales: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['millions', 1e6],
  ['mn', 1e6],
  ['m', 1e6],
  ['billion', 1e9],
  ['billions', 1e9],
  ['bn', 1e9],
  ['b', 1e9],
  ['trillion', 1e12],
]);

export const ordinalWords: ReadonlyMap<string, number> = new Map(
  (
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth ' +
    'eighteenth nineteenth twentieth'
  )
    .split(' ')
    .map((word, i) => [word, i + 1] as const),
);

export const currencies: ReadonlyMap<string, string> = byWord({
  euro: '€ euro euros eur',
  pound: '£ pound pounds sterling gbp',
  dollar: '$ dollar dollars usd',
  krona: 'krona kronor krone kroner kr sek nok dkk',
  yen: '¥ yen jpy',
  franc: 'franc francs chf',
  rupee: '₹ rupee rupees inr',
  cent: 'cent cents',
  penny: 'pence penny p',
});

/** Measured units, each as so many of a base unit; spans of time in minutes, days or months. */
export const baseUnits: ReadonlyMap<string, { readonly unit: string; readonly size: number }> = new Map([
  ...sized('minute', { 'second seconds sec': 1 / 60, 'minute minutes min mins': 1, 'hour hours h hrs': 60 }),
  ...sized('day', { 'day days': 1, 'week weeks': 7, fortnight: 14 }),
  ...sized('month', { 'month months': 1, 'year years': 12, 'decade decades': 120, 'century centuries': 1200 }),
  ...sized('gram', {
    'mg milligram milligrams': 0.001,
    'g gram grams': 1,
    'kg kilo kilos kilogram kilograms': 1000,
    'ton tons tonne tonnes': 1e6,
  }),
  ...sized('meter', {
    'mm millimetre millimetres millimeter millimeters': 0.001,
    'cm centimetre centimetres centimeter centimeters': 0.01,
    'metre metres meter meters': 1,
    'km kilometre kilometres kilometer kilometers': 1000,
  }),
  ...sized('mile', { 'mile miles': 1 }),
  ...sized('foot', { 'foot feet ft': 1 }),
  ...sized('liter', { 'ml millilitre millilitres': 0.001, 'litre litres liter liters l': 1 }),
  ...sized('gallon', { 'gallon gallons': 1 }),
  ...sized('hectare', { 'hectare hectares ha': 1 }),
  ...sized('acre', { 'acre acres': 1 }),
  ...sized('degree', { 'degree degrees': 1 }),
  ...sized('knot', { 'knot knots': 1 }),
  ...sized('watt', {
    'watt watts': 1,
    'kw kilowatt kilowatts': 1e3,
    'mw megawatt megawatts': 1e6,
    'gw gigawatt gigawatts': 1e9,
  }),
  ...sized('watthour', { 'kwh kilowatthour': 1e3, 'mwh megawatthour': 1e6, 'gwh gigawatthour': 1e9 }),
]);

function sized(
  unit: string,
  sizes: Readonly<Record<string, number>>,
): (readonly [string, { unit: string; size: number }])[] {
  return Object.entries(sizes).flatMap(([words, size]) =>
    words.split(' ').map((word) => [word, { unit, size }] as const),
  );
}

function byWord(lists: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(lists).flatMap(([name, words]) => words.split(' ').map((word) => [word, name] as const)),
  );
}
