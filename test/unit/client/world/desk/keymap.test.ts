import { describe, expect, it } from 'vitest';
import { type DeskKey, deskPress, keyOf } from '../../../../../client/world/desk/keymap.ts';

const quiet: Omit<DeskKey, 'key'> = {
  hasModifier: false,
  isRepeat: false,
  isTaken: false,
  isOnControl: false,
  isStageBusy: false,
  hasLetters: true,
};
const press = (key: string, over: Partial<DeskKey> = {}) => deskPress({ key, ...quiet, ...over });

describe('keys of the desk', () => {
  it('[DK1] mean what the sheet says, also as capitals', () => {
    const acts = Object.entries(keyOf).map(([act, key]) => [press(key), press(key.toUpperCase()), act] as const);
    for (const [small, capital, act] of acts) expect([small, capital]).toEqual(Array(2).fill({ kind: 'act', act }));
    expect(['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].map((key) => press(key))).toEqual(
      ['next', 'previous', 'list-before', 'list-after', 'first', 'last'].map((step) => ({ kind: 'go', step })),
    );
    expect(['?', 'Escape', 'x', '/'].map((key) => press(key)?.kind)).toEqual(['help', 'leave', 'mark', 'search']);
    expect(['b', 'Tab', 'Enter', 'F5', 'PageDown', 'constructor'].map((key) => press(key))).toEqual(
      Array(6).fill(null),
    );
  });

  it('[DK3] Space stops what is on the stage, else does nothing, and is left to a button that was reached by keyboard', () => {
    expect(press(' ', { isStageBusy: true })).toEqual({ kind: 'stop' });
    expect(press(' ')).toEqual({ kind: 'nothing' });
    for (const isStageBusy of [true, false]) expect(press(' ', { isStageBusy, isOnControl: true })).toBeNull();
  });

  it('[DK4] rest while one types, with a modifier, and, all but arrows and Escape, when they are switched off', () => {
    const all = ['a', 'r', '?', ' ', 'ArrowDown', 'Escape'];
    for (const rest of [{ isTaken: true }, { hasModifier: true }] as const)
      expect(all.map((key) => press(key, { ...rest, isStageBusy: true }))).toEqual(all.map(() => null));
    expect(all.map((key) => press(key, { hasLetters: false, isStageBusy: true })?.kind ?? null)).toEqual([
      ...[null, null, null, null],
      ...['go', 'leave'],
    ]);
  });

  it('[DK5] held down do nothing more, and arrows go on', () => {
    const held = ['a', 'c', '?', ' '].map((key) => press(key, { isRepeat: true, isStageBusy: true }));
    expect(held).toEqual(held.map(() => ({ kind: 'nothing' })));
    expect(press('ArrowDown', { isRepeat: true })).toEqual({ kind: 'go', step: 'next' });
  });

  it('[DK17] takes no letter that may be meant for a form that is open, but stops, goes and leaves', () => {
    for (const letter of [...Object.values(keyOf), 'x', 'z', '/', '?'])
      expect(press(letter, { isFormOpen: true })).toEqual({ kind: 'form-first' });
    expect(press(' ', { isFormOpen: true, isStageBusy: true })).toEqual({ kind: 'stop' });
    expect(press('ArrowDown', { isFormOpen: true })).toEqual({ kind: 'go', step: 'next' });
    expect(press('Escape', { isFormOpen: true })).toEqual({ kind: 'leave' });
  });
});
