import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyNotTakenBack, whyRefused } from '../../client/world/desk/refused-words.ts';
import { noQuestions, withMessage } from '../../client/world/queue.ts';
import type { PageCommand } from '../../protocol/commands.ts';
import type { QuestionId } from '../../protocol/ids.ts';
import type { CommandReply } from '../../protocol/messages.ts';
import type { QuestionView } from '../../protocol/views.ts';
import { aQuestionLine } from '../support/a-question-line.ts';
import { ask, idOf, questionId } from '../support/build-townhall.ts';
import { CompanyProvider, clientId, clientSecret } from '../support/company-provider.ts';
import { CookieJar } from '../support/cookie-jar.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';

const names = ['Mo', 'Ana', 'Ben'] as const;
const pagesEach = 4;
const actsEach = 17;
/** Answers are prepared meanwhile, and places follow from the order: both are told apart. */
const ofPeople = ({ prepared: _prepared, place: _place, ...rest }: QuestionView) => rest;

describe('several moderators at once, in a running town hall', () => {
  let company: CompanyProvider;
  let folder: string;
  let app: RunningApp;
  let ada: PageClient;
  const desks: PageClient[] = [];
  const others: PageClient[] = [];

  /** Signs somebody in at the company's provider, as who they are there. */
  const join = async (name: string, kind: 'body' | 'desk'): Promise<PageClient> => {
    company.people.set(name, { name, groups: kind === 'desk' ? ['crew'] : [] });
    company.person = name;
    const jar = new CookieJar();
    const back = await jar.follow(`${app.url}/sign-in?to=%2Fhall`, `${app.url}/sign-in/callback`);
    const page = await PageClient.open(back.href, jar.for('/sign-in'));
    await page.enter(name, kind);
    return page;
  };

  // One desk link is one browser's: several moderators are people whom the company knows as such.
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-mapping-'));
    const mapping = path.join(folder, 'people.json');
    await writeFile(mapping, JSON.stringify({ roles: [{ claim: 'groups', is: 'crew', role: 'moderator' }] }));
    company = await CompanyProvider.start([]);
    app = await RunningApp.start({
      OIDC_ISSUER: company.issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_MAPPING: mapping,
    });
    company.allow(`${app.url}/sign-in/callback`);
    for (const name of names) desks.push(await join(name, 'desk'));
    ada = await join('Ada', 'body');
    await ada.must(ask('first'));
  });
  afterAll(async () => {
    await app?.close();
    await company?.down();
    await rm(folder, { recursive: true });
  });

  const attend = (page: PageClient, id: QuestionId | null, isWriting = false) =>
    page.sendRaw('attend', { questionId: id, isWriting });
  const seenBy = (page: PageClient | undefined) =>
    (page?.others ?? []).map(
      ({ name, questionId: id, isWriting }) => `${name} ${isWriting ? 'writes' : 'looks'} ${id}`,
    );

  it('[TG1] [TG2] [TG3] desks see who is where, the audience does not, and nobody is kept from anything', async () => {
    const [mo, ana, ben] = desks;
    if (mo === undefined || ana === undefined || ben === undefined) throw new Error('three desks');
    const first = questionId('first');
    attend(ana, first);
    await mo.until('ana looks', () => seenBy(mo).length === 1);
    attend(ada, first, true);
    attend(ana, first, true);
    attend(ben, first);
    await mo.until('ana writes', () => seenBy(mo).join() === 'Ana writes first,Ben looks first');
    await ana.until('ben looks', () => seenBy(ana).join() === 'Ben looks first');
    await mo.must({ type: 'question.edit', questionId: first, text: 'When does it open?', base: 'Text of first?' });
    ben.drop();
    attend(ana, null);
    await mo.until('nobody', () => seenBy(mo).length === 0);
    expect([ada.others, ada.acts.list]).toEqual([[], []]);
    expect(JSON.stringify([mo.state, ada.state, await mo.snapshot()])).not.toContain('isWriting');
    await ben.enter('Ben', 'desk');
  });

  it('[TG13] two hundred acts at once: no text is lost, all see the same, and each refusal is explained', async () => {
    const rows: PageClient[] = [];
    for (const name of ['Cy', 'Di', 'Eli', 'Flo', 'Gus', 'Hal']) rows.push(await join(name, 'body'));
    const ids = rows.flatMap((_, n) => [0, 1, 2].map((m) => `q${n}${m}`));
    for (const [n, page] of rows.entries()) for (const m of [0, 1, 2]) await page.must(ask(`q${n}${m}`));
    const [mo] = desks;
    if (mo === undefined) throw new Error('no desk');
    // A third waits in the queue; two were turned down.
    const queued = ids.filter((_, n) => n % 3 === 0);
    const rejected = ids.slice(1, 3);
    const fresh = ids.filter((id) => !queued.includes(id) && !rejected.includes(id));
    for (const id of queued) await mo.must({ type: 'question.approve', questionId: questionId(id) });
    for (const id of rejected) await mo.must({ type: 'question.reject', questionId: questionId(id), reason: 'No.' });
    await mo.until('both', () => mo.acts.list.filter(({ type }) => type === 'question.rejected').length === 2);
    const undoable = mo.acts.list.filter(({ type }) => type === 'question.rejected').map(({ entry }) => entry);
    for (const [n, desk] of desks.entries())
      for (let page = 0; page < pagesEach; page++) {
        const again = desk.another();
        await again.enter(names[n] ?? '', 'desk');
        others.push(again);
      }

    // Each kind of act on a few questions of its own, and each now and then on those of another kind.
    const commandOf = (n: number): PageCommand => {
      const k = Math.floor(n / 6);
      const one = (from: number, count: number) => questionId(fresh[(from + (k % count)) % fresh.length] ?? '');
      const into = questionId(queued[k % queued.length] ?? '');
      switch (n % 6) {
        case 0:
          return { type: 'question.approve', questionId: one(0, fresh.length) };
        case 1:
          return { type: 'question.reject', questionId: one(3, 3), reason: `Reason ${n}.` };
        case 2:
          return { type: 'question.merge', questionId: one(0, 3), into };
        case 3:
          return { type: 'question.move', questionId: into, before: null };
        case 4:
          return { type: 'act.undo', entry: undoable[k % undoable.length] ?? 1 };
        default: {
          const id = k % 2 === 0 ? one(6, 4) : one(0, fresh.length);
          return { type: 'question.edit', questionId: id, text: `Wording ${n}?`, base: `Text of ${id}?` };
        }
      }
    };
    const done = await Promise.all(
      others.flatMap((page, at) =>
        Array.from({ length: actsEach }, async (_, n) => {
          const command = commandOf(at + n * others.length);
          return { page, command, reply: await page.send(command) };
        }),
      ),
    );
    expect(done.length).toBe(pagesEach * names.length * actsEach);

    const accepted = done.flatMap(({ command, reply }) =>
      'accepted' in reply ? [{ command, ...reply.accepted }] : [],
    );
    const refused = done.flatMap(({ page, command, reply }) =>
      'refused' in reply ? [{ page, command, ...reply }] : [],
    );
    expect(new Set(refused.map(({ refused: code }) => code))).toEqual(
      new Set(['not-pending', 'not-approved', 'wording-changed', 'already-undone']),
    );
    const last = Math.max(...accepted.map(({ seq }) => seq));
    const newest = Math.max(...accepted.filter(({ command }) => command.type !== 'act.undo').map(({ seq }) => seq));
    for (const page of [...desks, ...others])
      await page.until('all acts', () => (page.acts.list[0]?.entry ?? 0) >= newest);
    await Promise.all(
      desks.map((page) => page.until('all questions', () => (page.questions.at(-1)?.seq ?? 0) >= last)),
    );

    // All desks the same, and as a page that comes in now.
    const snapshots = await Promise.all(desks.map((page) => page.snapshot()));
    const [now] = snapshots;
    if (now === undefined) throw new Error('no snapshot');
    for (const other of snapshots) expect(other.questions.map(ofPeople)).toEqual(now.questions.map(ofPeople));
    for (const { acts } of others) expect(acts.list).toEqual(mo.acts.list);
    const told = mo.questions.reduce(withMessage, { ...noQuestions, seq: 0 });
    expect(now.questions.map(({ id }) => told.byId.get(id)).map((view) => view && ofPeople(view))).toEqual(
      now.questions.map(ofPeople),
    );

    // Of the edits that began from one wording a single one was taken: it stands, and the others were told.
    const edits = accepted.flatMap(({ command }) => (command.type === 'question.edit' ? [command] : []));
    expect(new Set(edits.map(({ questionId: id }) => id)).size).toBe(edits.length);
    for (const { questionId: id, text } of edits) expect(now.questions.find((view) => view.id === id)?.text).toBe(text);

    const unexplained = refused.filter(({ page, command, refused: code }) => {
      const known = { acts: page.acts, self: page.memberId };
      const atMs = Date.now();
      if (command.type === 'act.undo') {
        const act = page.acts.list.find(({ entry }) => entry === command.entry);
        return act === undefined || whyNotTakenBack(act, known, atMs) === null;
      }
      if (!('questionId' in command)) return true;
      const status = now.questions.find(({ id }) => id === command.questionId)?.status ?? 'pending';
      const words = whyRefused({ code, command, atMs }, aQuestionLine(command.questionId, { status }), known);
      return words === null || !/^(You|Mo|Ana|Ben) .* ago\.$/.test(words);
    });
    expect(unexplained).toEqual([]);
  });

  it('[TG30] [TG31] [TG32] undo goes through the gate, is told to all, and says no where it would not be true', async () => {
    const [mo, ana] = desks;
    if (mo === undefined || ana === undefined) throw new Error('two desks');
    const entry = await mo.must({ type: 'member.mute', memberId: idOf(String(ada.memberId)) });
    await ana.must({ type: 'act.undo', entry });
    await mo.until('taken back', () => mo.acts.list.find((act) => act.entry === entry)?.undoneBy?.name === 'Ana');
    const refusedWith = async (reply: Promise<CommandReply>) => {
      const told = await reply;
      return 'refused' in told ? told.refused : 'accepted';
    };
    expect(await refusedWith(mo.send({ type: 'act.undo', entry }))).toBe('already-undone');
    const lock = await mo.must({ type: 'townhall.lock' });
    await ana.must({ type: 'townhall.unlock' });
    expect(await refusedWith(mo.send({ type: 'act.undo', entry: lock }))).toBe('act-moved-on');
    const approved = await mo.must({ type: 'question.approve', questionId: questionId('first') });
    expect(await refusedWith(ana.send({ type: 'act.undo', entry: approved }))).toBe('act-stays');
    expect(await refusedWith(ada.send({ type: 'act.undo', entry: lock }))).toBe('not-allowed');
  });
});
