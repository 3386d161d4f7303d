import { describe, expect, it } from 'vitest';
import type { Command } from '../../../protocol/commands.ts';
import { limits } from '../../../protocol/limits.ts';
import { refuse } from '../../../protocol/refusals.ts';
import { isSilencing } from '../../../server/townhall/silencing.ts';
import { personView } from '../../../server/townhall/views.ts';
import { visibleTo } from '../../../server/townhall/visible-to.ts';
import { aTownhall, enter, gist, idOf, part, person } from '../../support/build-townhall.ts';

const mo = person('mo');
const mute: Command = { type: 'member.mute', memberId: idOf('ada') };
const unmute: Command = { type: 'member.unmute', memberId: idOf('ada') };
const explain = (reason: string): Command => ({ type: 'member.explain-mute', memberId: idOf('ada'), reason });
type Town = ReturnType<typeof aTownhall>;
const onDesk = ({ state }: Town) => personView(state, idOf('ada'), 'Lea');
const told = (townhall: Town) => townhall.member('ada').mutedBecause?.reason ?? null;

describe('why somebody is muted', () => {
  it('[WR5] is said after the silence, anew if need be, and only of who is muted', () => {
    const townhall = aTownhall();
    expect(townhall.decide(mo, explain('Shouted.'))).toEqual(refuse('not-muted'));
    townhall.do(mo, mute);
    expect([isSilencing(mute), isSilencing(explain('Shouted.')), told(townhall)]).toEqual([true, false, null]);
    expect(gist(townhall.decide(mo, explain(' Shouted.\n')))).toEqual(['member.mute-explained']);
    townhall.do(mo, explain(' Shouted.\n'));
    expect(told(townhall)).toBe('Shouted.');
    townhall.do(mo, explain('Noise.'));
    expect([told(townhall), townhall.member('ada').isMuted]).toEqual(['Noise.', true]);
    expect(townhall.decide(mo, explain('  '))).toEqual(refuse('report-empty'));
    expect(townhall.decide(mo, explain('x'.repeat(limits.reasonLength + 1)))).toEqual(refuse('reason-too-long'));
    expect(townhall.decide(person('bob'), explain('Mine.'))).toEqual(refuse('not-allowed'));
  });

  it('[WR4] goes with the mute, stays for who leaves and comes back, and none of it is there before it is said', () => {
    const townhall = aTownhall().do(mo, mute);
    expect(onDesk(townhall)).toMatchObject({ isMuted: true });
    expect(onDesk(townhall)).not.toHaveProperty('mutedBecause');
    townhall.do(mo, explain('Noise.'));
    townhall.do(part('door'), { type: 'member.leave', memberId: idOf('ada') }).do(part('door'), enter('ada'));
    expect(onDesk(townhall)).toMatchObject({ isMuted: true, mutedBecause: 'Noise.' });
    townhall.do(mo, unmute).do(mo, mute);
    expect([told(townhall), onDesk(townhall)?.isMuted]).toEqual([null, true]);
  });

  it('[WR4] is read by them and by who moderates alone, and an erasure takes it along', () => {
    const townhall = aTownhall().do(mo, mute).do(mo, explain('Noise.'));
    const event = townhall.events.at(-1);
    if (event === undefined) throw new Error('nothing was said');
    const readBy = (name: string) => {
      const { role } = townhall.member(name);
      return visibleTo({ memberId: idOf(name), role }, event, townhall.state);
    };
    expect(readBy('ada')).toMatchObject({ personal: { reason: 'Noise.' } });
    expect(readBy('mo')).toMatchObject({ personal: { reason: 'Noise.' } });
    expect(readBy('bob')).toMatchObject({ type: 'member.mute-explained', personal: { reason: '' } });
    townhall.withMember('root', 'administrator').do(person('root'), { type: 'member.erase', memberId: idOf('ada') });
    expect(told(townhall)).toEqual({ erased: true });
    expect(onDesk(townhall)).not.toHaveProperty('mutedBecause');
  });
});
