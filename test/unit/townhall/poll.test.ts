import { describe, expect, it } from 'vitest';
import type { PollCommand } from '../../../protocol/commands.ts';
import { limits } from '../../../protocol/limits.ts';
import { pollViewSchema } from '../../../protocol/poll.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { changesOf } from '../../../server/session/changes.ts';
import { snapshotFor } from '../../../server/session/townhall-reader.ts';
import { pollsCsv } from '../../../server/townhall/files/polls.ts';
import { ownAnswers, pollView, pollViewsFor } from '../../../server/townhall/poll-views.ts';
import { visibleTo } from '../../../server/townhall/visible-to.ts';
import {
  answerId,
  aTownhall,
  gist,
  idOf,
  part,
  person,
  pollId,
  type TownhallBuilder,
} from '../../support/build-townhall.ts';

type Create = Extract<PollCommand, { type: 'poll.create' }>;
const p = pollId('p');
const create = (over: Partial<Create> = {}): Create => ({
  type: 'poll.create',
  pollId: p,
  kind: 'single',
  question: 'Where do we meet?',
  labels: ['Lisbon', 'Leeds'],
  isHidden: false,
  ...over,
});
const on = (type: 'poll.open' | 'poll.close' | 'poll.discard' | 'poll.take-back'): PollCommand => ({ type, pollId: p });
const pick = (...picked: number[]): PollCommand => ({ type: 'poll.answer', pollId: p, picked, text: '' });
const say = (text: string): PollCommand => ({ type: 'poll.answer', pollId: p, picked: [], text });
const aPoll = (over: Partial<Create> = {}) => aTownhall().do(person('mo'), create(over));
const anOpenPoll = (over: Partial<Create> = {}) => aPoll(over).do(person('mo'), on('poll.open'));
const aWordsPoll = (isHidden = false) => anOpenPoll({ kind: 'words', labels: [], isHidden });
const seen = (townhall: TownhallBuilder, audience: 'everyone' | 'crew') => pollView(townhall.poll('p'), audience);

describe('writing a poll', () => {
  it('[PO1] says what does not fit, and keeps what does', () => {
    const townhall = aTownhall();
    const tried = (over: Partial<Create>) => townhall.decide(person('mo'), create(over));
    expect(tried({ question: ' ' })).toEqual(refuse('poll-question-empty'));
    expect(tried({ question: 'x'.repeat(limits.pollQuestionLength + 1) })).toEqual(refuse('poll-question-too-long'));
    expect(tried({ labels: ['Lisbon', ' '] })).toEqual(refuse('poll-choices-few'));
    expect(tried({ labels: Array.from({ length: 11 }, (_, i) => `${i}`) })).toEqual(refuse('poll-choices-many'));
    expect(tried({ labels: ['Lisbon', 'LISBON'] })).toEqual(refuse('poll-choices-same'));
    expect(tried({ labels: ['Lisbon', 'x'.repeat(81)] })).toEqual(refuse('poll-choice-too-long'));
    expect(tried({ kind: 'scale', steps: 2 })).toEqual(refuse('poll-scale-steps'));
    expect(tried({ kind: 'scale', steps: 5, labels: ['Low'] })).toEqual(refuse('poll-scale-ends'));
    expect(tried({ kind: 'words', labels: ['ignored'] })).toMatchObject([{ options: 0, personal: { labels: [] } }]);
    expect(tried({ kind: 'scale', steps: 5 })).toMatchObject([{ options: 5 }]);
    expect(tried({ kind: 'multiple', labels: [' Lisbon', '', 'Leeds'] })).toMatchObject([
      { options: 2, personal: { labels: ['Lisbon', 'Leeds'] } },
    ]);
  });

  it('[PO1] recognises a resend, and holds so many', () => {
    const townhall = aPoll();
    expect(townhall.decide(person('mo'), create())).toEqual(refuse('already-exists'));
    for (let i = 1; i < limits.pollsPerTownhall; i++) townhall.do(person('mo'), create({ pollId: pollId(`p${i}`) }));
    expect(townhall.decide(person('mo'), create({ pollId: pollId('more') }))).toEqual(refuse('too-many-polls'));
  });

  it('[PO2] a draft is the crew’s, and goes without a trace for others', () => {
    const townhall = aPoll();
    expect([seen(townhall, 'everyone'), seen(townhall, 'crew')]).toMatchObject([null, { phase: 'draft' }]);
    expect(townhall.decide(person('ada'), pick(0))).toEqual(refuse('no-such-poll'));
    const created = townhall.events.at(-1);
    const see = (name: string) =>
      created && visibleTo({ memberId: idOf(name), role: townhall.member(name).role }, created, townhall.state);
    expect([see('ada'), see('lea'), see('mo')]).toEqual([null, null, created]);
    townhall.do(person('mo'), on('poll.discard'));
    expect([seen(townhall, 'crew'), see('ada')]).toEqual([null, null]);
    expect(townhall.decide(person('mo'), on('poll.open'))).toEqual(refuse('no-such-poll'));
    for (const command of [create({ pollId: pollId('other') }), on('poll.open'), on('poll.close')])
      expect(townhall.decide(person('ada'), command)).toEqual(refuse('not-allowed'));
  });
});

