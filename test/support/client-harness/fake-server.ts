import maya from '../../../assets/persona/maya-lindqvist.persona.json' with { type: 'json' };
import {
  type Door,
  type JoinRoom,
  type JoinVoices,
  type RoomEvents,
  VoiceFailure,
} from '../../../client/live/ports.ts';
import { type Answer, answerSchema } from '../../../protocol/answer.ts';
import {
  hallIdSchema,
  hashSchema,
  memberIdSchema,
  questionIdSchema,
  sectionAt,
  sectionIdSchema,
  townhallIdSchema,
} from '../../../protocol/ids.ts';
import type { Utterance } from '../../../protocol/moment.ts';
import { portraitSchema } from '../../../protocol/portrait.ts';
import { protocolVersion } from '../../../protocol/version.ts';
import { townhall as townhallPlan } from '../../../scenes/load-hall.ts';
import { aModelReport } from '../a-model-report.ts';
import { answerAnonymous } from './fake-anonymous.ts';
import { fakeBackstage } from './fake-backstage.ts';
import { beginTogether, replyTogether } from './fake-crew.ts';
import { fakeInbox } from './fake-inbox.ts';
import { fakeInvitations } from './fake-invitations.ts';
import { fakePolls, pollAnswered } from './fake-polls.ts';
import { manyQuestions, otherAnswerId, questions, redrafted, similarTo } from './fake-questions.ts';
import { fakeRehearsal } from './fake-rehearsal.ts';
import { fakeReview } from './fake-review.ts';
import { fakeSignIn } from './fake-sign-in.ts';
import {
  ada,
  answerId,
  everybody,
  isAnswered,
  orderOf,
  people,
  rawState,
  type Scene,
  type VoicesHere,
} from './fake-state.ts';

import { fakeStudio, type Studio } from './fake-studio.ts';

// A server that is only good for looking at pages: fixed people and questions, replies that accept everything.

const source = {
  statementId: 's-pay-1',
  statementHash: hashSchema.parse('b'.repeat(64)),
  title: 'How we set pay',
  date: '2026-03-12',
  place: 'Spring all-hands, Lisbon',
  start: 0,
  end: 40,
};

const answer: Answer = answerSchema.parse({
  v: 1,
  language: 'en',
  outcome: 'answered',
  sentences: [
    {
      text: 'In March I said the following at the spring all-hands.',
      spoken: 'In March I said the following at the spring all-hands.',
      label: 'NOTICE',
      sources: [],
      cue: 'explain',
    },
    {
      text: 'Pay follows the work and the market, never who asks the loudest.',
      spoken: 'Pay follows the work and the market, never who asks the loudest.',
      label: 'QUOTE',
      sources: [source],
      cue: 'emphasis',
    },
  ],
  models: ['quoting'],
  personaVersion: 1,
});

const writtenAnswer: Answer = answerSchema.parse({
  ...answer,
  sentences: [
    {
      text: 'Leeds gets a new roof and a second balance line.',
      spoken: 'Leeds gets a new roof and a second balance line.',
      label: 'GENERATED',
      sources: [{ ...source, title: 'The future of Leeds', place: 'All-hands in Leeds' }],
      cue: 'explain',
    },
  ],
  models: ['gpt-4o-mini'],
  needsReading: true,
});

const translatedText = 'Leeds bekommt ein neues Dach und eine zweite Waagenlinie.';
const translatedAnswer: Answer = answerSchema.parse({
  ...writtenAnswer,
  language: 'de',
  sentences: [
    {
      text: translatedText,
      spoken: translatedText,
      label: 'TRANSLATED',
      language: 'de',
      original: { text: 'Leeds gets a new roof and a second balance line.', language: 'en', label: 'QUOTE' },
      sources: writtenAnswer.sentences[0]?.sources,
      cue: 'explain',
    },
  ],
  models: ['quoting', 'gpt-4o-mini'],
});
/** What is read first in a scene; in others nothing is. */
const readFirst: Partial<Record<Scene, Answer>> = { unread: writtenAnswer, translated: translatedAnswer };

const modelReport = aModelReport({ trouble: 'not-answering', limits: { ...aModelReport().limits, cost: 5 } });
/** How the rehearsals stand in a scene; in others there was none. */
const rehearsals: Partial<Record<Scene, 'none' | 'go' | 'no-go' | 'running'>> = {
  held: 'no-go',
  live: 'running',
  quiet: 'go',
};

