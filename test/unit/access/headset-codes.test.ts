import { beforeEach, expect, it } from 'vitest';
import { limits } from '../../../protocol/limits.ts';
import { HeadsetCodes } from '../../../server/access/headset-codes.ts';
import { signWords } from '../../../server/access/sign-words.ts';

const { lifeMs, open } = limits.headsetCode;
let nowMs: number;
let made: number;
let digits: string[];
let codes: HeadsetCodes<string>;
beforeEach(() => {
  nowMs = 1000;
  made = 0;
  digits = [];
  const randomDigits = () => digits.shift() ?? String(++made).padStart(6, '0');
  const parts = { randomText: () => `text-${++made}`, randomDigits, randomSign: () => signWords(made) };
  codes = new HeadsetCodes({ ...parts, nowMs: () => nowMs });
});
const begin = (from = 'office', held: string | null = null) => codes.begin('a Quest', from, held);
const isOver = (secret: string) => codes.standing(secret).kind === 'over';

it('[HC2] lets a headset in once, as who typed its digits and said yes', () => {
  const code = begin();
  expect(codes.standing(code.secret)).toEqual({ kind: 'waiting', code });
  expect(codes.find(code.digits)).toEqual(code);
  expect(codes.answer(code.id, 'ada')).toBe(true);
  expect([codes.find(code.digits), codes.answer(code.id, 'eve'), codes.answer(code.id, null)]).toEqual([
    null,
    false,
    false,
  ]);
  expect(codes.standing(code.secret)).toEqual({ kind: 'let-in', by: 'ada', device: 'a Quest' });
  expect(isOver(code.secret)).toBe(true);
});

it('[HC2] tells a headset once that it was declined', () => {
  const code = begin();
  codes.answer(code.id, null);
  expect([codes.standing(code.secret), codes.standing(code.secret)]).toEqual([{ kind: 'declined' }, { kind: 'over' }]);
});

it('[HC2] ends after five minutes, also when somebody said yes and the headset did not ask', () => {
  const [late, answered] = [begin(), begin()];
  codes.answer(answered.id, 'ada');
  nowMs += lifeMs;
  expect([codes.find(late.digits), codes.answer(late.id, 'ada')]).toEqual([null, false]);
  expect([late, answered].map(({ secret }) => isOver(secret))).toEqual([true, true]);
});

it('[HC2] shows no digits twice at a time, and new ones end those of the same browser', () => {
  digits = ['123456', '123456', '654321'];
  const [first, second] = [begin(), begin()];
  expect([first.digits, second.digits]).toEqual(['123456', '654321']);
  const again = begin('office', first.secret);
  expect([isOver(first.secret), isOver(second.secret), isOver(again.secret)]).toEqual([true, false, false]);
});

it('[HC3] neither digits, nor the words, nor what names it to who typed them is its secret', () => {
  const code = begin();
  codes.answer(code.id, 'ada');
  expect([code.digits, code.sign, code.id].map(isOver)).toEqual([true, true, true]);
  expect(codes.standing(code.secret).kind).toBe('let-in');
});

it('[HC4] a yes is for the headset that was seen, not for another that shows its digits by then', () => {
  digits = ['123456', '123456'];
  const seen = begin();
  nowMs += lifeMs;
  const thief = begin('elsewhere');
  expect(codes.find('123456')).toEqual(thief);
  expect(codes.answer(seen.id, 'ada')).toBe(false);
  expect(codes.standing(thief.secret).kind).toBe('waiting');
});

it('[HC4] two words are of three hundred and sixty', () => {
  const all = new Set(Array.from({ length: 1000 }, (_, number) => signWords(number)));
  expect([all.size, signWords(0), signWords(999_999)]).toEqual([360, 'Amber anchor', 'Green saddle']);
});

it('[HC5] a flood from one address ends its own, and a guess finds a headset in thousands of tries', () => {
  const own = begin('home');
  const flood = Array.from({ length: open + 50 }, () => begin('flood'));
  expect(isOver(own.secret)).toBe(false);
  expect(flood.filter(({ secret }) => !isOver(secret)).length).toBe(open - 1);
  expect(open / 1e6).toBeLessThanOrEqual(1 / 2000);
});