describe('an open poll', () => {
  it('[PO3] is the only one, and ends with its close or with the town hall', () => {
    const townhall = anOpenPoll().do(person('mo'), create({ pollId: pollId('next') }));
    const next = { type: 'poll.open', pollId: pollId('next') } as const;
    expect(townhall.decide(person('mo'), next)).toEqual(refuse('another-poll-open'));
    expect(townhall.decide(person('mo'), on('poll.open'))).toEqual(refuse('poll-not-draft'));
    townhall.do(person('ada'), pick(1)).do(person('mo'), on('poll.close')).do(person('mo'), next);
    expect(townhall.poll('p').result).toEqual({ answered: 1, counts: [0, 1] });
    for (const command of [pick(0), on('poll.take-back')])
      expect(townhall.decide(person('ada'), command)).toEqual(refuse('poll-not-open'));
    expect(gist(townhall.decide(part('session'), { type: 'townhall.close' }))).toEqual([
      'poll.closed',
      'townhall.closed',
    ]);
  });

  it('[PO4] takes one answer of each, which can be changed and taken back', () => {
    const townhall = anOpenPoll().do(person('ada'), pick(0)).do(person('sid'), pick(1)).do(person('mo'), pick(1));
    expect(townhall.decide(person('ada'), pick(0))).toEqual([]);
    expect(townhall.decide(person('ada'), pick(0, 1))).toEqual(refuse('poll-pick-one'));
    for (const none of [pick(), pick(2)])
      expect(townhall.decide(person('ada'), none)).toEqual(refuse('poll-pick-first'));
    expect(townhall.do(person('ada'), pick(1)).poll('p').answers.size).toBe(3);
    expect(seen(townhall, 'everyone')).toMatchObject({ answered: 3, counts: [0, 3] });
    townhall.do(person('ada'), on('poll.take-back'));
    expect(seen(townhall, 'everyone')).toMatchObject({ answered: 2, counts: [0, 2] });
    expect(townhall.decide(person('ada'), on('poll.take-back'))).toEqual(refuse('poll-not-answered'));
  });

  it('[PO4] counts several choices, steps of a scale, and words', () => {
    const several = anOpenPoll({ kind: 'multiple' })
      .do(person('ada'), pick(1, 0, 1))
      .do(person('bob'), pick(1));
    expect(seen(several, 'everyone')).toMatchObject({ answered: 2, counts: [1, 2] });
    const scale = anOpenPoll({ kind: 'scale', steps: 4 }).do(person('ada'), pick(3));
    expect(scale.decide(person('bob'), pick(4))).toEqual(refuse('poll-pick-first'));
    expect(seen(scale, 'everyone')).toMatchObject({ counts: [0, 0, 0, 1], labels: ['Lisbon', 'Leeds'] });
    const words = aWordsPoll();
    expect(words.decide(person('ada'), say(' '))).toEqual(refuse('poll-words-empty'));
    expect(words.decide(person('ada'), say('x'.repeat(61)))).toEqual(refuse('poll-words-too-long'));
  });
});

