/** Months by every name they are written with. The first twelve are in order. */
export const months: Readonly<Record<string, string>> = {
  January: 'January',
  February: 'February',
  March: 'March',
  April: 'April',
  May: 'May',
  June: 'June',
  July: 'July',
  August: 'August',
  September: 'September',
  October: 'October',
  November: 'November',
  December: 'December',
  Jan: 'January',
  Feb: 'February',
  Mar: 'March',
  Apr: 'April',
  Jun: 'June',
  Jul: 'July',
  Aug: 'August',
  Sept: 'September',
  Sep: 'September',
  Oct: 'October',
  Nov: 'November',
  Dec: 'December',
};

interface Noun {
  readonly one: string;
  readonly many: string;
}

const dollar = { one: 'dollar', many: 'dollars', part: { one: 'cent', many: 'cents' } };
const euro = { one: 'euro', many: 'euros', part: { one: 'cent', many: 'cents' } };
const pound = { one: 'pound', many: 'pounds', part: { one: 'penny', many: 'pence' } };
const krona = { one: 'krona', many: 'kronor' };

/** Currencies by sign and code, with their hundredth where people say it. */
export const currencies: Readonly<Record<string, Noun & { readonly part?: Noun }>> = {
  $: dollar,
  USD: dollar,
  '€': euro,
  EUR: euro,
  '£': pound,
  GBP: pound,
  kr: krona,
  SEK: krona,
  NOK: { one: 'Norwegian krone', many: 'Norwegian kroner' },
  DKK: { one: 'Danish krone', many: 'Danish kroner' },
  CHF: { one: 'Swiss franc', many: 'Swiss francs' },
  '¥': { one: 'yen', many: 'yen' },
  '₹': { one: 'rupee', many: 'rupees' },
  INR: { one: 'rupee', many: 'rupees' },
};

const noun = (one: string, many = `${one}s`): Noun => ({ one, many });

/** Units that follow a number. The longer stands before its own beginning. */
export const units: Readonly<Record<string, Noun>> = {
  '°C': noun('degree Celsius', 'degrees Celsius'),
  '°F': noun('degree Fahrenheit', 'degrees Fahrenheit'),
  '°': noun('degree'),
  'km/h': noun('kilometre an hour', 'kilometres an hour'),
  'km²': noun('square kilometre'),
  km: noun('kilometre'),
  kg: noun('kilogram'),
  kWh: noun('kilowatt hour'),
  MWh: noun('megawatt hour'),
  GWh: noun('gigawatt hour'),
  kW: noun('kilowatt'),
  MW: noun('megawatt'),
  GW: noun('gigawatt'),
  cm: noun('centimetre'),
  mm: noun('millimetre'),
  'm²': noun('square metre'),
  'm³': noun('cubic metre'),
  ms: noun('millisecond'),
  min: noun('minute'),
  h: noun('hour'),
  m: noun('metre'),
  GB: noun('gigabyte'),
  MB: noun('megabyte'),
  TB: noun('terabyte'),
};

/** After these words four digits are a year, however old. */
export const yearWords: ReadonlySet<string> = new Set(
  (
    'in since by until till from before after during year of through late early mid spring summer autumn fall winter between and to ' +
    'january february march april may june july august september october november december'
  ).split(' '),
);

/** Before these words four digits are a quantity. */
export const countedThings: ReadonlySet<string> = new Set(
  (
    'people employees colleagues customers users members engineers seats jobs places questions votes hours days weeks metres ' +
    'kilometres kilograms tonnes tons units sensors instruments products sites shares euros dollars pounds kronor'
  ).split(' '),
);

/** Short forms with their points, and what is said for them. */
export const shortForms: Readonly<Record<string, string>> = {
  'Mr.': 'Mister',
  'Mrs.': 'Missus',
  'Ms.': 'Miz',
  'Dr.': 'Doctor',
  'Prof.': 'Professor',
  'St.': 'Saint',
  'e.g.': 'for example',
  'i.e.': 'that is',
  'etc.': 'et cetera',
  'vs.': 'versus',
  'approx.': 'approximately',
  'incl.': 'including',
  'max.': 'at most',
  'min.': 'at least',
  'dept.': 'department',
  'and/or': 'and or',
};

/** Initials that are read as a word. */
export const wordsInCapitals: ReadonlySet<string> = new Set(
  'NATO NASA COVID UNESCO UNICEF OPEC OSHA LIDAR RADAR LASER SIM PIN RAM SWOT IKEA OK'.split(' '),
);

/** Plain words that people put in capitals for emphasis. */
export const commonWords: ReadonlySet<string> = new Set(
  (
    'A ALL AM AN AND ANY ARE AS AT BE BEFORE BUT BY CAN DO DOES EVER EVERY FOR GO HAVE HE HER HIS HOW IF IN IS ITS MAY ME MORE MOST ' +
    'MUST MY NEVER NEW NO NOT NOW OF ON ONE ONLY OR OUR OUT OVER PLUS REAL SHE SO STOP THAT THE THEIR THEM THEN THEY THIS TO TOO UP ' +
    'VERY WAS WE WHAT WHEN WHO WHY WILL WITH YES YET YOU YOUR'
  ).split(' '),
);
