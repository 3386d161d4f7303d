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

/** Short weekdays; whether one is meant is told by what stands around it. */
export const weekdays: Readonly<Record<string, string>> = {
  Monday: 'Monday',
  Tuesday: 'Tuesday',
  Wednesday: 'Wednesday',
  Thursday: 'Thursday',
  Friday: 'Friday',
  Saturday: 'Saturday',
  Sunday: 'Sunday',
  Mon: 'Monday',
  Tues: 'Tuesday',
  Tue: 'Tuesday',
  Wed: 'Wednesday',
  Thurs: 'Thursday',
  Thur: 'Thursday',
  Thu: 'Thursday',
  Fri: 'Friday',
  Sat: 'Saturday',
  Sun: 'Sunday',
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
  US$: { one: 'U S dollar', many: 'U S dollars' },
  kr: krona,
  krona: krona,
  kronor: krona,
  SEK: krona,
  NOK: { one: 'Norwegian krone', many: 'Norwegian kroner' },
  DKK: { one: 'Danish krone', many: 'Danish kroner' },
  CHF: { one: 'Swiss franc', many: 'Swiss francs' },
  '¥': { one: 'yen', many: 'yen' },
  '₹': { one: 'rupee', many: 'rupees' },
  INR: { one: 'rupee', many: 'rupees' },
};

/** Short words for thousands and millions after money. */
export const scaleWords: Readonly<Record<string, string>> = {
  bn: 'billion',
  tn: 'trillion',
  B: 'billion',
  m: 'million',
  M: 'million',
  k: 'thousand',
  K: 'thousand',
};

/** What a price or a speed is for, after a stroke. */
export const perWords: Readonly<Record<string, string>> = {
  month: 'a month',
  year: 'a year',
  week: 'a week',
  day: 'a day',
  hour: 'an hour',
  minute: 'a minute',
  person: 'a person',
  head: 'a head',
  employee: 'an employee',
  unit: 'a unit',
  litre: 'a litre',
  tonne: 'a tonne',
  kWh: 'a kilowatt hour',
  kg: 'a kilogram',
  km: 'a kilometre',
  'm²': 'a square metre',
  l: 'a litre',
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
  km2: noun('square kilometre'),
  'm/s': noun('metre a second', 'metres a second'),
  mph: noun('mile an hour', 'miles an hour'),
  'Gbit/s': noun('gigabit a second', 'gigabits a second'),
  'Mbit/s': noun('megabit a second', 'megabits a second'),
  'kbit/s': noun('kilobit a second', 'kilobits a second'),
  Gbps: noun('gigabit a second', 'gigabits a second'),
  Mbps: noun('megabit a second', 'megabits a second'),
  kbps: noun('kilobit a second', 'kilobits a second'),
  GHz: noun('gigahertz', 'gigahertz'),
  MHz: noun('megahertz', 'megahertz'),
  kHz: noun('kilohertz', 'kilohertz'),
  Hz: noun('hertz', 'hertz'),
  dB: noun('decibel'),
  ppm: noun('part per million', 'parts per million'),
  pp: noun('percentage point'),
  rpm: noun('revolution a minute', 'revolutions a minute'),
  mg: noun('milligram'),
  kg: noun('kilogram'),
  g: noun('gram'),
  ha: noun('hectare'),
  t: noun('tonne'),
  ml: noun('millilitre'),
  l: noun('litre'),
  L: noun('litre'),
  V: noun('volt'),
  hrs: noun('hour'),
  hr: noun('hour'),
  mins: noun('minute'),
  secs: noun('second'),
  yrs: noun('year'),
  yr: noun('year'),
  µm: noun('micrometre'),
  μm: noun('micrometre'),
  m2: noun('square metre'),
  m3: noun('cubic metre'),
  kWh: noun('kilowatt hour'),
  MWh: noun('megawatt hour'),
  GWh: noun('gigawatt hour'),
  kW: noun('kilowatt'),
  W: noun('watt'),
  MW: noun('megawatt'),
  GW: noun('gigawatt'),
  cm: noun('centimetre'),
  mm: noun('millimetre'),
  'm²': noun('square metre'),
  'm³': noun('cubic metre'),
  ms: noun('millisecond'),
  min: noun('minute'),
  h: noun('hour'),
  s: noun('second'),
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
  'et al.': 'and others',
  'Inc.': 'Incorporated',
  'Ltd.': 'Limited',
  'Jr.': 'Junior',
  'Sr.': 'Senior',
  'cf.': 'compare',
  'p.a.': 'a year',
  'vs.': 'versus',
  vs: 'versus',
  'approx.': 'approximately',
  'incl.': 'including',
  'max.': 'at most',
  'min.': 'at least',
  'dept.': 'department',
  'and/or': 'and or',
};

/** Short forms whose point may also end the sentence. */
export const initialsWithPoint: ReadonlySet<string> = new Set(['etc.', 'et al.', 'Inc.', 'Ltd.', 'Jr.', 'Sr.']);

/** What carries a Roman numeral as its number. */
export const numbered: readonly string[] = (
  'Chapter chapter Part part Phase phase Stage stage Level level Tier tier Type type Class class Section section Volume Book Act Title ' +
  'Annex Appendix Article War Mark Building Block Hall Line Group Category Grade Round Step Generation'
).split(' ');

/** Who carries one as an ordinal: kings, queens and popes. */
export const rulers: readonly string[] = (
  'Carl Karl Charles Henry Louis Elizabeth George Gustaf Gustav Edward William Wilhelm Frederick Frederik Christian Harald Olav Haakon ' +
  'Philip Felipe Paul Pius Benedict Leo James Richard Margrethe Oscar Peter Catherine Napoleon Alexander Nicholas Ivan'
).split(' ');

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