describe('who sees what of a poll', () => {
  it('[PO5] nobody sees a result of a hidden one before it is closed, the crew neither', () => {
    const townhall = anOpenPoll({ isHidden: true }).do(person('ada'), pick(1));
    for (const audience of ['everyone', 'crew'] as const)
      expect(seen(townhall, audience)).toMatchObject({ answered: 1, counts: null, words: null });
    const answered = townhall.events.at(-1);
    for (const name of ['bob', 'mo', 'lea'])
      expect(
        answered && visibleTo({ memberId: idOf(name), role: townhall.member(name).role }, answered, townhall.state),
      ).toBeNull();
    const { personal, ...plain } = answered?.type === 'poll.answered' ? answered : { personal: null };
    expect([personal, JSON.stringify(plain).includes('picked')]).toEqual([{ picked: [1], text: '' }, false]);
    expect(seen(townhall.do(person('mo'), on('poll.close')), 'everyone')).toMatchObject({ counts: [0, 1] });
  });

  it('[PO6] the snapshot holds what one may see, and one’s own answers', () => {
    const townhall = anOpenPoll()
      .do(person('ada'), pick(1))
      .do(person('mo'), create({ pollId: pollId('draft') }));
    const facts = { head: answerId('a'), leaderName: 'Lea', isDemo: true };
    const shot = (name: string) => snapshotFor(townhall.state, idOf(name), facts);
    expect(shot('ada')).toMatchObject({ polls: [{ id: 'p' }], pollAnswers: [{ pollId: 'p', picked: [1], text: '' }] });
    expect(shot('mo')).toMatchObject({ polls: [{ id: 'draft' }, { id: 'p' }], pollAnswers: [] });
    for (const view of pollViewsFor(townhall.state, { role: 'moderator' })) pollViewSchema.parse(view);
  });

  it('[PO6] an answer is a count and the answerer’s own, opening and closing concern everybody', () => {
    const townhall = anOpenPoll();
    const told = (who: string, command: PollCommand) => {
      const before = townhall.state;
      const from = townhall.events.length;
      townhall.do(person(who), command);
      const { changed, counted, answerers } = changesOf(before, townhall.state, townhall.events.slice(from)).polls;
      return [[...changed], [...counted], [...answerers]];
    };
    expect(told('ada', pick(1))).toEqual([[], ['p'], ['ada']]);
    expect(told('mo', on('poll.close'))).toEqual([['p'], [], []]);
  });

  it('[PO7] no view names who answered what', () => {
    const townhall = aWordsPoll().do(person('ada'), say('Pay')).do(person('mo'), on('poll.close'));
    const views = JSON.stringify(pollViewsFor(townhall.state, { role: 'moderator' }));
    expect([views.includes('Pay'), views.includes('ada')]).toEqual([true, false]);
    expect(ownAnswers(townhall.state, idOf('bob'))).toEqual([]);
  });

  it('[PO8] words reach everybody one by one, as the crew lets them be seen', () => {
    const townhall = aWordsPoll()
      .do(person('ada'), say('Café'))
      .do(person('bob'), say('cafe.'))
      .do(person('sid'), say('Pay'));
    const words = (audience: 'everyone' | 'crew') => seen(townhall, audience)?.words;
    expect(words('everyone')).toEqual([]);
    expect(words('crew')).toEqual([
      { text: 'Café', count: 2, isShown: false },
      { text: 'Pay', count: 1, isShown: false },
    ]);
    const let_ = (type: 'poll.show-words' | 'poll.hide-words', text: string): PollCommand => ({
      type,
      pollId: p,
      text,
    });
    townhall.do(person('mo'), let_('poll.show-words', 'CAFE'));
    expect(words('everyone')).toEqual([{ text: 'Café', count: 2, isShown: true }]);
    expect(townhall.decide(person('mo'), let_('poll.show-words', 'cafe'))).toEqual([]);
    expect(townhall.decide(person('mo'), let_('poll.show-words', 'Tea'))).toEqual(refuse('no-such-words'));
    expect(words('everyone')).toHaveLength(1);
    townhall.do(person('mo'), let_('poll.hide-words', 'cafe'));
    expect(words('everyone')).toEqual([]);
    const hidden = aWordsPoll(true).do(person('ada'), say('Pay'));
    expect(hidden.decide(person('mo'), let_('poll.show-words', 'Pay'))).toEqual(refuse('no-such-words'));
  });
});

describe('erasing', () => {
  it('[PO9] [ER3] takes answers and their words away, also where they were let be seen; the count at the close stays', () => {
    const townhall = aWordsPoll().withMember('org', 'organiser').do(person('ada'), say('Bring Zorro'));
    townhall
      .do(person('mo'), { type: 'poll.show-words', pollId: p, text: 'bring zorro' })
      .do(person('mo'), on('poll.close'));
    townhall.do(person('org'), { type: 'member.erase', memberId: idOf('ada') });
    expect(JSON.stringify(townhall.state)).not.toContain('orro');
    expect(seen(townhall, 'crew')).toMatchObject({ answered: 1, words: [] });
    const erased = townhall.events.at(-1);
    const shown = townhall.events.findIndex(({ type }) => type === 'poll.words-shown') + 1;
    expect(erased?.type === 'record.erased' && erased.entries.includes(shown)).toBe(true);
  });

  it('[PO9] takes the wording of a poll away with whoever wrote it, and an answer that still counts', () => {
    const townhall = anOpenPoll().withMember('org', 'organiser').do(person('ada'), pick(1)).do(person('bob'), pick(1));
    townhall.do(person('org'), { type: 'member.erase', memberId: idOf('ada') });
    townhall.do(person('org'), { type: 'member.erase', memberId: idOf('mo') });
    expect(seen(townhall, 'everyone')).toMatchObject({
      question: null,
      labels: [null, null],
      answered: 1,
      counts: [0, 1],
    });
  });
});

it('[PO12] as a table it holds what the desk shows: counts and words, nothing hidden and nobody', () => {
  const townhall = anOpenPoll({ kind: 'scale', steps: 3, question: '=SUM(A1)', labels: ['Low', 'High'] });
  townhall.do(person('ada'), pick(2)).do(person('mo'), on('poll.close'));
  const later = { pollId: pollId('later'), kind: 'words', labels: [], isHidden: true } as const;
  townhall.do(person('mo'), create(later)).do(person('mo'), { type: 'poll.open', pollId: pollId('later') });
  townhall.do(person('ada'), { type: 'poll.answer', pollId: pollId('later'), picked: [], text: 'Secret' });
  const csv = pollsCsv(pollViewsFor(townhall.state, { role: 'moderator' }));
  expect(csv).toContain(`"'=SUM(A1)","2027-01-15T08:00:00.000Z","closed","scale","shown",1,"3: High",1,"yes"`);
  expect(csv).toContain('"open","words","hidden until closed",1,,,');
  expect([csv.includes('Secret'), csv.includes('ada'), csv.split('\r\n')]).toMatchObject([false, false, { length: 6 }]);
});