export const fakeDoor = (
  scene: Scene,
  role: 'attendee' | 'moderator' | 'leader' | 'spectator' | 'organiser',
  {
    recordText,
    recordCuts = 0,
    voices,
    studio = 'leader',
    many = 0,
    invited = null,
    hears = true,
  }: {
    readonly recordText: string;
    /** So often it breaks off on its way. */
    readonly recordCuts?: number;
    readonly voices: VoicesHere;
    readonly studio?: Studio;
    readonly many?: number;
    readonly invited?: string | null;
    /** Whether there is a recogniser. */
    readonly hears?: boolean;
  },
): Door => ({
  me: async () => ({
    kind: 'ok',
    value: {
      protocol: protocolVersion,
      townhallId: townhallIdSchema.parse('demo'),
      title: 'Autumn town hall',
      plan: null,
      nowMs: Date.now(),
      leaderName: 'Elena Marsh',
      role,
      memberId: ada,
      name: 'Ada Okafor',
      hall: '0'.repeat(16),
      leaderBody: '0'.repeat(16),
      leaderPortrait: portraitSchema.parse(maya.portrait),
      isDelegate: studio === 'delegate',
      isDemo: !['signed-in', 'invited', 'organising'].includes(scene),
      isSignedIn: scene === 'signed-in',
      keepers: scene === 'anonymous' ? ['Noor Haddad', 'Jonas Ek'] : null,
      companyColors: [],
      voices: voices === 'off' ? 'off' : 'on',
      recognition: hears ? 'on' : 'off',
      build: 'x',
    },
  }),
  people: async (name) => {
    const found = people.filter(([, full]) => full.toLowerCase().includes(name.toLowerCase()));
    const named = found.map(([id, full], index) => ({
      memberId: memberIdSchema.parse(id),
      name: full,
      sectionId: sectionAt(index % 2),
      mistakenFor: '' as const,
    }));
    return { kind: 'ok', value: { people: named, total: named.length } };
  },
  enter: async () => ({
    kind: 'ok',
    value:
      scene === 'line'
        ? { turnInMs: 11_400, before: 34 }
        : scene === 'elsewhere'
          ? { bodyElsewhere: true }
          : {
              memberId: role === 'leader' ? memberIdSchema.parse('m-lea') : ada,
              sectionId: sectionIdSchema.parse('main'),
              seat: { name: 'hall', sessionId: 's', roomId: 'r', processId: 'p' },
              ...(scene === 'no-room' && { isFull: true }),
              liveKit: voices === 'off' ? null : { path: '/livekit', token: 't' },
            },
  }),
  snapshot: async () => ({
    kind: 'ok',
    value: {
      dropped: 0,
      snapshot: {
        seq: 1,
        head: hashSchema.parse('c'.repeat(64)),
        townhall: {
          id: townhallIdSchema.parse('demo'),
          title: '',
          hallId: hallIdSchema.parse('demo'),
          phase: 'open',
          leaderName: '',
          isDemo: true,
        },
        you: {
          memberId: role === 'leader' ? memberIdSchema.parse('m-lea') : ada,
          role: scene === 'no-room' ? 'spectator' : role,
          sectionId: sectionIdSchema.parse('main'),
          seatId: null,
        },
        questions: many > 0 ? manyQuestions(many) : questions(scene),
        voted: [questionIdSchema.parse('q-1')],
        ...fakePolls(scene, role === 'moderator'),
      },
    },
  }),
  similar: async (text) => ({ kind: 'ok', value: { similar: similarTo(text) } }),
  answer: async (id) => ({ kind: 'ok', value: (id === otherAnswerId && readFirst[scene]) || answer }),
  model: async () => ({ kind: 'ok', value: { report: scene === 'unread' ? modelReport : null } }),
  hall: async () => townhallPlan,
  voiceToken: async () => ({ kind: 'ok', value: null }),
  hear: async () => ({ kind: 'ok', value: { text: 'When does the new office open?' } }),
  ...fakeStudio(scene === 'silent', studio),
  ...fakeReview(),
  ...fakeInbox(studio === 'delegate'),
  ...fakeRehearsal(rehearsals[scene] ?? 'none'),
  file: async () => ({ kind: 'ok', value: new Blob() }),
  ...fakeSignIn,
  ...fakeInvitations(invited),
  renew: () => undefined,
  record: async (onArrived) => {
    const isCut = recordCuts-- > 0;
    onArrived(isCut ? 4_200_000 : recordText.length);
    return isCut ? { kind: 'unreachable' } : { kind: 'ok', value: recordText };
  },
});

