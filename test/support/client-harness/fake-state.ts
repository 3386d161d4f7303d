import type { RawState } from '../../../client/world/mirror.ts';
import { hashSchema, memberIdSchema, questionIdSchema } from '../../../protocol/ids.ts';
import type { OrderMessage } from '../../../protocol/order.ts';
import type { Role } from '../../../protocol/roles.ts';

// The town halls in which the pages are looked at, as they are replicated.

export const scenes = [
  'quiet',
  'speaking',
  'paused',
  'live',
  'floor',
  /** The floor is this page's own. */
  'own-floor',
  'called',
  'person',
  'held',
  /** A draft is another one after a question was moved. */
  'redrafted',
  /** A model wrote a draft, which somebody must read, and does not answer now. */
  'unread',
  /** A question in another language is answered in it, and another such answer waits to be read. */
  'translated',
  'silent',
  /** A poll is open, others are over, one waits on the desk. */
  'poll',
  /** One that hides its results, which this person has answered. */
  'poll-hidden',
  /** One that asks for words. */
  'poll-words',
  /** Two people hold the keys: one may ask anonymously. */
  'anonymous',
  'empty',
  'away',
  /** Many come in at once: this page waits for its turn. */
  'line',
  /** The server is at its limit. */
  'strained',
  /** The record cannot be written. */
  'failing',
  'closed',
  /** The doors are open, the stage waits. */
  'waiting',
  'muted',
  /** There was no room for this person's body. */
  'no-room',
  /** Nobody of the audience may talk; who raised a hand and was allowed; this page's person was. */
  'voices-closed',
  'by-hand',
  'allowed',
  /** One question every five minutes, and no reactions. */
  'slow-and-calm',
  /** Another page of this person has the body: asked at the door, told in the hall. */
  'elsewhere',
  'replaced',
  /** Known by their company. */
  'signed-in',
  'invited',
  'organising',
  'removed',
  'outdated',
  'together',
] as const;
export type Scene = (typeof scenes)[number];
/** How the voices are: `blocked` never get through, `off` on the server. */
export type VoicesHere = 'on' | 'lost' | 'blocked' | 'off';

export const ada = memberIdSchema.parse('m-ada');
export const answerId = hashSchema.parse('a'.repeat(64));
export const people: readonly (readonly [string, string, string])[] = [
  ['m-ada', 'Ada Okafor', 'attendee'],
  ['m-ben', 'Benjamín Ruiz', 'attendee'],
  ['m-chi', 'Chiara Lombardi', 'attendee'],
  ['m-dev', 'Dev Raman', 'attendee'],
  ['m-mod', 'Moira Field', 'moderator'],
  ['m-lea', 'Elena Marsh', 'leader'],
  ['m-bot', 'Visitor 7', 'attendee'],
];

/** Everybody, also in the other sections, as a desk knows them. */
export const everybody = (scene: Scene) =>
  [...people, ...Array.from({ length: 84 }, (_, n) => [`m-${n}`, `Colleague ${n + 1}`, 'attendee'] as const)]
    .slice(0, scene === 'empty' ? 1 : undefined)
    .map(([memberId, name, role]) => ({
      memberId,
      name,
      // Whose desk it is, where the desk depends on it.
      role: memberId === ada ? (ownRoles[scene] ?? role) : role,
      isBot: memberId === 'm-bot',
      isAway: memberId === 'm-dev',
      hasHandUp: memberId === 'm-chi',
      isMuted: memberId === 'm-ben',
      isAllowed: memberId === 'm-bot' && scene === 'by-hand',
      mistakenFor: '',
    }));

const holderIn: Partial<Record<Scene, 'avatar' | 'human' | 'asker'>> = {
  speaking: 'avatar',
  translated: 'avatar',
  paused: 'avatar',
  away: 'avatar',
  live: 'human',
  floor: 'asker',
  'own-floor': 'asker',
};

/** Ben and Chiara at Ada's sides, Dev behind her; the others stand or have no body. */
const seats: Readonly<Record<string, string>> = {
  'm-ada': 'C5',
  'm-ben': 'C6',
  'm-chi': 'C4',
  'm-dev': 'D5',
  'm-bot': 'D7',
};

const seatOf = (slot: number) => `${'ABEFGHI'[(slot * 4) % 7]}${1 + ((slot * 11) % 20)}`;

/** `isFull`: everybody has a seat here, who else is in other sections. */
/** What this person is in some scenes, beyond what everybody is. */
const ownRoles: Partial<Record<Scene, Role>> = { 'no-room': 'spectator', person: 'moderator', organising: 'organiser' };

