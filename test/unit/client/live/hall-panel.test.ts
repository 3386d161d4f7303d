import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HallPanel } from '../../../../client/live/hall-panel.ts';
import type { RoomEvents } from '../../../../client/live/ports.ts';
import { Townhall } from '../../../../client/live/townhall.ts';
import { type Comfort, gentle } from '../../../../client/world/comfort.ts';
import type { PanelContent, PanelNotice } from '../../../../client/world/panel/panel-content.ts';
import { memberIdSchema, questionIdSchema } from '../../../../protocol/ids.ts';
import type { CommandMessage } from '../../../../protocol/messages.ts';
import { refusals } from '../../../../protocol/refusals.ts';
import type { Role } from '../../../../protocol/roles.ts';
import { answerAnonymous } from '../../../support/client-harness/fake-anonymous.ts';
import { fakeDoor } from '../../../support/client-harness/fake-server.ts';
import { ada, rawState, type Scene } from '../../../support/client-harness/fake-state.ts';
import { fakeStorage } from '../../../support/fake-storage.ts';
import { silentSound } from '../../../support/silent-sound.ts';

const nothing = () => undefined;

/** Somebody in a headset, with a server that says yes, or what `answer` says. */
async function aWearer({ role = 'attendee', scene = 'quiet' }: { readonly role?: Role; readonly scene?: Scene } = {}) {
  const sent: unknown[] = [];
  const waiting: CommandMessage[] = [];
  const rooms: RoomEvents[] = [];
  const door = fakeDoor(scene, role === 'moderator' ? 'moderator' : 'attendee', { recordText: '', voices: 'off' });
  const greeting = await door.me();
  if (greeting.kind !== 'ok') throw new Error('the fake door is shut');
  const townhall = new Townhall(greeting.value, {
    door,
    sound: silentSound,
    joinRoom: async () => async (_seat, events) => {
      rooms.push(events);
      return {
        sendCommand: (message) => {
          sent.push(message.command);
          waiting.push(message);
        },
        sendAnonymous: ({ id, act }) => events.onMessage('anonymous', { id, standing: answerAnonymous(act) }),
        sendReaction: (reaction) => void sent.push(reaction),
        askBackstage: () => undefined,
        sendAttention: () => undefined,
        sendPose: nothing,
        askForSign: nothing,
        leave: nothing,
      };
    },
    joinVoices: () => Promise.reject(new Error('no voices')),
    openCapture: () => Promise.reject(new Error('no microphone')),
    openGreenSound: () => Promise.reject(new Error('no sound')),
    invitedBeside: null,
    report: null,
  });
  townhall.enter('Ada', 'body', false);
  await vi.advanceTimersByTimeAsync(0);
  const [room] = rooms;
  if (room === undefined) throw new Error('never joined');
  const raw = rawState(scene, 'off');
  room.onState({ ...raw, roster: raw.roster.map((each) => ({ ...each, ...(isAda(each) ? { role } : {}) })) });
  await vi.advanceTimersByTimeAsync(0);
  const done: string[] = [];
  const shown = {
    content: null as PanelContent | null,
    comfort: null as Comfort | null,
    notice: null as PanelNotice | null,
    count: 0,
  };
  const isInXr = signal(true);
  const panel = new HallPanel(
    townhall,
    {
      headset: {
        setComfort: (comfort) => {
          shown.comfort = comfort;
        },
        setPanel: (content) => {
          shown.content = content;
          shown.count++;
        },
        setNotice: (notice) => {
          shown.notice = notice;
        },
        closePanel: () => void done.push('close'),
        turn: (way) => void done.push(way),
        recenter: () => void done.push('recenter'),
        hasKeyboard: () => true,
        openKeyboard: (text) => void done.push(`keyboard:${text}`),
      },
      exitXr: async () => void done.push('exit'),
      readListener: (out) => out.fill(0),
      headOf: (reactor) => ('slot' in reactor && reactor.slot === 1 ? [3, 0, 4] : null),
    },
    isInXr,
  );
  const answer = async (reply: Readonly<Record<string, unknown>> = { accepted: { seq: 9 } }) => {
    for (const { id } of waiting.splice(0)) room.onMessage('reply', { id, ...reply });
    await vi.advanceTimersByTimeAsync(0);
  };
  const words = () =>
    [...(shown.content?.rows ?? []), ...(shown.content?.foot ?? [])].flatMap(({ cells }) =>
      cells.map((cell) => cell.words),
    );
  return { townhall, panel, sent, done, shown, answer, words, isInXr };
}

