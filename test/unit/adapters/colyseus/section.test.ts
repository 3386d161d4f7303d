import { describe, expect, it } from 'vitest';
import { limits } from '../../../../protocol/limits.ts';
import { closeCodes, commandMessageSchema } from '../../../../protocol/messages.ts';
import { emptyHallState } from '../../../../server/adapters/colyseus/mirror.ts';
import { changesOf } from '../../../../server/session/changes.ts';
import { aTownhall, enter, idOf, mainSection, part, person, questionId } from '../../../support/build-townhall.ts';
import { settled } from '../../../support/fake-clock.ts';
import { aPose, aSection, tellAll } from './a-section.ts';
import { FakeClient } from './fake-client.ts';

const noSlot = 65_535;

const aCommand = (id: number) => commandMessageSchema.parse({ id, command: { type: 'hand.raise' } });
describe('a full process', () => {
  it('[P12] is told to pages with the next patch', () => {
    const { section, look } = aSection();
    section.setStrain(2);
    expect(look().strain).toBe(2);
    section.setStrain(0);
    expect(look().strain).toBe(0);
  });
});

describe('bodies', () => {
  it('[P6] whoever has a place gets a slot; spectators and desks none, whatever they call themselves', async () => {
    const { join, slotOf } = aSection();
    await join('ada');
    await join('sid', 'body');
    await join('mo', 'desk');
    expect([slotOf('ada'), slotOf('sid'), slotOf('mo')]).toEqual([0, noSlot, noSlot]);
  });

  it('[P6] who is made a spectator is not seen moving any more, and keeps the page', async () => {
    const { townhall, section, join, slotOf } = aSection();
    const { client, page } = await join('ada');
    section.pose(page, aPose());
    townhall.do(person('mo'), { type: 'member.change-role', memberId: idOf('ada'), role: 'spectator' });
    expect(slotOf('ada')).toBe(noSlot);
    section.pose(page, aPose());
    expect(client.closedWith).toBeNull();
  });

  it('[A8] a second body closes the first with a reason and has its slot', async () => {
    const { section, join, slotOf } = aSection();
    const [first, second] = [await join('ada'), await join('ada')];
    expect([first.client.closedWith, second.client.closedWith]).toEqual([closeCodes.bodyTaken, null]);
    expect(first.client.sent).toEqual([
      { type: 'farewell', message: { reason: 'body-taken', detail: 'another page has your place now' } },
    ]);
    section.leave(first.page);
    expect(slotOf('ada')).toBe(0);
    section.leave(second.page);
    expect(slotOf('ada')).toBe(noSlot);
  });

  it('[R2] a pose from a desk, or one that is none, closes that page alone', async () => {
    const { section, join } = aSection();
    const [desk, ada, bob] = [await join('mo', 'desk'), await join('ada'), await join('bob')];
    section.pose(desk.page, aPose());
    section.pose(ada.page, new Uint8Array(3));
    section.pose(bob.page, aPose());
    expect([desk, ada, bob].map(({ client }) => client.closedWith)).toEqual([
      closeCodes.malformed,
      closeCodes.malformed,
      null,
    ]);
  });

  it('[A6] nobody joins without a ticket', async () => {
    await expect(aSection().section.join(new FakeClient('guessed'))).rejects.toThrow('no ticket');
  });
});

describe('the voice on the stage', () => {
  const voiceOf = ({ section, townhall }: ReturnType<typeof aSection>) => {
    const hall = emptyHallState(townhall.state, mainSection);
    section.mirror(hall);
    return hall.stage.voiceIdentity;
  };

  it('[ST10] an asker with a desk beside is heard from the body, and from the desk without one', async () => {
    const town = aSection();
    await town.join('ada', 'desk');
    await town.join('ada', 'companion');
    const { page } = await town.join('ada');
    town.townhall.do(person('mo'), { type: 'floor.give', memberId: idOf('ada') });
    expect(voiceOf(town)).toBe('ada/body');
    town.section.leave(page);
    expect(voiceOf(town)).toBe('ada/desk');
  });

  it('[ST10] a leader who takes over is heard from the desk, and from the body without one', async () => {
    const town = aSection();
    await town.join('lea');
    const { page } = await town.join('lea', 'desk');
    town.townhall.do(person('lea'), { type: 'stage.take-over' });
    expect(voiceOf(town)).toBe('lea/desk');
    town.section.leave(page);
    expect(voiceOf(town)).toBe('lea/body');
  });
});