export function rawState(scene: Scene, voices: VoicesHere, isFull = false): RawState {
  const holder = holderIn[scene];
  const isOn = holder !== undefined;
  const asker = scene === 'own-floor' ? (['m-ada', 'Ada Okafor'] as const) : (['m-ben', 'Benjamín Ruiz'] as const);
  return {
    hall: {
      townhallId: 'demo',
      sectionId: 'main',
      title: 'Autumn town hall',
      leaderName: 'Elena Marsh',
      phase: scene === 'closed' ? 'closed' : scene === 'waiting' ? 'created' : 'open',
      isLocked: false,
      talk: scene === 'voices-closed' ? 'off' : scene === 'by-hand' || scene === 'allowed' ? 'by-hand' : 'open',
      slowMinutes: scene === 'slow-and-calm' ? 5 : 0,
      isCalm: scene === 'slow-and-calm',
      showsUnread: scene === 'slow-and-calm',
      agendaNow: scene === 'quiet' && isFull ? 'Results of the quarter' : '',
      agendaNext: scene === 'quiet' && isFull ? 'Your questions' : '',
      voices: voices === 'off' ? 'off' : 'on',
      record: scene === 'failing' ? 'failing' : 'ok',
      seq: 1,
      head: 'c'.repeat(64),
      signedHead: '',
      questionsWaiting: scene === 'empty' ? 0 : 3,
      questionsAnswered: 2,
      pending: 2,
      elsewhere: scene === 'empty' ? 0 : 512,
      strain: scene === 'strained' ? 4 : 0,
    },
    stage: {
      holder: holder ?? 'nobody',
      epoch: isOn || isCalled(scene) ? 4 : 3,
      questionId: isAnswered(scene) || isCalled(scene) ? 'q-stage' : '',
      answerId: isAnswered(scene) ? answerId : '',
      memberId: holder === 'human' ? 'm-lea' : holder === 'asker' ? asker[0] : '',
      memberName: holder === 'asker' ? asker[1] : '',
      voiceIdentity: '',
      avatarSilentBecause:
        scene === 'held' ? 'The avatar is on hold.' : scene === 'silent' ? 'Consent was taken back.' : '',
      isPaused: scene === 'paused',
      isAvatarHeld: scene === 'held',
      dial: JSON.stringify({
        level: 'assist',
        topics: [{ topic: 'Lay-offs', level: 'off' }],
        waitsForCall: false,
      }),
      isForPerson: scene === 'person',
    },
    roster: everybody(scene)
      .slice(0, isFull ? undefined : people.length)
      .map((person, slot) => ({
        ...person,
        slot,
        seatId:
          (scene === 'no-room' && person.memberId === ada ? '' : seats[person.memberId]) ??
          (isFull ? seatOf(slot) : ''),
        isMuted: scene === 'muted' && person.memberId === 'm-ada',
        isAllowed: scene === 'allowed' && person.memberId === 'm-ada',
        mayTalk: person.memberId === 'm-ben',
        look: '',
      })),
    queue: [],
  };
}

/** Whether a question is called, and nobody answers it yet. */
export const isCalled = (scene: Scene) => scene === 'called' || scene === 'person';

/** Whether an answer is on the stage. */
export const isAnswered = (scene: Scene) => ['speaking', 'translated', 'paused', 'away'].includes(scene);

/** What a desk knows of order in the hall. */
export const orderOf = (scene: Scene): OrderMessage =>
  scene === 'by-hand'
    ? {
        words: ['blockhead', 'fool of a'],
        out: [
          { memberId: memberIdSchema.parse('m-out'), name: 'Visitor 3', isBanned: true, reason: 'Shouted at others.' },
          { memberId: memberIdSchema.parse('m-gone'), name: 'Noor Haddad', isBanned: false, reason: '' },
        ],
        reports: [
          {
            report: 41,
            at: 1_790_000_000_000,
            reporterName: 'Chiara Lombardi',
            memberId: memberIdSchema.parse('m-bot'),
            name: 'Visitor 7',
            questionId: null,
            text: '',
            reason: 'Disturbs others.',
            captions: ['AI: Pay follows the work and the market.'],
          },
          {
            report: 43,
            at: 1_790_000_060_000,
            reporterName: 'Benjamín Ruiz',
            memberId: null,
            name: '',
            questionId: questionIdSchema.parse('q-1'),
            text: 'Will the Porto office stay open after the lease ends next year?',
            reason: 'It names a person.',
            captions: [],
          },
        ],
      }
    : { words: [], out: [], reports: [] };
