import { describe, expect, it } from 'vitest';
import { answerSchema, type SignedAnswer, signedAnswerSchema } from '../../../protocol/answer.ts';
import { type PersonaEvent, townhallEventSchema } from '../../../protocol/events.ts';
import { personaIdSchema, personaStream, statementIdSchema } from '../../../protocol/ids.ts';
import { canonicalJson } from '../../../protocol/record/canonical.ts';
import { noHash, seal, sha256Hex } from '../../../protocol/record/chain.ts';
import { exportLines } from '../../../protocol/record/export-file.ts';
import { signHead } from '../../../protocol/record/sign.ts';
import { verifyRecord } from '../../../protocol/record/verify.ts';
import { anAnswer, aRecord, chain, everything, exported, publicKey, secretKey } from '../../support/a-record.ts';

const signed: SignedAnswer = signedAnswerSchema.parse({
  id: 'answer-desks',
  questions: ['Do I keep my desk?'],
  text: 'You keep it. Nobody moves.',
  date: '2026-05-01',
  place: 'Answer in writing',
});
const signedText = canonicalJson(signed);

/** The record of a town hall where the signed answer was said with these words. */
function recordSaying(text: string) {
  const source = { statementId: signed.id, statementHash: sha256Hex(signedText), title: 'Do I keep my desk?' };
  const place = { date: signed.date, place: signed.place, start: 0, end: 12 };
  const sentence = { text, spoken: text, label: 'APPROVED', sources: [{ ...source, ...place }], cue: 'emphasis' };
  const record = aRecord(answerSchema.parse({ ...anAnswer(), sentences: [sentence] }));
  const [answer] = record.blobs;
  if (answer === undefined) throw new Error('there is an answer');
  return { ...record, blobs: new Map([answer, [sha256Hex(signedText), signedText]]) };
}

describe('a signed answer in the record', () => {
  it('[PN57] comes with the town hall where it was said, word for word', async () => {
    const lines = await exported(recordSaying('You keep it.'));
    expect(lines.filter((line) => line.includes('Nobody moves.'))).toHaveLength(1);
    expect(await verifyRecord(lines)).toMatchObject({ ok: true });
    expect(await verifyRecord(await exported(recordSaying('You lose it.')))).toMatchObject({
      ok: false,
      reason: 'an answer quotes this signed answer with words that it does not hold',
    });
  });

  it('[RV9] a correction comes with the signed answer that it names, and is the whole of it', async () => {
    const correctedTo = async (text: string) => {
      const { entries, blobs } = recordSaying('You keep it.');
      const [answerId] = blobs.keys();
      const last = entries.at(-1);
      if (last === undefined) throw new Error('there are entries');
      const correction = { text, signedId: signed.id, hash: sha256Hex(signedText) };
      const reviewed = townhallEventSchema.parse({
        type: 'answer.reviewed',
        at: 7,
        by: { kind: 'part', part: 'studio' },
        questionId: 'q1',
        memberId: 'lea',
        answerId,
        reviewer: 'leader',
        verdict: 'better',
        correction,
      });
      return verifyRecord(await exported({ entries: [...entries, ...chain([reviewed], { after: last })], blobs }));
    };
    expect(await correctedTo(signed.text)).toMatchObject({ ok: true, entries: 7 });
    for (const text of ['You keep it.', 'You lose it. Nobody moves.', `${signed.text} For good.`])
      expect(await correctedTo(text)).toMatchObject({ ok: false });
  });

  it('[PN57] comes with the persona that names it, also once it was taken back', async () => {
    const answerId = statementIdSchema.parse(signed.id);
    const events: PersonaEvent[] = [
      { type: 'answer.signed', at: 1, by, answerId, hash: sha256Hex(signedText) },
      { type: 'answer.revoked', at: 2, by, answerId },
    ];
    expect(await verifyRecord(await personaExport(events, signedText))).toMatchObject({ ok: true, entries: 2 });
    expect(await verifyRecord(await personaExport(events, null))).toMatchObject({ ok: false });
  });
});

describe('openings and closings in the record', () => {
  it('[PN62] come with the persona that names them', async () => {
    const set: PersonaEvent = { type: 'manner.set', at: 1, by, length: 'long', openings: ['Thank you.'] };
    const named: PersonaEvent = { ...set, words: sha256Hex(signedText) };
    expect(await verifyRecord(await personaExport([named], signedText))).toMatchObject({ ok: true, entries: 1 });
    expect(await verifyRecord(await personaExport([named], null))).toMatchObject({ ok: false });
    expect(await verifyRecord(await personaExport([{ ...set, openings: undefined }], null))).toMatchObject({
      ok: true,
    });
  });
});

const by = { kind: 'leader', name: 'Maya' } as const;

/** The export of a persona with these events, which all name one blob. */
async function personaExport(events: readonly PersonaEvent[], blob: string | null) {
  const stream = personaStream(personaIdSchema.parse('demo'));
  let place = { stream, seq: 0, prev: noHash };
  const entries = events.map((event) => {
    const entry = seal({ ...place, seq: place.seq + 1 }, event, new Uint8Array(16));
    place = { stream, seq: entry.seq, prev: entry.hash };
    return entry;
  });
  return everything(
    exportLines({
      stream,
      isPublic: false,
      key: publicKey,
      entries: (async function* () {
        yield entries;
      })(),
      blob: async () => blob,
      sign: (head) => signHead(head, secretKey),
    }),
  );
}
