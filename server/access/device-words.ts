/** In the order in which they are looked for: most call themselves by the names of others too. */
const browsers = [
  ['OculusBrowser', 'Quest Browser'],
  ['Wolvic', 'Wolvic'],
  ['PicoBrowser', 'Pico Browser'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['FxiOS', 'Firefox'],
  ['CriOS', 'Chrome'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const devices = [
  ['Quest', 'a Quest'],
  ['Pico', 'a Pico'],
  ['iPhone', 'an iPhone'],
  ['iPad', 'an iPad'],
  ['Android', 'Android'],
  ['CrOS', 'a Chromebook'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'a Mac'],
  ['Linux', 'Linux'],
] as const;

/** Says with what a browser runs, in words that its owner knows it by: “Chrome on Windows”. From its `User-Agent`, which it may make up. */
export function deviceWords(userAgent: string): string {
  const browser = browsers.find(([sign]) => userAgent.includes(`${sign}/`))?.[1] ?? 'A browser';
  const device = devices.find(([sign]) => userAgent.includes(sign))?.[1];
  return device === undefined ? browser : `${browser} on ${device}`;
}
