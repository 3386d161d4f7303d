import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type MemberId, questionIdSchema } from '../../protocol/ids.ts';
import { sha256Hex } from '../../protocol/record/chain.ts';
import { sealedSchema } from '../../protocol/sealed.ts';
import { makeKeyPair, openLayer, readIdentity } from '../../server/adapters/jose/sealing.ts';
import { type App, startApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { Visitor } from '../e2e/visitor.ts';
import { secretOf } from '../support/an-anonymous-question.ts';
import { launchBrowser } from '../support/browser.ts';
import { PageClient } from '../support/page-client.ts';

/** Half a minute is too long to wait for. */
const everyMs = 1000;
const folder = mkdtempSync(path.join(os.tmpdir(), 'rostrum-anonymous-'));
const dataDir = path.join(folder, 'data');
const ana = await makeKeyPair();
const ben = await makeKeyPair();
const keepers = [
  { name: 'Ana', publicKey: ana.x },
  { name: 'Ben', publicKey: ben.x },
] as const;
const logged: string[] = [];
let app: App;
let ada: PageClient;
let bob: PageClient;
let cy: PageClient;
let desk: PageClient;
let lea: PageClient;

beforeAll(async () => {
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'debug', SPEECH_RECOGNITION: 'off' }, ['--port', '0']);
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  app = await startApp({ ...config, anonymous: { keepers, everyMs } }, log);
  const link = (name: string) => app.links.find((each) => each.name === name)?.href ?? '';
  ada = await PageClient.join(link('attendee'), 'Ada');
  // A name of another length: a box that is as long as what is in it would tell.
  bob = await PageClient.join(link('attendee'), 'Bartholomew');
  cy = await PageClient.join(link('spectator'), 'Cy', 'companion');
  desk = await PageClient.join(link('desk'), 'Mo', 'desk');
  lea = await PageClient.join(link('leader'), 'Lea', 'desk');
});
afterAll(async () => {
  for (const page of [ada, bob, cy, desk, lea]) await page?.leave();
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

const everybody = () => [ada, bob, cy, desk, lea];
const idOf = ({ memberId }: PageClient): MemberId => {
  if (memberId === null) throw new Error('not in');
  return memberId;
};

/** Two ask in one half minute, who is first by arrival is last by id; gives what each asked. */
async function round(first: PageClient, second: PageClient, digit: string) {
  const ids = [`b${digit.repeat(21)}`, `a${digit.repeat(21)}`].map((id) => questionIdSchema.parse(id));
  const [late = '', early = ''] = ids;
  // Both before the same mark.
  await wait(everyMs - (Date.now() % everyMs) + 50);
  for (const [page, id] of [
    [first, late],
    [second, early],
  ] as const) {
    const questionId = questionIdSchema.parse(id);
    const text = `Why is it so, number ${id}?`;
    const ask = { type: 'ask', questionId, ownerHash: sha256Hex(secretOf(digit)), text } as const;
    expect(await page.anonymous(ask)).toMatchObject({ standing: { kind: 'waiting' } });
  }
  await desk.until('both questions', () => ids.every((id) => viewsAt(desk).some((view) => view.id === id)));
  return { late, early };
}

const viewsAt = (page: PageClient) => page.questions.flatMap(({ changed }) => changed);

/** What an operator has: every row of every table. */
function rows(): Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> {
  const database = new DatabaseSync(path.join(dataDir, 'rostrum.db'), { readOnly: true });
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
    return Object.fromEntries(
      tables.map(({ name }) => [String(name), database.prepare(`select * from "${String(name)}"`).all()]),
    );
  } finally {
    database.close();
  }
}

function files(): readonly string[] {
  return readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(dataDir, name))
    .filter((name) => statSync(name).isFile())
    .sort();
}

/** What the other files hold: nothing of it is added there. */
const besideDatabase = () =>
  files()
    .filter((file) => !path.basename(file).startsWith('rostrum.db'))
    .map((file) => [file, sha256Hex(readFileSync(file, 'latin1'))]);

