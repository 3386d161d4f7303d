import { expect, it } from 'vitest';
import { type News, type NewsFacts, type NewsWish, noNews, tell } from '../../../../../client/world/in-words/news.ts';
import { memberIdSchema, questionIdSchema } from '../../../../../protocol/ids.ts';

const member = (name: string) => ({ memberId: memberIdSchema.parse(`m-${name}`), name });
const id = (text: string) => questionIdSchema.parse(text);
const quiet: NewsFacts = {
  place: 'Row 3, seat 5 of 24, in the middle, 8 metres from the stage',
  beside: [],
  muted: null,
  mine: new Map(),
  onStage: null,
  stoppedEpoch: -1,
  hands: [],
  waiting: 0,
  next: null,
  wave: null,
  people: 40,
};

/** A listener: what they are told as facts follow each other, so many seconds apart. */
class Listener {
  news: News = noNews;
  nowMs = 0;
  wish: NewsWish = 'all';
  isCaptionRead = false;

  hears(facts: Partial<NewsFacts>, afterS = 11): string | null {
    this.nowMs += afterS * 1000;
    const { nowMs, wish, isCaptionRead } = this;
    this.news = tell(this.news, { ...quiet, ...facts }, { nowMs, wish, isCaptionRead });
    return this.news.words;
  }
}

function settled(change: Partial<NewsFacts> = {}): Listener {
  const listener = new Listener();
  listener.hears(change);
  return listener;
}

it('[IW4] who comes in is told where they are and who is beside them, once', () => {
  const listener = new Listener();
  const beside = [{ ...member('Ben'), side: 'left' as const }];
  expect(listener.hears({ beside })).toBe(
    'Row 3, seat 5 of 24, in the middle, 8 metres from the stage. Ben is on your left. 40 people are here.',
  );
  expect(listener.hears({ beside })).toBeNull();
});

it('[IW4] there is one sentence in ten seconds at most, and it tells all that changed meanwhile', () => {
  const listener = settled();
  expect(listener.hears({ hands: [member('Ben')] })).toBe('Ben has a hand up.');
  const beside = [{ ...member('Chi'), side: 'right' as const }];
  const hands = [member('Ben'), member('Dev')];
  for (let s = 1; s < 10; s++) expect(listener.hears({ hands, beside, waiting: 2 }, 1)).toBeNull();
  expect(listener.hears({ hands, beside, waiting: 2 }, 1)).toBe('Chi is on your right now. 2 questions wait.');
});

it('[IW4] what concerns the person comes first, then the stage, then the hall', () => {
  const mine = (words: string) => new Map([[id('q-1'), { text: 'When do we move?', words }]]);
  const listener = settled({ mine: mine('A moderator will read it') });
  const words = listener.hears({
    mine: mine('In the queue'),
    muted: 'A moderator muted you.',
    hands: [member('Ben')],
    stoppedEpoch: 4,
  });
  expect(words).toBe(
    'A moderator muted you. Your question “When do we move?”: In the queue. What was being said was stopped. Ben has a hand up.',
  );
});

it('[IW4] what does not fit into a sentence comes with the next', () => {
  const listener = settled();
  const text =
    'What did we learn from the year that is over, and what will we do differently because of it from now on?';
  const facts = {
    onStage: { id: id('q-1'), text, askedBy: 'Ben', isMine: false },
    next: {
      id: id('q-2'),
      text: 'And which of our habits would you like to see gone by the end of the summer, and why?',
      isMine: false,
    },
  };
  const first = listener.hears(facts) ?? '';
  expect(first).toMatch(/^On the stage now: “What did we learn .*…”, asked by Ben\.$/u);
  expect(first.length).toBeLessThan(140);
  expect(listener.hears(facts)).toMatch(/^Next in the queue: “And which/);
});

it('[IW4] what is back as it was is not told, and nothing is told twice', () => {
  const listener = settled();
  listener.isCaptionRead = true;
  expect(listener.hears({ hands: [member('Ben')], wave: '12 people are clapping' })).toBeNull();
  listener.isCaptionRead = false;
  expect(listener.hears({})).toBeNull();
  expect(listener.hears({ hands: [member('Ben')] })).toBe('Ben has a hand up.');
  for (let i = 0; i < 10; i++) expect(listener.hears({ hands: [member('Ben')] })).toBeNull();
});

it('[IW4] a few who come and go are no news; votes that turn the queue about are told every half minute at most', () => {
  const listener = settled();
  for (const people of [41, 42, 40, 39, 43]) expect(listener.hears({ people })).toBeNull();
  expect(listener.hears({ people: 52 })).toBe('52 people are here.');
  const next = (name: string) => ({ people: 52, next: { id: id(name), text: `Question ${name}`, isMine: false } });
  const told = Array.from({ length: 60 }, (_, i) => listener.hears(next(`q-${i % 2}`), 1)).filter(
    (each) => each !== null,
  );
  expect(told.length).toBeGreaterThan(0);
  expect(told.length).toBeLessThanOrEqual(2);
});

it('[IW4] a question is no news to who asked it; that it was taken is, however soon', () => {
  const mine = (words: string) => new Map([[id('q-1'), { text: 'When?', words }]]);
  expect(settled().hears({ mine: mine('A moderator will read it') })).toBeNull();
  expect(settled().hears({ mine: mine('In the queue') })).toBe('Your question “When?”: In the queue.');
});

it('[IW4] one’s own question is told as one’s own, and once: not as the next, nor as what is on the stage', () => {
  const listener = settled();
  expect(listener.hears({ next: { id: id('q-1'), text: 'Mine', isMine: true } })).toBe('Your question is next.');
  expect(listener.hears({ onStage: { id: id('q-1'), text: 'Mine', askedBy: 'Ada', isMine: true } })).toBeNull();
});

it('[IW4] who leaves a seat, or goes elsewhere, hears who is beside them there and not whom they left', () => {
  const beside = [{ ...member('Ben'), side: 'left' as const }];
  const listener = settled({ beside });
  expect(listener.hears({ place: 'You stand', beside: [] })).toBeNull();
  expect(listener.hears({ beside })).toBe('Ben is on your left now.');
  expect(listener.hears({ beside: [] })).toBe('Nobody is on your left any more.');
});

it('[IW5] while a caption is read only what concerns the person is told; the rest comes after it', () => {
  const listener = settled();
  listener.isCaptionRead = true;
  const beside = [{ ...member('Ben'), side: 'left' as const }];
  const hands = [member('Chi'), member('Dev'), member('Eve')];
  expect(listener.hears({ beside, hands })).toBe('Ben is on your left now.');
  expect(listener.hears({ beside, hands })).toBeNull();
  listener.isCaptionRead = false;
  expect(listener.hears({ beside, hands })).toBe('3 hands are up.');
});

it('[IW6] a person chooses what is told; what changed meanwhile is not caught up on', () => {
  const listener = settled();
  listener.wish = 'me';
  expect(listener.hears({ hands: [member('Ben'), member('Chi')], people: 90 })).toBeNull();
  expect(listener.hears({ muted: 'A moderator muted you.', hands: [member('Ben')], people: 90 })).toBe(
    'A moderator muted you.',
  );
  listener.wish = 'nothing';
  expect(listener.hears({ muted: null, waiting: 7, people: 90 })).toBeNull();
  listener.wish = 'all';
  expect(listener.hears({ muted: null, waiting: 7, people: 90 })).toBeNull();
  expect(listener.hears({ muted: null, waiting: 8, people: 90 })).toBe('8 questions wait.');
});
