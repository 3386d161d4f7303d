import type { Fairness, FairRejection, FigureName, OrderChange, Wait } from '../../protocol/record/fairness.ts';
import type { Role } from '../../protocol/roles.ts';
import { rejectionWords } from './rejection-words.ts';
import { waitWords } from './wait-words.ts';

/** One figure as people read it. */
export interface FairnessLine {
  readonly words: string;
  /** “12 of 20, 60 %”, or a number, or a time. */
  readonly value: string;
  /** The part that it is of the whole, from 0 to 1; null: not a part of anything. */
  readonly share: number | null;
  /** Below another line, of which it is a part. */
  readonly isPart: boolean;
  /** The entries that it counts. */
  readonly entries: readonly number[];
}

export interface FairnessPart {
  readonly title: string;
  readonly lines: readonly FairnessLine[];
}

const roleWords: Readonly<Record<Role, string>> = {
  attendee: 'an attendee',
  spectator: 'a spectator',
  moderator: 'a moderator',
  leader: 'the leader',
  delegate: 'a delegate',
  organiser: 'an organiser',
  administrator: 'an administrator',
};

/** How the order is made, and what moderators may do. Rule F10. */
export const orderRules: readonly string[] = [
  'Everybody has one vote for each question and may take it back. The question with the most votes comes next; of equal ones, the one that was asked first.',
  'Moderators approve or turn down what is asked, and join questions that ask the same. They may move a question, or call one before its turn.',
  'Whoever asked may follow up on the answer: a follow-up comes next. Each of these acts is in the record, and is counted here.',
];

/** The figures as sections of lines. What did not happen is said too, but for its details. Rules F2 to F7. */
export function fairnessParts(fairness: Fairness): readonly FairnessPart[] {
  const { figures } = fairness;
  return [
    { title: 'Questions', lines: questionLines(figures) },
    { title: 'The order', lines: orderLines(fairness) },
    { title: 'Waiting', lines: waitLines(fairness) },
    {
      title: 'Words',
      lines: [
        total('Reworded by somebody else than who asked', figures.reworded),
        total('Answers corrected afterwards', figures.corrected),
      ],
    },
  ];
}

/** What else is to be told of an entry: how many questions with more votes waited. */
export function entryNote({ changes }: Pick<Fairness, 'changes'>, entry: number): string {
  const change = changes.find((each) => each.entry === entry);
  if (change === undefined || change.kind !== 'called') return '';
  return change.ahead === 1 ? '1 question had more votes' : `${change.ahead} questions had more votes`;
}

type Figures = Fairness['figures'];

function questionLines(figures: Figures): readonly FairnessLine[] {
  const { asked } = figures;
  const ofAsked = (words: string, name: FigureName) => part(words, figures[name], asked.length, false);
  const ofAnswered = (words: string, name: FigureName) => part(words, figures[name], figures.answered.length);
  const passedOn = figures['passed-on'];
  return [
    total('Asked', asked),
    ofAsked('Approved by a moderator', 'approved'),
    ofAsked('Answered', 'answered'),
    ...some(figures.answered, [
      ofAnswered('Called by votes', 'answered-by-votes'),
      ofAnswered('By the avatar', 'by-avatar'),
      ofAnswered('By the leader in person', 'in-person'),
    ]),
    ofAsked('Passed on to somebody', 'passed-on'),
    ...some(passedOn, [
      part('Answered in writing since', figures['followed-up'], passedOn.length),
      part('After the avatar said that it does not know', figures.abstained, passedOn.length),
    ]),
    ofAsked('Turned down', 'rejected'),
    ...rejectionLines(figures),
    ofAsked('Joined with another that asks the same', 'merged'),
    ofAsked('Withdrawn by who asked', 'withdrawn'),
    ...some(figures['on-stage'], [ofAsked('On the stage', 'on-stage')]),
    ofAsked('Approved, in the queue', 'queued'),
    ofAsked('Not yet read by a moderator', 'pending'),
  ];
}

