import { describe, expect, it } from 'vitest';
import { emptyStage, type StageFacts } from '../../../../client/world/mirror.ts';
import type { AvatarWaits } from '../../../../client/world/ports.ts';
import { signWords } from '../../../../client/world/sign-words.ts';
import {
  avatarWords,
  labelWords,
  sourceLabel,
  sourceLine,
  stageLight,
  stageLook,
  stageScreen,
  stageWords,
} from '../../../../client/world/stage-view.ts';
import { memberIdSchema, questionIdSchema } from '../../../../protocol/ids.ts';

const questionId = questionIdSchema.parse('q-1');
const waits = (over: Partial<StageFacts>, stoppedEpoch = -1): AvatarWaits | null => {
  const look = stageLook({ ...emptyStage, epoch: 5, ...over }, 'Maya Lindqvist', stoppedEpoch);
  return look.holder === 'nobody' ? look.avatar : null;
};

describe('what the avatar does while nobody speaks', () => {
  it('[HALL34] it could answer', () => {
    expect(waits({})).toBe('ready');
  });

  it('[HALL34] a question is called, and no sentence has begun', () => {
    expect(waits({ questionId })).toBe('preparing');
  });

  it('[HALL34] it was stopped, until something new is called', () => {
    expect(waits({ epoch: 5 }, 4)).toBe('stopped');
    expect(waits({ epoch: 5, questionId }, 4)).toBe('preparing');
    expect(waits({ epoch: 7 }, 4)).toBe('ready');
  });

  it('[HALL34] a moderator holds it, before everything else', () => {
    expect(waits({ isAvatarHeld: true, avatarSilentBecause: 'The avatar is on hold.', questionId }, 4)).toBe('held');
  });

  it('[HALL34] its answer is paused: no light, and the word for it', () => {
    const stage = { ...emptyStage, holder: 'avatar', isPaused: true, questionId } as const;
    expect([waits(stage), stageLight(stage), avatarWords.paused]).toEqual(['paused', null, 'Paused']);
    expect(stageWords(stage, 'Maya Lindqvist')).toBe('The answer for Maya Lindqvist is paused');
  });

  it('[HALL34] it must be silent, and says why', () => {
    const why = 'Consent was taken back.';
    expect(stageLook({ ...emptyStage, avatarSilentBecause: why }, 'Maya', -1)).toEqual({
      holder: 'nobody',
      avatar: 'absent',
      why,
    });
  });

  it('[HALL34] it is none of these while somebody speaks', () => {
    const memberId = memberIdSchema.parse('m-1');
    for (const holder of ['avatar', 'human', 'asker'] as const) expect(waits({ holder, memberId }, 4)).toBeNull();
  });

  it('[HALL34] each has a word of its own', () => {
    const words = Object.values(avatarWords).filter((word) => word !== '');
    expect(new Set(words).size).toBe(5);
  });
});

it('[PN60] an approved sentence names the day and the question it was signed for, a quote its statement', () => {
  const source = { title: 'Do I keep my desk?', date: '2026-05-01', place: 'Answer in writing' };
  expect(sourceLine([source], 'APPROVED')).toBe('1 May 2026, signed for “Do I keep my desk?”');
  const quoted = { title: 'On desks', date: '2026-05-01', place: 'Letter' };
  expect(sourceLine([quoted], 'QUOTE')).toBe('On desks, Letter, 1 May 2026');
  expect(sourceLine([], 'NOTICE')).toBe('');
});

it('[MD49] a translated sentence is called that, and names the source of its original', () => {
  const source = { title: 'Do I keep my desk?', date: '2026-05-01', place: 'Answer in writing' };
  const original = { text: 'You keep it.', language: 'en', label: 'APPROVED' } as const;
  expect(labelWords.TRANSLATED).toBe('Translated by AI');
  expect(sourceLine([source], sourceLabel({ label: 'TRANSLATED', original }))).toBe(
    '1 May 2026, signed for “Do I keep my desk?”',
  );
  expect(sourceLabel({ label: 'QUOTE' })).toBe('QUOTE');
});

it('[LO6] until it begins stage screen, signs and top bar say when, and who speaks before that is named', () => {
  const beginning = 'Begins at 15:00, in 12 minutes';
  const screen = stageScreen(null, null, null, null, beginning);
  expect(screen.next).toBe(beginning);
  const nobody = stageLook(emptyStage, 'Maya', -1);
  expect(signWords('now', screen, nobody).text).toBe(beginning);
  expect(stageWords(emptyStage, 'Maya', beginning)).toBe(beginning);
  expect(stageWords({ ...emptyStage, holder: 'human' }, 'Maya', beginning)).toBe('Maya is live');
  expect(stageWords(emptyStage, 'Maya')).toBe('Nobody is speaking');
});
