const colours = [
  'Amber',
  'Blue',
  'Copper',
  'Green',
  'Grey',
  'Indigo',
  'Ivory',
  'Pink',
  'Red',
  'Silver',
  'White',
  'Yellow',
];
const things = [
  ...['anchor', 'apple', 'bridge', 'candle', 'castle', 'cloud', 'dolphin', 'falcon', 'garden', 'hammer'],
  ...['harbour', 'heron', 'island', 'kettle', 'ladder', 'lantern', 'maple', 'mirror', 'owl', 'pebble'],
  ...['piano', 'river', 'rocket', 'saddle', 'sparrow', 'table', 'tiger', 'train', 'tulip', 'window'],
];

/** Two words that are easy to compare on two screens: “Blue heron”. `number`: random, from 0. No secret: it tells one of 360 from the others. */
export function signWords(number: number): string {
  const thing = things[Math.floor(number / colours.length) % things.length];
  return `${colours[number % colours.length]} ${thing}`;
}