function isAda(person: unknown): boolean {
  return typeof person === 'object' && person !== null && 'memberId' in person && person.memberId === ada;
}

let kept: Map<string, string>;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', nothing);
  kept = fakeStorage();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const q1 = questionIdSchema.parse('q-1');
const q3 = questionIdSchema.parse('q-3');

it('[HX10] asks the gate for what the page’s own buttons ask for, one thing at a time', async () => {
  const { panel, sent, answer, townhall } = await aWearer();
  for (const action of [
    { type: 'hand' },
    // Busy: nothing is sent.
    { type: 'hand' },
  ] as const)
    panel.act(action);
  await answer();
  panel.act({ type: 'vote', questionId: q3 });
  await answer();
  // This one has the wearer's vote.
  panel.act({ type: 'vote', questionId: q1 });
  await answer();
  panel.act({ type: 'react', reaction: 'clap' });
  expect(sent).toEqual([
    { type: 'hand.raise' },
    { type: 'question.vote', questionId: q3 },
    { type: 'question.unvote', questionId: q1 },
    'clap',
  ]);
  panel.close();
  townhall.close();
});

it('[HX10] says on the panel why the gate said no, until the next press', async () => {
  const { panel, answer, words, townhall } = await aWearer();
  panel.act({ type: 'page', page: 'questions' });
  panel.act({ type: 'vote', questionId: q3 });
  await answer({ refused: 'already-voted' });
  expect(words()).toContain(refusals['already-voted']);
  panel.act({ type: 'react', reaction: 'heart' });
  expect(words()).not.toContain(refusals['already-voted']);
  panel.close();
  townhall.close();
});

it('[HX8] types into the page’s own draft, refuses an empty question in its words, and sends it with its id', async () => {
  const { panel, sent, answer, words, townhall, done } = await aWearer();
  panel.act({ type: 'page', page: 'ask' });
  panel.act({ type: 'send' });
  await answer();
  expect(sent).toEqual([]);
  expect(words().some((each) => /question/i.test(each))).toBe(true);
  for (const key of ['W', 'h', 'y', '?', '?']) panel.act({ type: 'key', key });
  panel.act({ type: 'backspace' });
  expect(townhall.draft.text.value).toBe('Why?');
  expect([...kept.values()].join()).toContain('Why?');
  panel.act({ type: 'headset-keyboard' });
  panel.type('Why not?');
  expect(done).toEqual(['keyboard:Why?']);
  const { questionId } = townhall.draft;
  panel.act({ type: 'send' });
  await answer();
  expect(sent).toEqual([{ type: 'question.ask', questionId, text: 'Why not?' }]);
  expect(townhall.draft.text.value).toBe('');
  expect(words()).toContain('Sent. A moderator will read it.');
  panel.close();
  townhall.close();
});

it('[HX10] keeps comfort and whom one does not hear where the page keeps them', async () => {
  const { panel, townhall, shown } = await aWearer();
  expect(shown.comfort).toEqual(gentle);
  panel.act({ type: 'comfort', change: { kind: 'turn', turn: 'smooth' } });
  expect(shown.comfort).toEqual({ ...gentle, turn: 'smooth' });
  expect(kept.get('rostrum.comfort')).toBe(JSON.stringify({ ...gentle, turn: 'smooth' }));
  const ben = memberIdSchema.parse('m-ben');
  panel.act({ type: 'block', memberId: ben });
  expect(townhall.hearing.now.value.blocked.has(ben)).toBe(true);
  panel.act({ type: 'hear-neighbours' });
  expect(townhall.hearing.now.value.isOn).toBe(false);
  panel.close();
  townhall.close();
});

it('[HX7] lists who is near, the nearest first, without the wearer and without who is away', async () => {
  const { panel, townhall, words } = await aWearer();
  panel.act({ type: 'page', page: 'people' });
  const names = words().filter((each) => townhall.roster.value.some(({ name }) => name === each));
  expect(names[0]).toBe('Benjamín Ruiz');
  expect(names).not.toContain('Ada Okafor');
  expect(names).not.toContain('Dev Raman');
  expect(names.slice(1)).toEqual([...names.slice(1)].sort((a, b) => a.localeCompare(b)));
  panel.close();
  townhall.close();
});

