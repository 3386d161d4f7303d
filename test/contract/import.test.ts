import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personaIdSchema } from '../../protocol/ids.ts';
import { databaseFile } from '../../server/adapters/node/data-folder.ts';
import { systemClock, systemDice } from '../../server/adapters/node/system-clock.ts';
import { openSqlite } from '../../server/adapters/sql/open-sqlite.ts';
import { PersonaSession } from '../../server/session/persona-session.ts';
import { townhallId } from '../support/build-session.ts';
import { MemoryOwed } from '../support/memory-owed.ts';
import { runTool } from '../support/run-tool.ts';

const letter = `Hi all,

I talked with Peter Berg about the plant in Umeå. Peter is on sick leave with burnout, and his salary is 54,000 kronor. Call him on 070-123 45 67. We will keep the plant open, because our customers need it.

> We should close all of it at once, said somebody.

Best, Maya`;
const secrets = ['Peter', 'Berg', 'sick', 'burnout', '54,000', '070', 'somebody'];
const about = ['--leader', 'Maya Lindqvist <maya@example.com>', '--own', '--title', 'Spring letter'];
const when = ['--date', '2026-03-14', '--place', 'E-mail to all staff'];

let dir: string;
let file: string;
let out: string;
const run = (...args: readonly string[]) => runTool('import/main', args, path.join(dir, 'data'));
const review = (...more: readonly string[]) => run(file, ...about, ...more, '--out', out);

beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'rostrum-import-'));
  file = path.join(dir, 'letter.txt');
  out = path.join(dir, 'review.jsonl');
  await writeFile(file, letter);
});
afterEach(() => rm(dir, { recursive: true }));

/** A data folder with a persona in it, as a town hall leaves one. */
async function withPersona<T>(work: (persona: PersonaSession) => Promise<T>): Promise<T> {
  const dataDir = path.join(dir, 'data');
  await mkdir(dataDir, { recursive: true });
  const { record, close } = await openSqlite({ file: databaseFile(dataDir) });
  try {
    const id = personaIdSchema.parse('maya-lindqvist');
    const parts = { record, clock: systemClock, dice: systemDice, onChanged: () => undefined };
    const log = pino({ enabled: false });
    return await work(await PersonaSession.open({ id, townhallId, owed: new MemoryOwed(), log, ...parts }));
  } finally {
    await close();
  }
}
const makePersona = () =>
  withPersona((persona) =>
    persona.submit(
      { kind: 'leader', name: 'Maya Lindqvist' },
      { type: 'persona.create', leaderName: 'Maya Lindqvist', referTo: 'Jonas Ek' },
    ),
  );

