import { hashSchema, memberIdSchema, questionIdSchema } from '../../../protocol/ids.ts';
import type { QuestionView } from '../../../protocol/views.ts';
import { ada, answerId, isAnswered, isCalled, type Scene } from './fake-state.ts';

// The questions that the harness's server has: some in each state that there is.

/** Of an answer that a person reads first. */
export const otherAnswerId = hashSchema.parse('d'.repeat(64));

function question(id: string, text: string, rest: Partial<QuestionView>): QuestionView {
  return {
    id: questionIdSchema.parse(id),
    status: 'approved',
    text,
    author: { kind: 'member', memberId: memberIdSchema.parse('m-ben') },
    authorName: 'Benjamín Ruiz',
    authorMistakenFor: '',
    askedAt: 1_790_000_000_000,
    votes: 4,
    place: null,
    followsUp: null,
    followUpUntil: null,
    mergedInto: null,
    merged: [],
    rejectedBecause: null,
    referredTo: null,
    answer: null,
    prepared: { answerId, outcome: 'answered', level: 'assist', topics: ['Pay'] },
    ...rest,
  };
}

const unreadQuestion = question('q-9', 'What does the plant in Leeds get next year?', {
  place: 3,
  votes: 9,
  prepared: { answerId: otherAnswerId, outcome: 'answered', reading: 'needed', level: 'assist', topics: ['Pay'] },
});

const askedInGerman = question('q-10', 'Was bekommt das Werk in Leeds nächstes Jahr?', {
  place: 3,
  votes: 9,
  prepared: { answerId: otherAnswerId, outcome: 'answered', reading: 'needed', level: 'assist', topics: ['Pay'] },
});

const sealed = {
  author: { kind: 'sealed', ownerHash: hashSchema.parse('e'.repeat(64)) },
  authorName: null,
} as const;

/** Asked without a name: the first is this browser's own, and the last two nobody but whoever asked and the desk sees. */
export const unnamed: readonly QuestionView[] = [
  question('q-u1', 'Do managers see how we voted in the staff survey?', { ...sealed, place: 4, votes: 3 }),
  question('q-u2', 'Is the night shift in Graz going to be cut?', { ...sealed, status: 'answered', votes: 9 }),
  question('q-u3', 'Why was the same person promoted twice in one year?', {
    ...sealed,
    status: 'rejected',
    rejectedBecause: 'It is about one person. Your people partner helps with this: people@example.com.',
    votes: 0,
  }),
  question('q-u4', 'Will the sick-pay rules change before the winter?', {
    ...sealed,
    status: 'pending',
    prepared: null,
    votes: 0,
  }),
];

/** What changes while one looks on. */
export function redrafted(scene: Scene): readonly QuestionView[] {
  const prepared = { answerId: otherAnswerId, outcome: 'answered', level: 'assist', topics: ['Pay'] } as const;
  return questions(scene).flatMap((each) => (each.id === 'q-1' ? [{ ...each, prepared }] : []));
}

const mine = { author: { kind: 'member', memberId: ada }, authorName: 'Ada Okafor' } as const;

/** How one's own may end beside those that are answered or wait. */
const asIfMine: readonly QuestionView[] = [
  question('q-13', 'Who decides whether we stay in Porto?', {
    ...mine,
    status: 'answered',
    saidLive: {
      text: 'We decide it together with the people in Porto. The board sees it in October, and I will tell you the same day what was said.',
      isWhole: true,
    },
  }),
  question('q-11', 'Does Porto close?', { ...mine, status: 'merged', mergedInto: questionIdSchema.parse('q-1') }),
  question('q-12', 'Why does my manager never answer?', {
    ...mine,
    status: 'rejected',
    rejectedBecause: 'It is about one person. Your people partner helps with this: people@example.com.',
    votes: 1,
  }),
];

/** What the server finds like the words that are typed: one that waits, one's own and one that was answered. */
export function similarTo(text: string): readonly QuestionView['id'][] {
  return /porto/i.test(text) ? ['q-3', 'q-2', 'q-7'].map((id) => questionIdSchema.parse(id)) : [];
}

const asked = [
  'Will the {} office stay open after the lease ends next year?',
  'When do we hear about pay in {}, and who decides it?',
  'Can people in {} work from home three days a week?',
  'Is the canteen in {} going to be open in the evening again?',
  'What happens to the apprentices in {} when the plant is rebuilt, and who tells them?',
  'Why are there so few women among the managers in {}?',
  'May we use AI tools for customers in {}?',
];
const places = ['Porto', 'Leeds', 'Setúbal', 'Gdańsk', 'Nantes', 'Kraków', 'Malmö', 'Graz', 'Ghent', 'Turin', 'Cork'];
const manyStatuses = ['pending', 'approved', 'pending', 'answered', 'approved', 'pending', 'rejected'] as const;