export const fakeRoom = (scene: Scene, voices: VoicesHere, isFull: boolean): (() => Promise<JoinRoom>) => {
  let visits = 0;
  return async () => async (_seat, events) => {
    visits += 1;
    // Once away, the server stays away.
    if (scene === 'away' && visits > 1) throw new Error('no server');
    setTimeout(() => begin({ scene, voices, isFull }, events), 0);
    const backstage = fakeBackstage(scene, voices, (told) => events.onMessage('backstage', told));
    return {
      sendCommand: ({ id, command }) => {
        if (scene === 'together') {
          replyTogether({ id, command }, events);
          return;
        }
        events.onMessage(
          'reply',
          command.type === 'hand.raise' ? { id, refused: 'muted' } : { id, accepted: { seq: 2 } },
        );
        if (command.type === 'poll.answer') events.onMessage('polls', pollAnswered(command));
        if (scene === 'redrafted') events.onMessage('questions', { seq: 3, changed: redrafted(scene) });
      },
      sendAnonymous: ({ id, act }) => events.onMessage('anonymous', { id, standing: answerAnonymous(act) }),
      sendReaction: () => undefined,
      askBackstage: backstage,
      sendAttention: () => undefined,
      sendPose: () => undefined,
      askForSign: () => events.onSign(),
      leave: () => undefined,
    };
  };
};

/** Voices that nobody hears: on, or never getting through. */
export const fakeVoices =
  (voices: VoicesHere): (() => Promise<JoinVoices>) =>
  async () =>
  async () => {
    if (voices !== 'on') throw new VoiceFailure(voices === 'blocked' ? 'blocked' : 'unreachable', null);
    return {
      mayPublish: false,
      hear: () => undefined,
      publish: async () => undefined,
      unpublish: async () => undefined,
      close: () => undefined,
    };
  };

interface Begun {
  readonly scene: Scene;
  readonly voices: VoicesHere;
  readonly isFull: boolean;
}

function begin({ scene, voices, isFull }: Begun, events: RoomEvents): void {
  events.onState(rawState(scene, voices, isFull));
  events.onMessage('people', { isNew: true, here: everybody(scene), gone: [] });
  events.onMessage('order', orderOf(scene));
  if (scene === 'together') beginTogether(events);
  if (scene === 'away') setTimeout(() => events.onClosed(1006), 300);
  const reason = { replaced: 'body-taken', removed: 'removed', outdated: 'malformed' } as const;
  if (scene === 'replaced' || scene === 'removed' || scene === 'outdated')
    events.onMessage('farewell', { reason: reason[scene], detail: '' });
  if (scene === 'live' || scene === 'floor')
    events.onMessage('moment', { kind: 'living-words', epoch: 4, index: 0, text: livingWords, isLate: false });
  if (!isAnswered(scene) || scene === 'paused') return;
  events.onMessage('moment', scene === 'translated' ? translatedUtterance() : utterance());
  events.onMessage('moment', { kind: 'sound-start', epoch: 4, index: 1 });
}

const livingWords = 'We move to the harbour in the spring, and the old building becomes a school.';

function wordsOf(text: string): Utterance['timeline']['words'] {
  return [...text.matchAll(/\S+/g)].map((match, i) => ({
    atMs: 50 + i * 320,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function translatedUtterance(): Utterance {
  const said = utterance();
  const [sentence] = translatedAnswer.sentences;
  if (sentence === undefined) return said;
  const { text, label, language, original, sources } = sentence;
  return { ...said, text, label, language, original, sources, timeline: { ...said.timeline, words: wordsOf(text) } };
}

export function utterance(): Utterance {
  const text = answer.sentences[1]?.text ?? '';
  const words = wordsOf(text);
  return {
    kind: 'utterance',
    epoch: 4,
    answerId,
    questionId: questionIdSchema.parse('q-stage'),
    index: 1,
    count: 3,
    place: 0,
    text,
    label: 'QUOTE',
    sources: answer.sentences[1]?.sources ?? [],
    cue: 'emphasis',
    timeline: { durationMs: 100_000, onsetMs: 40, loudness: '', mouth: [{ atMs: 0, viseme: 'sil' }], words },
    sounding: false,
  };
}