describe('npm run import', () => {
  it('[RD25] shows line against line what goes, and writes nothing of it', async () => {
    const { code, output } = await review(...when);
    expect(code).toBe(0);
    expect(output).toContain('- Call him on 070-123 45 67.\n+ Call him on [phone number].');
    expect(output).toContain('Taken out: 2 names, 1 phone number, 1 amount of pay, 1 mention of health.');
    expect(output).toContain('0 of others, 10 quoted, 4 that say nothing');
    const written = await readFile(out, 'utf8');
    for (const secret of secrets) expect(written).not.toContain(secret);
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    const start = letter.indexOf('I talked');
    const end = letter.indexOf('\n\n>');
    expect(
      written
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        title: 'Spring letter',
        date: '2026-03-14',
        place: 'E-mail to all staff',
        audience: null,
        lang: 'en',
        link: 'letter.txt',
        start,
        end,
        text: 'I talked with a colleague about the plant in Umeå. A colleague is away, and his salary is [amount]. Call him on [phone number]. We will keep the plant open, because our customers need it.',
        removed: { name: 2, phone: 1, salary: 1, health: 1 },
        topics: [],
      },
    ]);
  });

  it('[RD25] that finds nothing of the leader’s writes no file, and says what may help', async () => {
    const { code, output } = await run(file, '--leader', 'Maya Lindqvist', '--out', out);
    expect(code).toBe(1);
    expect(output).toContain('Are the files the leader’s own? Then add --own.');
    await expect(stat(out)).rejects.toThrow();
  });

  it('[RD26] [PN71] adds what a person left, waiting for approval, and nothing twice', async () => {
    await makePersona();
    await review(...when);
    const edited = (await readFile(out, 'utf8')).replace('a colleague about', 'the manager about');
    await writeFile(out, edited);
    const first = await run('--accept', out);
    expect(first).toMatchObject({ code: 0 });
    expect(first.output).toContain('1 statement of Maya Lindqvist added, 0 there already.');
    const second = await run('--accept', out, '--persona', 'maya-lindqvist');
    expect(second.output).toContain('0 statements of Maya Lindqvist added, 1 there already.');
    await withPersona(async (persona) => {
      expect(persona.state.seq).toBe(2);
      expect([...persona.state.statements.values()]).toMatchObject([{ approvedHash: null }]);
      expect(persona.standing().silentBecause).toBe('Consent is missing.');
      for (const [statementId, { hash }] of persona.state.statements)
        await persona.submit(
          { kind: 'leader', name: 'Maya Lindqvist' },
          { type: 'statement.approve', statementId, hash },
        );
      const [statement] = await persona.approved();
      expect(statement?.text).toMatch(/^I talked with the manager about/);
      const { start, end } = statement?.span ?? { start: 0, end: 0 };
      expect([statement?.link, letter.slice(start, end)]).toEqual([
        'letter.txt',
        expect.stringMatching(/^I talked with Peter Berg .+ need it\.$/),
      ]);
    });
  });

  it('[RD25] takes from a mail what the leader wrote, with its date, and nothing that it quotes', async () => {
    const mail = path.join(dir, 'answer.eml');
    const head = ['From: Maya Lindqvist <maya@example.com>', 'To: All staff <all@example.com>', 'Subject: The plant'];
    const body = [
      'We will keep the plant in Umeå open, because our customers need it and we promised them so.',
      '',
      'On Mon, 2 Mar 2026 at 10:00, Ann Holm <ann@example.com> wrote:',
      '> We will close the plant in Umeå at the end of the year, is what I heard.',
    ];
    const lines = [
      ...head,
      'Date: Tue, 3 Mar 2026 09:00:00 +0100',
      'Content-Type: text/plain; charset=utf-8',
      '',
      ...body,
    ];
    await writeFile(mail, lines.join('\r\n'));
    const { code, output } = await run(mail, '--leader', 'Maya Lindqvist <maya@example.com>', '--out', out);
    expect([code, output]).toMatchObject([0, expect.stringContaining('1 passage found')]);
    expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({
      title: 'The plant',
      date: '2026-03-03',
      text: body[0],
    });
  });

  it('[DR2] refuses a file that is not what its name says, and writes nothing', async () => {
    const wrong = path.join(dir, 'speech.docx');
    await writeFile(wrong, 'This is no zip.');
    const { code, output } = await run(file, wrong, ...about, '--out', out);
    expect(code).toBe(1);
    expect(output).toContain('speech.docx is refused: it is damaged, or not what its name says. Save it again.');
    await expect(stat(out)).rejects.toThrow();
  });

  it('[RD26] says where an edit brought something back', async () => {
    await makePersona();
    await review(...when);
    await writeFile(out, (await readFile(out, 'utf8')).replace('[phone number]', '070-123 45 67'));
    expect((await run('--accept', out)).output).toContain(':1: holds 1 phone number, as you left it.');
  });

  it('[RD27] tells a bad line with its number, and adds nothing', async () => {
    await makePersona();
    await review();
    const line = (await readFile(out, 'utf8')).trim();
    const whole = line.replace('"date":null,"place":null', '"date":"2026-03-14","place":"Lund"');
    await writeFile(
      out,
      [whole, line, 'no json', whole.replace('"lang"', '"language"'), whole.replace('-14', '-41')].join('\n'),
    );
    const { code, output } = await run('--accept', out);
    expect(code).toBe(1);
    expect(
      output
        .trim()
        .split('\n')
        .map((said) => said.replace(`${out}:`, '')),
    ).toEqual([
      '2: lacks the day it was said ("date": "2026-03-14") and where it was said ("place": "All-hands in Lund"). Add it, or remove the line.',
      '3: is no JSON. Undo the last change in it, or remove the line.',
      expect.stringMatching(/^4: is no passage: .+ Give it the form of the other lines, or remove it\.$/),
      expect.stringMatching(/^5: cannot be a statement: “date”: .+ Change it, or remove the line\.$/),
      'Nothing was added.',
    ]);
    await withPersona(async (persona) => expect(persona.state.statements.size).toBe(0));
  });

  it('[RD28] refuses a data folder that is in use, is none, or has no such persona', async () => {
    await review(...when);
    const none = await run('--accept', out);
    expect(none).toMatchObject({ code: 1 });
    expect(none.output).toMatch(
      /^There is no database .+ Start Rostrum once, or set DATA_DIR to the data folder of the server\.\n$/,
    );
    await makePersona();
    const stranger = await run('--accept', out, '--persona', 'nobody');
    expect(stranger.output).toMatch(/^There is no persona nobody in .+ or name another with --persona\.\n$/);
    // This process is a Rostrum's, as the lock sees it.
    await writeFile(path.join(dir, 'data/lock'), String(process.pid));
    const busy = await run('--accept', out);
    expect(busy.output).toMatch(
      new RegExp(`^Another Rostrum \\(process ${process.pid}\\) uses the data folder .+\\n$`),
    );
    await withPersona(async (persona) => expect(persona.state.statements.size).toBe(0));
  });

  it('[RD29] names what cannot be read, and writes over no review', async () => {
    const missing = await run(path.join(dir, 'none.txt'), ...about, '--out', out);
    expect(missing).toMatchObject({ code: 1, output: expect.stringContaining('none.txt cannot be read (ENOENT)') });
    await writeFile(out, 'edited');
    const again = await review(...when);
    expect(again).toMatchObject({
      code: 1,
      output: expect.stringContaining('is there already, and may have been edited'),
    });
    expect(await readFile(out, 'utf8')).toBe('edited');
  });
});
