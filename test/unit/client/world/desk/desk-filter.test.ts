import { describe, expect, it } from 'vitest';
import {
  type DeskFilter,
  everything,
  filterDesk,
  isFiltered,
  narrowedBy,
  topicsOf,
} from '../../../../../client/world/desk/desk-filter.ts';
import type { QueueLists } from '../../../../../client/world/queue.ts';
import { hashSchema } from '../../../../../protocol/ids.ts';
import { aQuestionLine } from '../../../../support/a-question-line.ts';

const prepared = (topics: readonly string[], over = {}) => ({
  prepared: {
    answerId: hashSchema.parse('a'.repeat(64)),
    outcome: 'answered',
    level: 'assist',
    topics,
    ...over,
  } as const,
});
const lists: QueueLists = {
  ...{ byId: new Map(), onStage: null, mine: [], corrected: [] },
  pending: [aQuestionLine('new', { status: 'pending', text: 'Café in Łódź, OPEN again?', authorName: 'Zoë Brandt' })],
  waiting: [
    aQuestionLine('ready', { votes: 9, ...prepared(['Pay', 'AI']) }),
    aQuestionLine('unread-draft', { votes: 5, ...prepared(['Pay'], { reading: 'needed' }) }),
    aQuestionLine('read-draft', { ...prepared(['Pay'], { reading: 'done' }) }),
    aQuestionLine('abstained', { ...prepared([], { outcome: 'abstained' }) }),
    aQuestionLine('for-a-person', { ...prepared(['AI'], { level: 'suggest' }) }),
    aQuestionLine('preparing'),
  ],
  done: [
    aQuestionLine('answered', { status: 'answered', ...prepared(['Old']) }),
    aQuestionLine('referred', { status: 'referred', referredTo: { owner: 'Jo', note: '', due: null, later: null } }),
  ],
  closed: [aQuestionLine('rejected', { status: 'rejected' })],
};
const found = (filter: Partial<DeskFilter>, read: readonly string[] = [], selected: string | null = null) => {
  const all = [...lists.pending, ...lists.waiting].map(({ id }) => id);
  const facts = {
    read: new Set(all.filter((id) => read.includes(id))),
    selected: all.find((id) => id === selected) ?? null,
  };
  return Object.values(filterDesk(lists, { ...everything, ...filter }, facts)).map((lines) =>
    lines.map(({ id }: { readonly id: string }) => id),
  );
};

describe('what the desk shows', () => {
  it('[DK11] is everything in its order without a filter, and a part of the lists', () => {
    const waiting = lists.waiting.map(({ id }) => id);
    expect(found({})).toEqual([['new'], waiting, ['referred'], ['answered', 'rejected']]);
    expect(found({ part: 'queue' })).toEqual([[], waiting, [], []]);
    expect([isFiltered(everything), isFiltered({ ...everything, part: 'new', words: ' ' })]).toEqual([false, false]);
  });

  it.each(['cafe', 'CAFÉ  open', 'łódź zoe', 'zoë'])(
    '[DK11] finds “%s” in question and name, without case and accents',
    (words) => {
      expect(found({ words })).toEqual([['new'], [], [], []]);
      expect(isFiltered({ ...everything, words })).toBe(true);
    },
  );

  it('[DK11] needs each word, and finds nothing else', () => {
    expect(found({ words: 'cafe closed' })).toEqual([[], [], [], []]);
  });

  it('[DK11] takes votes, topic and what is answered at once together', () => {
    expect(topicsOf(lists.waiting)).toEqual(['AI', 'Pay']);
    expect(found({ leastVotes: 5 })[1]).toEqual(['ready', 'unread-draft']);
    expect(found({ topic: 'AI' })[1]).toEqual(['ready', 'for-a-person']);
    expect(found({ isReady: true })).toEqual([[], ['ready', 'read-draft'], [], []]);
    expect(found({ isReady: true, topic: 'Pay', leastVotes: 2 })[1]).toEqual(['ready']);
  });

  it('[DK12] leaves out what was read, but not what is being read', () => {
    expect(found({ isUnread: true, part: 'new' }, ['new'])[0]).toEqual([]);
    expect(found({ isUnread: true, part: 'new' }, ['new'], 'new')[0]).toEqual(['new']);
  });
});

it('[DK13] counts what narrows the lists beside the words, which are in sight', () => {
  expect([narrowedBy(everything), narrowedBy({ ...everything, words: 'pay' })]).toEqual([0, 0]);
  expect(narrowedBy({ ...everything, part: 'queue', leastVotes: 5, label: 'Pay', isMine: true })).toBe(4);
});