it('[HX9] a moderator approves, rejects with a reason, calls, and stops at once while something else is on its way', async () => {
  const { panel, sent, answer, townhall } = await aWearer({ role: 'moderator', scene: 'speaking' });
  const q5 = questionIdSchema.parse('q-5');
  panel.act({ type: 'page', page: 'desk' });
  panel.act({ type: 'approve', questionId: q5 });
  panel.act({ type: 'stop' });
  await answer();
  panel.act({ type: 'choose-reason', questionId: q5 });
  panel.act({ type: 'reject', questionId: q5, reason: 'It is not about this town hall.' });
  await answer();
  panel.act({ type: 'call', questionId: q1 });
  await answer();
  expect(sent).toEqual([
    { type: 'question.approve', questionId: q5 },
    { type: 'stage.stop' },
    { type: 'question.reject', questionId: q5, reason: 'It is not about this town hall.' },
    { type: 'question.call', questionId: q1 },
  ]);
  panel.close();
  townhall.close();
});

it('[Q33] a moderator gives the floor for a follow-up, until the time for it is over', async () => {
  const { panel, sent, answer, words, shown, townhall } = await aWearer({ role: 'moderator' });
  panel.act({ type: 'page', page: 'desk' });
  expect(words()).toContain('Give the floor');
  const asked = { memberId: ada, questionId: questionIdSchema.parse('q-6b') };
  panel.act({ type: 'floor', ...asked });
  await answer();
  expect(sent).toEqual([{ type: 'floor.give', memberId: ada, followsUp: asked.questionId }]);
  const { count } = shown;
  await vi.advanceTimersByTimeAsync(5000);
  // Nothing is drawn anew for the time that goes by.
  expect([words().includes('Give the floor'), shown.count]).toEqual([true, count]);
  vi.setSystemTime(Date.now() + 600_000);
  await vi.advanceTimersByTimeAsync(1000);
  expect(words()).not.toContain('Give the floor');
  panel.close();
  townhall.close();
});

it('[Q33] offers no floor while somebody holds the stage, nor to who may not give it', async () => {
  for (const as of [{ role: 'moderator', scene: 'speaking' }, { role: 'attendee' }] as const) {
    const { panel, words, townhall } = await aWearer(as);
    panel.act({ type: 'page', page: 'desk' });
    expect(words()).not.toContain('Give the floor');
    panel.close();
    townhall.close();
  }
});

it('[HX10] tells the headset what is its own, and puts nothing together while nobody wears one', async () => {
  const { panel, done, shown, isInXr, townhall } = await aWearer();
  panel.act({ type: 'turn', way: 'left' });
  panel.act({ type: 'recenter' });
  panel.act({ type: 'close' });
  panel.act({ type: 'leave-xr' });
  expect(done).toEqual(['left', 'recenter', 'close', 'exit']);
  isInXr.value = false;
  const before = shown.count;
  townhall.draft.type('Not to be seen');
  panel.act({ type: 'page', page: 'ask' });
  expect(shown.count).toBe(before);
  panel.close();
  townhall.close();
});

it('[HX11] listens from one press to the next, and to nobody who left the page or the headset', async () => {
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: () => new Promise(nothing) } });
  const { panel, townhall, words, isInXr } = await aWearer();
  const { state } = townhall.spoken;
  panel.act({ type: 'page', page: 'ask' });
  panel.act({ type: 'talk' });
  expect([state.value.kind, words().includes('Opening')]).toEqual(['opening', true]);
  panel.act({ type: 'page', page: 'home' });
  expect(state.value.kind).toBe('idle');
  panel.act({ type: 'page', page: 'ask' });
  panel.act({ type: 'talk' });
  expect(state.value.kind).toBe('opening');
  isInXr.value = false;
  expect(state.value.kind).toBe('idle');
});