describe('a page that is too fast', () => {
  it('[R3] hears too-fast for each command beyond its share, and the gate does not', async () => {
    const { section, join, submitted, now } = aSection();
    const { client, page } = await join('ada');
    const { burst, perSecond } = limits.rates.command;
    for (let id = 0; id < burst + 2; id++) section.command(page, aCommand(id));
    await settled();
    const refused = client.sent.filter(({ message }) => JSON.stringify(message).includes('too-fast'));
    expect([submitted.length, refused.map(({ message }) => message)]).toEqual([
      burst,
      [burst, burst + 1].map((id) => ({ id, refused: 'too-fast' })),
    ]);
    now.ms = 1000 / perSecond;
    section.command(page, aCommand(99));
    expect(submitted).toHaveLength(burst + 1);
    expect(client.closedWith).toBeNull();
  });

  it('[R3] each kind has a share of its own, and each page', async () => {
    const { join } = aSection();
    const [{ page }, other] = [await join('ada'), await join('bob')];
    while (page.mayDo('command', 0));
    expect([page.mayDo('pose', 0), page.mayDo('moment', 0), other.page.mayDo('command', 0)]).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('several pages of one member', () => {
  it('[R4] command as one member, and are told apart only by their replies', async () => {
    const { section, join, submitted } = aSection();
    const [body, phone] = [await join('ada'), await join('ada', 'companion')];
    section.command(body.page, aCommand(1));
    section.command(phone.page, aCommand(2));
    await settled();
    expect(submitted).toEqual(['ada hand.raise', 'ada hand.raise']);
    expect([body, phone].map(({ client }) => client.sent)).toEqual(
      [1, 2].map((id) => [{ type: 'reply', message: { id, accepted: { seq: 1 } } }]),
    );
  });

  it('[R4] each that goes is told, so that the last one can let them go', async () => {
    const { section, join, gone } = aSection();
    const [body, phone] = [await join('ada'), await join('ada', 'companion')];
    section.leave(body.page);
    expect([gone.length, [...section.pages]]).toEqual([1, [phone.page]]);
    section.leave(phone.page);
    expect([gone.length, section.pages.size]).toEqual([2, 0]);
  });

  it('[CH4] the leader’s voice comes from the desk when one is open', async () => {
    const { townhall, section, join } = aSection();
    await join('lea', 'companion');
    await join('lea', 'desk');
    townhall.do(person('lea'), { type: 'stage.take-over' });
    const hall = emptyHallState(townhall.state, mainSection);
    section.mirror(hall);
    expect(hall.stage.voiceIdentity).toBe('lea/desk');
  });
});

it('[R2] a page that was dismissed is told nothing more', async () => {
  const { join } = aSection();
  const { client, page } = await join('ada');
  page.dismiss('malformed', 'why');
  page.dismiss('removed', 'again');
  page.tell('reply', { id: 1, accepted: { seq: 1 } });
  page.send(new Uint8Array(4));
  expect([client.sent.length, client.frames.length, client.closedWith]).toEqual([1, 0, closeCodes.malformed]);
});

it('[R2] at the close every page hears that it may come back', async () => {
  const { section, join } = aSection();
  const { client } = await join('ada');
  section.close();
  expect([client.closedWith, client.sent[0]]).toMatchObject([closeCodes.draining, { message: { reason: 'draining' } }]);
});

it('[NM3] marks a name anew when its owner comes, and no more when they take another', () => {
  const { townhall, section } = aSection();
  const hall = emptyHallState(townhall.state, mainSection);
  const marks = (changed: string) => {
    section.changed({ members: [idOf(changed)], questions: [], voters: [], isReordered: false });
    section.mirror(hall);
    return ['ada', 'bob', 'sid'].map((name) => hall.roster.get(name)?.mistakenFor ?? '');
  };
  for (const name of ['ada', 'bob', 'sid']) marks(name);
  townhall.do(part('door'), enter('pam', { name: 'Bob', role: 'moderator', kind: 'desk' }));
  expect(marks('pam')).toEqual(['', 'moderator', '']);
  townhall.do(part('door'), enter('pam', { name: 'Pam', role: 'moderator', kind: 'desk' }));
  expect(marks('pam')).toEqual(['', '', '']);
});

it('[NM3] marks who asked anew, in the queue and on the pages, and tells no other question', async () => {
  const { townhall, section, join, look } = aSection();
  townhall.withApproved('his', 'bob').withApproved('hers', 'ada');
  const { client } = await join('ada');
  look();
  townhall.do(part('door'), enter('pam', { name: 'Bob', role: 'moderator', kind: 'desk' }));
  section.changed({ members: [idOf('pam')], questions: [], voters: [], isReordered: false });
  expect(['his', 'hers'].map((id) => look().queue.get(id)?.authorMistakenFor)).toEqual(['moderator', '']);
  tellAll(section);
  expect(client.sent).toMatchObject([
    { type: 'questions', message: { changed: [{ id: 'his', authorMistakenFor: 'moderator' }] } },
  ]);
});

it('[R6] shows a question that was moved by hand in its new place', () => {
  const { section, townhall, look } = aSection();
  townhall.withApproved('first', 'ada').withApproved('second', 'bob');
  const before = townhall.state;
  section.changed(changesOf(aTownhall().state, before, []));
  const places = () => ['first', 'second'].map((id) => look().queue.get(id)?.place);
  expect(places()).toEqual([1, 2]);
  tellAll(section);
  const [first, second] = [questionId('first'), questionId('second')];
  townhall.do(person('mo'), { type: 'question.move', questionId: second, before: first });
  section.changed(changesOf(before, townhall.state, []));
  expect(places()).toEqual([2, 1]);
});

it('[R5] tells stage and stop at once', async () => {
  const { section } = aSection();
  let patches = 0;
  section.open({
    broadcast: () => undefined,
    takePatch: () => null,
    broadcastPatch: () => {
      patches++;
      return true;
    },
  });
  section.patchNow();
  expect(patches).toBe(1);
  section.close();
});
