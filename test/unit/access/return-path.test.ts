import fc from 'fast-check';
import { expect, it } from 'vitest';
import { returnPath } from '../../../server/access/return-path.ts';

it('[SI8] leads back to pages of ours, with what stands behind them', () => {
  for (const path of [
    '/hall',
    '/hall?beside=abc_-1',
    '/studio?door=desk',
    '/listen',
    '/record',
    '/signed-in',
    '/organise',
  ])
    expect(returnPath(path)).toBe(path);
  expect(returnPath('/hall?trouble=sign-in-down&beside=a')).toBe('/hall?beside=a');
  expect(returnPath('/desk?trouble=x')).toBe('/desk');
});

it('[SI8] leads nowhere else', () => {
  const wrong = [
    ...['https://evil.example/hall', '//evil.example/hall', '/\\evil.example', '\\\\evil.example', '/hall/../..//evil'],
    ...[
      'javascript:alert(1)',
      '/hall#x',
      '/hall?x#//evil',
      ' /hall',
      '/hall\n',
      '/hall?x=\r\nset-cookie: a=b',
      '/hall?ä',
    ],
    ...['/hall%2f..%2f', '/HALL', '/hall/', 'hall', '', '/', '/sign-in', '/sign-in?to=/hall', '/join/abc', '/api/me'],
    `/hall?${'x'.repeat(500)}`,
  ];
  for (const path of wrong) expect([path, returnPath(path)]).toEqual([path, null]);
  expect(returnPath(null)).toBeNull();
});

it('[SI8] whatever is asked for, it stays on the origin that it is on', () => {
  const pieces = ['/', '//', '\\', '@', ':', '?', '#', '%', '.', 'hall', 'evil.example', 'https:'];
  const wanted = fc.oneof(
    fc.string(),
    fc.string().map((text) => `/hall?${text}`),
    fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(wanted, (path) => {
      const led = new URL(returnPath(path) ?? '/', 'https://rostrum.example');
      expect([led.origin, led.username, led.hash]).toEqual(['https://rostrum.example', '', '']);
    }),
  );
});