/** A busy town hall: so many questions, from `m0` on, half of them still to be read. */
export function manyQuestions(count: number): readonly QuestionView[] {
  return Array.from({ length: count }, (_, n) => {
    const status = manyStatuses[n % manyStatuses.length] ?? 'pending';
    const text = (asked[(n * 3) % asked.length] ?? '').replace('{}', places[(n * 7) % places.length] ?? '');
    return question(`m${n}`, n < asked.length * places.length ? text : `${text} (${n})`, {
      status,
      askedAt: 1_790_000_000_000 + n * 1000,
      votes: 1 + ((n * 37) % 60),
      place: status === 'approved' ? n + 1 : null,
      authorName: `Colleague ${n + 1}`,
      prepared:
        status === 'approved'
          ? {
              answerId,
              outcome: n % 4 === 1 ? 'abstained' : 'answered',
              level: 'assist',
              topics: [n % 2 ? 'Pay' : 'Offices'],
            }
          : null,
      rejectedBecause: status === 'rejected' ? 'It was answered already in this town hall.' : null,
      ...markedByModerators(n),
    });
  });
}

/** Labels, departments, and whose they are: on some. */
function markedByModerators(n: number): Partial<QuestionView> {
  const labels = [['Pay'], [], ['Ask Leeds', 'Pay'], [], []][n % 5] ?? [];
  const moira = { kind: 'member', memberId: memberIdSchema.parse('m-mod'), name: 'Moira Field' } as const;
  const assigned = ([undefined, moira, undefined, { kind: 'leader' }, { ...moira, memberId: ada }] as const)[n % 11];
  return {
    ...(labels.length > 0 && { labels }),
    ...(assigned !== undefined && { assigned }),
    ...(n % 4 === 1 && { order: n % 8 === 1 ? 'moved' : 'kept' }),
    ...(n % 3 !== 0 && { department: n % 3 === 1 ? 'Research' : 'Customer service, Iberia' }),
  };
}

/** The questions of a scene. */
export function questions(scene: Scene): readonly QuestionView[] {
  if (scene === 'empty') return [];
  return [
    ...(isAnswered(scene) || isCalled(scene)
      ? [
          question('q-stage', 'How do you decide who gets a raise, and can I see the rules?', {
            status: isCalled(scene) ? 'called' : 'answering',
            votes: 31,
            ...(scene === 'person' && {
              prepared: { answerId, outcome: 'answered', level: 'suggest', topics: ['Pay'] },
            }),
          }),
        ]
      : []),
    question('q-1', 'Will the Porto office stay open after the lease ends next year?', {
      place: 1,
      votes: 18,
      order: 'kept',
      authorName: 'Elena Mаrsh',
      authorMistakenFor: 'leader',
    }),
    question('q-2', 'What may we use AI tools for in customer work, and who decides?', {
      place: 2,
      votes: 12,
      order: 'moved',
      prepared: { answerId, outcome: 'answered', level: 'suggest', topics: ['AI'] },
      ...mine,
    }),
    ...(scene === 'unread' ? [unreadQuestion] : []),
    ...(scene === 'translated' ? [askedInGerman] : []),
    question('q-3', 'Which mistake of last year taught you the most, and what did you change because of it?', {
      place: 3,
      votes: 5,
      authorName: 'Chiara Lombardi',
      prepared: { answerId, outcome: 'abstained', level: 'assist', topics: [] },
      originalText: 'Biggest mistake?',
    }),
    question('q-4', 'Can we have a four-day week?', { status: 'pending', votes: 1, prepared: null, ...mine }),
    question('q-4b', 'And will those rules be the same in Porto?', {
      status: 'pending',
      votes: 1,
      prepared: null,
      followsUp: questionIdSchema.parse('q-7'),
    }),
    ...(scene === 'quiet'
      ? [
          question('q-2b', 'And who looks after the machines there?', {
            place: 4,
            votes: 1,
            followsUp: questionIdSchema.parse('q-6b'),
            ...mine,
          }),
        ]
      : []),
    question('q-5', 'When does the new parental leave begin?', { status: 'pending', votes: 1, prepared: null }),
    question('q-6', 'What is our forecast for the next quarter?', {
      status: 'referred',
      referredTo: { owner: 'Noor Haddad, Finance', note: '', due: '2026-06-09', later: null },
      answer: { answerId, state: 'finished', cut: null, sentencesSaid: 1, said: null, unsaid: [] },
    }),
    question('q-6b', 'Do we keep the workshop in Setúbal?', {
      status: 'referred',
      followUpUntil: Date.now() + 600_000,
      ...mine,
      referredTo: {
        owner: 'Jonas Ek, her chief of staff',
        note: '',
        due: '2026-06-11',
        later: {
          text: 'Yes. The lease runs until 2031, and nothing is planned before.',
          answeredBy: 'Jonas Ek',
          at: 1_790_300_000_000,
        },
      },
    }),
    question('q-7', 'Why did we move to the new building?', {
      status: 'answered',
      answer: { answerId, state: 'finished', cut: null, sentencesSaid: 2, said: null, unsaid: [1] },
      review: {
        verdict: 'wrong',
        correction:
          'We moved because the lease ended, and because half of us could not reach the old building by train.',
        atMs: 1_790_100_000_000,
      },
      ...mine,
    }),
    ...(scene === 'anonymous' ? unnamed.filter(({ status }) => status !== 'rejected') : []),
    ...(scene === 'quiet' || scene === 'closed' ? asIfMine : []),
    question('q-8', 'first!!', { status: 'rejected', rejectedBecause: 'This is not a question.', prepared: null }),
  ];
}
