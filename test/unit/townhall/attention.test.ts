import { describe, expect, it } from 'vitest';
import { limits } from '../../../protocol/limits.ts';
import { type Attended, attentionOf, mayAttend } from '../../../server/townhall/attention.ts';
import { aTownhall, idOf, part, questionId } from '../../support/build-townhall.ts';

const nowMs = 1_800_000_100_000;
const at = (name: string, id: string | null, isWriting = false, ageMs = 0): Attended => ({
  memberId: idOf(name),
  questionId: id === null ? null : questionId(id),
  isWriting,
  atMs: nowMs - ageMs,
});
const aHall = () => aTownhall().withMember('ana', 'moderator', 'desk').withPending('a', 'ada').withPending('b', 'bob');
const seen = (desks: readonly Attended[], viewer = 'mo', townhall = aHall()) =>
  attentionOf(townhall.state, desks, { viewer: idOf(viewer), nowMs }).map(
    ({ name, questionId: id, isWriting }) => `${name} ${isWriting ? 'writes' : 'looks'} ${id}`,
  );

describe('who is looking at what', () => {
  it('[TG1] names everybody else once a question, writing before looking, and none of one’s own desks', () => {
    expect(seen([at('ana', 'a'), at('ana', 'a', true), at('ana', 'b'), at('mo', 'a')])).toEqual([
      'ana writes a',
      'ana looks b',
    ]);
    expect(seen([at('ana', 'a')], 'ana')).toEqual([]);
    expect(seen([at('ana', null), at('ana', 'nothing')])).toEqual([]);
  });

  it('[TG1] forgets who gave no sign of life, and who has gone', () => {
    expect(seen([at('ana', 'a', false, limits.attentionMs)])).toEqual(['ana looks a']);
    expect(seen([at('ana', 'a', false, limits.attentionMs + 1)])).toEqual([]);
    const gone = aHall().do(part('door'), { type: 'member.leave', memberId: idOf('ana') });
    expect(seen([at('ana', 'a')], 'mo', gone)).toEqual([]);
  });

  it('[TG2] is of and for those who may read what is pending', () => {
    const { state } = aHall();
    expect(['mo', 'ana', 'ada', 'lea', 'nobody'].map((name) => mayAttend(state, idOf(name)))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(seen([at('ada', 'a', true)])).toEqual([]);
  });
});