it('[UN2] [UN7] [UN8] sends what is to have no name without one, and changes and withdraws it so', async () => {
  for (const name of ['addEventListener', 'removeEventListener']) vi.stubGlobal(name, nothing);
  const { panel, sent, townhall, words } = await aWearer({ scene: 'anonymous' });
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(0);
  townhall.draft.setUnnamed(true);
  panel.act({ type: 'page', page: 'ask' });
  expect(words().join(' ')).toContain('Nobody sees who asks.');
  expect(words()).not.toContain('Speak');
  panel.type('Why?');
  panel.act({ type: 'send' });
  await vi.advanceTimersByTimeAsync(0);
  expect(words()).toContain('Sent without your name. It is written down with others within half a minute.');
  const [own] = townhall.lists.value.mine.filter(({ isUnnamed }) => isUnnamed);
  if (own === undefined) throw new Error('it is not among one’s own');
  await vi.advanceTimersByTimeAsync(3000);
  panel.act({ type: 'edit', questionId: own.id });
  expect([townhall.draft.text.value, townhall.draft.isUnnamed.value]).toEqual(['Why?', true]);
  panel.type('Why now?');
  panel.act({ type: 'send' });
  await vi.advanceTimersByTimeAsync(3000);
  panel.act({ type: 'withdraw', questionId: own.id });
  await vi.advanceTimersByTimeAsync(3000);
  expect(townhall.lists.value.mine.find(({ id }) => id === own.id)?.status).toBe('withdrawn');
  expect(sent).toEqual([]);
  panel.close();
  townhall.close();
});

it('[WR1] [WR2] tells of a poll, sends what was picked, and says that it is in', async () => {
  const { panel, sent, answer, words, shown, townhall } = await aWearer({ scene: 'poll' });
  const poll = townhall.polls.value.open;
  if (poll === null) throw new Error('no poll is open');
  expect(shown.notice).toMatchObject({ id: poll.id, words: poll.question });
  panel.act({ type: 'page', page: 'poll' });
  panel.act({ type: 'poll-pick', pollId: poll.id, picked: [1] });
  panel.act({ type: 'poll-answer', pollId: poll.id, picked: [1] });
  await answer({ refused: 'poll-not-open' });
  // It is still picked.
  expect(shown.content?.rows.flatMap(({ cells }) => cells)).toContainEqual(expect.objectContaining({ look: 'on' }));
  panel.act({ type: 'poll-answer', pollId: poll.id, picked: [1] });
  await answer();
  expect(words()).toContain('Your answer is in.');
  panel.act({ type: 'poll-take-back', pollId: poll.id });
  await answer();
  expect(sent).toEqual([
    { type: 'poll.answer', pollId: poll.id, picked: [1], text: '' },
    { type: 'poll.answer', pollId: poll.id, picked: [1], text: '' },
    { type: 'poll.take-back', pollId: poll.id },
  ]);
  panel.close();
  expect(shown.notice).toBeNull();
  townhall.close();
});

it('[WR2] few words go into a box of their own, never into the question', async () => {
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: () => new Promise(nothing) } });
  const { panel, sent, answer, townhall, words, isInXr } = await aWearer({ scene: 'poll-words' });
  const poll = townhall.polls.value.open;
  if (poll === null) throw new Error('no poll is open');
  panel.act({ type: 'page', page: 'poll' });
  for (const key of ['M', 'o', 'r', 'e', 'x']) panel.act({ type: 'key', key });
  panel.act({ type: 'backspace' });
  expect([townhall.draft.text.value, words().includes('More')]).toEqual(['', true]);
  panel.act({ type: 'poll-answer', pollId: poll.id, picked: [] });
  await answer();
  expect(sent).toEqual([{ type: 'poll.answer', pollId: poll.id, picked: [], text: 'More' }]);
  panel.act({ type: 'talk' });
  expect(words()).toContain('Opening');
  isInXr.value = false;
  isInXr.value = true;
  panel.act({ type: 'page', page: 'poll' });
  expect(words()).toContain('Speak');
  panel.close();
  townhall.close();
});

it('[WR3] reports somebody near for a usual reason, in the page’s words', async () => {
  const { panel, sent, answer, words, townhall } = await aWearer();
  const ben = memberIdSchema.parse('m-ben');
  panel.act({ type: 'page', page: 'people' });
  panel.act({ type: 'choose-report', memberId: ben, name: 'Ben' });
  panel.act({ type: 'report', memberId: ben, reason: 'Disturbs others.' });
  await answer();
  expect(sent).toEqual([{ type: 'report.send', about: { memberId: ben }, reason: 'Disturbs others.' }]);
  expect(words()).toContain('Reported. A moderator will look at it.');
  panel.close();
  townhall.close();
});