const about = (all: ReturnType<typeof rows>, ids: readonly string[]) => {
  const entries = (all.entry ?? []).filter(({ body }) => ids.some((id) => String(body).includes(id)));
  const seqs = entries.map(({ stream, seq }) => `${String(stream)} ${String(seq)}`);
  const personal = (all.personal ?? []).filter(({ stream, seq }) => seqs.includes(`${String(stream)} ${String(seq)}`));
  return { entries, personal };
};

const bodySchema = z.object({ seq: z.int(), event: z.looseObject({ at: z.int(), questionId: z.string() }) });
const personalSchema = z.object({ text: z.string(), sealed: sealedSchema });

/** What is left when everything is taken away that is another one for every question: of the same length, whoever asked. */
const shapeOf = (value: unknown) =>
  JSON.stringify(value)
    .replaceAll(/[ab](.)\1{20}/g, 'ID')
    .replaceAll(/[0-9a-f]{64}/g, 'HASH')
    .replaceAll(/[0-9a-f]{32}/g, 'SALT')
    .replaceAll(/\b\d{13}\b/g, 'TIME')
    .replaceAll(/eyJ[\w.-]+/g, (box) => `BOX of ${box.length}`)
    .replaceAll(/"?\\?"seq\\?":\d+/g, 'SEQ');

it('[AQ7] [AQ2] [AQ3] [AQ8] the operator, with all that there is, cannot tell who of two asked', async () => {
  const quiet = logged.length;
  const before = rows();
  const filesBefore = files();
  const besideBefore = besideDatabase();
  const one = await round(ada, bob, '1');
  const two = await round(bob, ada, '2');
  const all = rows();
  const people = everybody().flatMap((page) => [idOf(page), page.cookie.split('=')[1] ?? '', sessionOf(page)]);
  const names = ['Ada', 'Bartholomew'];
  const ids = [...Object.values(one), ...Object.values(two)];

  // Asking wrote these entries, with their personal parts, and nothing else anywhere.
  for (const [table, was] of Object.entries(before))
    if (!['entry', 'personal', 'blob'].includes(table)) expect({ [table]: all[table] }).toEqual({ [table]: was });
  const { entries, personal } = about(all, ids);
  expect([entries.length, personal.length]).toEqual([4, 4]);
  expect((all.entry ?? []).length - (before.entry ?? []).length).toBe(4);
  const bodies = entries.map(({ body }) => bodySchema.parse(JSON.parse(String(body))));
  expect(bodies.map(({ event }) => event.questionId)).toEqual([one.early, one.late, two.early, two.late]);
  const at = bodies.map(({ event }) => event.at);
  expect([at[0], at[2], at.map((atMs) => atMs % everyMs)]).toEqual([at[1], at[3], [0, 0, 0, 0]]);
  // Next to each other: nothing that somebody did stands between them.
  const seqs = bodies.map(({ seq }) => seq);
  expect([(seqs[1] ?? 0) - (seqs[0] ?? 0), (seqs[3] ?? 0) - (seqs[2] ?? 0)]).toEqual([1, 1]);
  // The two rounds differ by who asked which, and by nothing else.
  const shapes = [...entries, ...personal].map(shapeOf);
  expect([new Set(shapes.slice(0, 4)).size, new Set(shapes.slice(4)).size]).toEqual([1, 1]);

  const seen = [desk, lea, cy].map((page) => JSON.stringify([viewsAt(page).filter(({ id }) => ids.includes(id))]));
  const snapshots = await Promise.all([desk, lea, cy].map(async (page) => (await page.snapshot()).questions));
  const artefacts = [
    ...[...entries, ...personal].map((row) => JSON.stringify(row)),
    ...seen,
    ...snapshots.map((questions) => JSON.stringify(questions)),
    ...(await linesAbout(await (await desk.fetch('/api/record')).text(), ids)),
    ...(await linesAbout(await (await desk.fetch('/api/files/questions.csv')).text(), ids)),
  ];
  expect(artefacts.length).toBeGreaterThan(17);
  for (const artefact of artefacts)
    for (const who of [...people, ...names]) expect(who !== '' && artefact.includes(who)).toBe(false);
  expect(await (await desk.fetch('/api/files/questions.csv')).text()).toContain('"Anonymous"');
  for (const shown of [...seen, ...snapshots.map((each) => JSON.stringify(each))])
    expect(shown).not.toMatch(/eyJ|"sealed":\{/);
  // Each view of the crew is the same for both rounds, and neither asker's page got one.
  expect(
    new Set(
      viewsAt(desk)
        .filter(({ id }) => ids.includes(id))
        .map(shapeOf),
    ).size,
  ).toBe(1);
  for (const page of [ada, bob]) {
    expect(viewsAt(page).filter(({ id }) => ids.includes(id))).toEqual([]);
    expect((await page.snapshot()).voted).toEqual([]);
  }
  // The log says nothing of it, and no other file is new or has the secret, or anything that was sent.
  expect(logged.slice(quiet)).toEqual([]);
  expect(files()).toEqual(filesBefore);
  expect(besideDatabase()).toEqual(besideBefore);
  for (const file of files()) {
    const bytes = readFileSync(file);
    for (const secret of [secretOf('1'), secretOf('2'), ben.d, ana.d]) expect(bytes.includes(secret)).toBe(false);
  }

  // With both keys, and only so, it is known.
  const askers = new Map<string, string>();
  for (const row of personal) {
    const { sealed } = personalSchema.parse(JSON.parse(String(row.text)));
    await expect(openLayer(sealed.box, ben)).rejects.toThrow();
    const { questionId, memberId } = readIdentity(await openLayer(await openLayer(sealed.box, ana), ben));
    askers.set(questionId, memberId);
  }
  expect(Object.fromEntries(askers)).toEqual({
    [one.late]: idOf(ada),
    [one.early]: idOf(bob),
    [two.late]: idOf(bob),
    [two.early]: idOf(ada),
  });
});

it('[AQ5] its asker is told by the secret alone, on whatever page', async () => {
  const questionId = questionIdSchema.parse('b111111111111111111111');
  await desk.must({ type: 'question.reject', questionId, reason: 'Asked before.' });
  // Whoever has the secret is the asker: another page, another person.
  expect(await cy.anonymous({ type: 'standing', questionId, secret: secretOf('1') })).toMatchObject({
    standing: { kind: 'written', opened: null, view: { rejectedBecause: 'Asked before.' } },
  });
  const wrong = { type: 'standing', questionId, secret: secretOf('x') } as const;
  expect(await ada.anonymous(wrong)).toMatchObject({ standing: { kind: 'unknown' } });
});

it('[UN4] [UN5] [UN6] [UN7] [UN8] the page asks so, is told why it was turned down, and has it still after a reload', async () => {
  const browser = await launchBrowser();
  try {
    const link = app.links.find(({ name }) => name === 'attendee')?.href ?? '';
    const eve = await Visitor.enter(browser, link, 'Eve', { draws: 'captions' });
    /** It may be open already. */
    const openQuestions = async () => {
      const list = eve.page.getByRole('complementary', { name: 'Questions', exact: true });
      if (!(await list.isVisible())) await eve.page.getByRole('button', { name: /^Questions/ }).click();
    };
    const comesToOwn = async (text: string) => {
      await openQuestions();
      await eve.sees(eve.region('Your questions').getByText(text));
    };
    await openQuestions();
    await eve.page.getByLabel('Anonymously').check();
    await eve.page.getByLabel(/^Ask /).fill('Who decided that?');
    await eve.page.getByLabel(/^Ask /).press('Enter');
    await comesToOwn('A moderator will read it');
    const asked = viewsAt(desk).find(({ text }) => text === 'Who decided that?');
    if (asked === undefined) throw new Error('the desk does not have it');
    expect([asked.author.kind, asked.authorName]).toEqual(['sealed', null]);
    await desk.must({ type: 'question.reject', questionId: asked.id, reason: 'Asked in May.' });
    await comesToOwn('Asked in May.');
    await eve.page.reload();
    await eve.comeIn('Eve');
    await comesToOwn('Asked in May.');
    expect(eve.troubles).toEqual([]);
  } finally {
    await browser.close();
  }
});

/** What the database keeps of a page's session. */
function sessionOf(page: PageClient): string {
  const found = rows().membership?.find(({ member_id }) => member_id === page.memberId);
  return String(found?.session_hash ?? '');
}

async function linesAbout(text: string, ids: readonly string[]): Promise<readonly string[]> {
  return text.split('\n').filter((line) => ids.some((id) => line.includes(id)));
}
