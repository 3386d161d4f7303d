import { expect, it } from 'vitest';
import { microphoneState } from '../../../../client/live/microphone-state.ts';
import {
  mutedNotice,
  nextAskMs,
  slowNotice,
  type TalkFacts,
  talkNotice,
  talkStanding,
} from '../../../../client/world/order-words.ts';
import { idOf } from '../../../support/build-townhall.ts';

const facts = (over: Partial<TalkFacts> = {}): TalkFacts => ({
  talk: 'open',
  role: 'attendee',
  me: { isAllowed: false, hasHandUp: false },
  isOnStage: false,
  ...over,
});
const notice = (over: Partial<TalkFacts>, isMicrophoneOff = true) => talkNotice({ ...facts(over), isMicrophoneOff });

it('[OH3] says what holds and what to do, and nothing where nothing holds', () => {
  const [raised, let_] = [
    { isAllowed: false, hasHandUp: true },
    { isAllowed: true, hasHandUp: false },
  ];
  expect(notice({})).toBeNull();
  expect(notice({ talk: 'off' })).toBe('Voices are off for now. Raise your hand to speak.');
  expect(notice({ talk: 'off', me: raised })).toBe('Voices are off for now. Your hand is up: the moderators see it.');
  expect(notice({ talk: 'by-hand' })).toBe('Raise your hand to speak. A moderator then lets you.');
  expect(notice({ talk: 'by-hand', me: raised })).toBe('Your hand is up. A moderator can let you speak.');
  expect(notice({ talk: 'by-hand', me: let_ })).toBe('You may speak now: switch your microphone on.');
  expect(notice({ talk: 'by-hand', me: let_ }, false)).toBeNull();
  expect(notice({ talk: 'off', isOnStage: true })).toBeNull();
  for (const role of ['spectator', 'moderator'] as const)
    expect(notice({ talk: 'off', role })).toBe('The audience’s voices are off for now.');
});

it('[OH3] says on the microphone why it cannot be opened', () => {
  const words = (over: Partial<TalkFacts>) =>
    microphoneState({ kind: 'off', trouble: null }, false, 'on', talkStanding(facts(over)));
  expect(words({ talk: 'off' })).toEqual({ words: 'Voices are off for now', isOff: true });
  expect(words({ talk: 'by-hand' })).toEqual({ words: 'Raise your hand first', isOff: true });
  expect(words({ talk: 'by-hand', me: { isAllowed: true, hasHandUp: false } }).isOff).toBe(false);
  expect(words({ talk: 'off', role: 'leader' }).isOff).toBe(false);
  expect(microphoneState({ kind: 'on' }, false, 'on', 'closed').words).toBe('Microphone on');
});

it('[OH4] says when one may ask again, as the gate counts it', () => {
  const by = (name: string, askedAt: number) => ({
    author: { kind: 'member' as const, memberId: idOf(name) },
    askedAt,
  });
  const asked = [by('ada', 1000), by('ada', 61_000), by('bob', 900_000)];
  const ada = { memberId: idOf('ada'), role: 'attendee' as const };
  expect(nextAskMs(asked, ada, 5)).toBe(361_000);
  expect([nextAskMs(asked, ada, 0), nextAskMs([], ada, 5), nextAskMs(asked, { ...ada, role: 'moderator' }, 5)]).toEqual(
    [0, 0, 0],
  );
  expect(slowNotice(0, null)).toBeNull();
  expect(slowNotice(1, null)).toBe('One question a minute now.');
  expect(slowNotice(5, 361_000)).toMatch(/^You can ask again at .*06.*: one question every 5 minutes now\.$/);
});

it('[WR4] tells whoever is muted why, as one sentence, and nobody else anything', () => {
  expect(mutedNotice(true, 'Noise from the microphone')).toBe('A moderator muted you: Noise from the microphone.');
  expect(mutedNotice(true, 'Really?')).toBe('A moderator muted you: Really?');
  expect(mutedNotice(true, '')).toBe('A moderator muted you.');
  expect(mutedNotice(false, 'Noise.')).toBeNull();
});