function rejectionLines(figures: Figures): readonly FairnessLine[] {
  const of = figures.rejected.length;
  const kinds: readonly FairRejection[] = ['answered', 'off-topic', 'unclear', 'not-for-all', 'own-words', 'unnoted'];
  return kinds.flatMap((kind) => {
    const entries = figures[`rejected-${kind}`];
    return some(entries, [part(rejectionWords[kind], entries, of)]);
  });
}

function orderLines({ figures, changes }: Fairness): readonly FairnessLine[] {
  const of = figures.called.length;
  const called = (words: string, name: FigureName) => part(words, figures[name], of);
  const calledAhead = changes.filter(({ kind }) => kind === 'called');
  return [
    total('Votes that count, beside the askers’ own', figures.votes),
    total('Called to the stage', figures.called),
    ...some(figures.called, [
      called('With the most votes', 'called-by-votes'),
      called('By a person, while others had more votes', 'called-ahead'),
      ...some(figures['called-follow-up'], [called('Follow-ups, which come next', 'called-follow-up')]),
      ...some(figures['called-ready'], [called('By itself, because its answer was ready', 'called-ready')]),
    ]),
    total('Changes of the order by people', [...changes.map(({ entry }) => entry)]),
    ...byRole(
      'Moved in the queue',
      changes.filter(({ kind }) => kind === 'moved'),
    ),
    ...byRole(
      'Moves taken back',
      changes.filter(({ kind }) => kind === 'moved-back'),
    ),
    ...byRole('Called before its turn', calledAhead),
  ];
}

/** Who did it, by role: the public record names nobody. */
function byRole(words: string, changes: readonly OrderChange[]): readonly FairnessLine[] {
  const by = new Map<string, number[]>();
  for (const { role, entry } of changes) {
    const who = role === null ? 'somebody whom the record does not name' : roleWords[role];
    by.set(who, [...(by.get(who) ?? []), entry]);
  }
  return [...by].map(([who, entries]) => ({ ...total(`${words} by ${who}`, entries), isPart: true }));
}

function waitLines({ answeredAfter, waitingFor }: Fairness): readonly FairnessLine[] {
  return [
    ...waited(answeredAfter, {
      none: 'Answered on the stage',
      one: 'Answered within',
      many: 'Answered, half of them within',
      longest: 'The longest wait for an answer',
    }),
    ...waited(waitingFor, {
      none: 'Still waiting',
      one: 'Still waiting for',
      many: 'Still waiting, half of them for at least',
      longest: 'The longest still waiting',
    }),
  ];
}

function waited(
  wait: Wait | null,
  words: { readonly none: string; readonly one: string; readonly many: string; readonly longest: string },
): readonly FairnessLine[] {
  const line = { share: null, isPart: false, entries: [] };
  if (wait === null) return [{ ...line, words: words.none, value: 'none' }];
  const { medianMs, longestMs, entries, longest } = wait;
  if (entries.length === 1) return [{ ...line, words: words.one, value: waitWords(longestMs), entries: longest }];
  return [
    { ...line, words: words.many, value: waitWords(medianMs), entries },
    { ...line, words: words.longest, value: waitWords(longestMs), entries: longest, isPart: true },
  ];
}

function total(words: string, entries: readonly number[]): FairnessLine {
  return { words, value: String(entries.length), share: null, isPart: false, entries };
}

function part(words: string, entries: readonly number[], of: number, isPart = true): FairnessLine {
  const { length } = entries;
  if (of === 0) return { ...total(words, entries), isPart };
  const value = `${length} of ${of}, ${percentOf(length, of)}`;
  return { words, value, share: length / of, isPart, entries };
}

/** Nearly all is not all, and hardly any is not none. */
function percentOf(length: number, of: number): string {
  const percent = (100 * length) / of;
  if (percent > 0 && percent < 1) return 'under 1 %';
  return `${length < of ? Math.min(99, Math.round(percent)) : 100} %`;
}

/** Details of what did not happen are left out. */
function some(entries: readonly number[], lines: readonly FairnessLine[]): readonly FairnessLine[] {
  return entries.length > 0 ? lines : [];
}
