import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { publicKeyOf, signHead } from '../../../protocol/record/sign.ts';
import { createSealer, makeKeyPair, openLayer } from '../../../server/adapters/jose/sealing.ts';
import { watchReleaseRequests } from '../../../server/adapters/node/release-requests.ts';
import { releasedSeal } from '../../../server/session/seal-release.ts';
import type { TownhallSession } from '../../../server/session/session.ts';
import { anonymous } from '../../../tools/anonymous/command.ts';
import { secretKey } from '../../support/a-record.ts';
import { askSealed } from '../../support/an-anonymous-question.ts';
import { Listener, must, openTownhallSession, townhallId } from '../../support/build-session.ts';
import { ask, idOf, part, person, questionId, startMs } from '../../support/build-townhall.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryRecord } from '../../support/memory-record.ts';

const ana = await makeKeyPair();
const ben = await makeKeyPair();
const keepers = [
  { name: 'Ana', publicKey: ana.x },
  { name: 'Ben', publicKey: ben.x },
] as const;
const signer = {
  key: publicKeyOf(secretKey),
  sign: (head: Parameters<typeof signHead>[0]) => signHead(head, secretKey),
};
const reason = 'A threat against a person.';
const identity = { townhallId, questionId: questionId('q'), memberId: idOf('ada'), name: 'Ada' };

let folder = '';
let session: TownhallSession;
let watcher: { close(): void };
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'rostrum-keepers-'));
  const record = new MemoryRecord();
  session = await openTownhallSession(record, new FakeClock(startMs), new Listener());
  await must(session, person('bob'), ask('named'));
  const sealed = await (await createSealer(keepers)).seal(identity);
  await must(session, part('sealed'), askSealed('q', startMs, { sealed }));
  watcher = watchReleaseRequests(folder, pino({ enabled: false }), (request) =>
    releasedSeal({ gate: session, state: () => session.state, record, signer }, request),
  );
  writeFileSync(at('record-key.pub'), `${signer.key}\n`);
  writeFileSync(at('ana.key'), JSON.stringify(ana));
  writeFileSync(at('ben.key'), JSON.stringify(ben));
});
afterEach(() => {
  watcher.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string) => path.join(folder, name);
async function tool(...args: string[]): Promise<string> {
  const said: string[] = [];
  await anonymous(args, { dataDir: folder, say: (line) => void said.push(line) });
  return said.join('\n');
}
const release = (id: string, why = reason) => tool('release', id, '--reason', why, '--out', at('box'));
const open = (file: string, key: string, ...more: string[]) =>
  tool('open', at(file), '--key', at(key), '--record-key', at('record-key.pub'), ...more);

it('[AQ11] makes a key that its owner alone reads, and writes over none', async () => {
  expect(await tool('keys', 'Ana Ruiz', at('new.key'))).toMatch(/^Ana Ruiz=[\w-]{43}\n/);
  expect(statSync(at('new.key')).mode & 0o777).toBe(0o600);
  await expect(tool('keys', 'Ana Ruiz', at('new.key'))).rejects.toThrow('is there already');
  await expect(tool('keys', 'a=b', at('other.key'))).rejects.toThrow('A name holds no comma');
  await expect(tool('keys')).rejects.toThrow('Use it like this');
});

it('[AQ9] [AQ10] is recorded, then opened by two keys, one after the other', async () => {
  await release('q');
  expect(session.state.questions.get(questionId('q'))?.released?.reason).toBe(reason);
  expect(statSync(at('box')).mode & 0o777).toBe(0o600);
  await expect(open('box', 'ben.key', '--out', at('no'))).rejects.toThrow('This key does not open it');
  await expect(open('box', 'ana.key')).rejects.toThrow('Say with --out');
  expect(await open('box', 'ana.key', '--out', at('inner'))).not.toMatch(/ada/i);
  const opened = await open('inner', 'ben.key');
  expect([opened.includes('Asked by Ada (ada).'), opened.includes(reason)]).toEqual([true, true]);
});

it('[AQ10] names nobody whom the first keeper put in, and opens nothing that is not recorded', async () => {
  await release('q');
  await open('box', 'ana.key', '--out', at('inner'));
  const handedOn = z.looseObject({ inner: z.string() }).parse(JSON.parse(readFileSync(at('inner'), 'utf8')));
  const forger = await createSealer([keepers[1], keepers[0]]);
  const forged = await forger.seal({ ...identity, memberId: idOf('bob'), name: 'Bob' });
  const inner = forged.box;
  writeFileSync(at('false'), JSON.stringify({ ...handedOn, inner }));
  await expect(open('false', 'ben.key')).rejects.toThrow('it is not what the first keeper found');
  // It could have been opened: only the record tells them apart.
  await expect(openLayer(inner, ben)).resolves.not.toBe('');
  writeFileSync(at('unsigned'), JSON.stringify({ ...handedOn, signature: '0'.repeat(128) }));
  await expect(open('unsigned', 'ben.key')).rejects.toThrow('the signature is not that of the installation');
  writeFileSync(at('none'), '{}');
  await expect(open('none', 'ben.key')).rejects.toThrow('is not what');
});

it('[AQ9] says why nothing was given out, and leaves no file', async () => {
  const { seq } = session.state;
  await expect(release('none')).rejects.toThrow('It was not given out: This question does not exist');
  await expect(release('named')).rejects.toThrow('It was not given out: This question does not exist');
  await expect(release('q', ' ')).rejects.toThrow('It was not given out: Say why');
  expect(session.state.seq).toBe(seq);
  expect(() => statSync(at('box'))).toThrow('ENOENT');
});
