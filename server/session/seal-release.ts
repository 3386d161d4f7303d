import type { Actor } from '../../protocol/events.ts';
import { questionIdSchema, townhallStream } from '../../protocol/ids.ts';
import type { StoredEntry } from '../../protocol/record/entry.ts';
import { type ReleasedSeal, releasedSealSchema } from '../../protocol/record/released-seal.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { TownhallState } from '../townhall/state.ts';
import type { Gate, HeadSigner, Record } from './ports.ts';

export interface SealReleaseParts {
  readonly gate: Gate;
  readonly state: () => TownhallState;
  readonly record: Pick<Record, 'read'>;
  readonly signer: HeadSigner;
}

const session: Actor = { kind: 'part', part: 'session' };

/**
 * Gives out the sealed name of who asked a question, once the record says so and why, with the proof that it does. It names nobody without the
 * keys of both keepers. Rule AQ9.
 */
export async function releasedSeal(
  { gate, state, record, signer }: SealReleaseParts,
  request: { readonly questionId: string; readonly reason: string },
): Promise<ReleasedSeal | Refusal> {
  const id = questionIdSchema.safeParse(request.questionId);
  const question = id.success ? state().questions.get(id.data) : undefined;
  const seq = question?.wordings.first()?.entry;
  if (question?.author.kind !== 'sealed' || seq === undefined) return refuse('no-such-question');
  const stream = townhallStream(state().id);
  const asked = await entryAt(record, stream, seq);
  if (asked === null || asked.personal === null) return refuse('already-erased');
  const { id: questionId } = question;
  const outcome = await gate.submit(session, { type: 'anonymous.release', questionId, reason: request.reason });
  if ('refused' in outcome) return refuse(outcome.refused);
  const released = await entryAt(record, stream, outcome.accepted.seq);
  if (released === null) throw new Error('invariant: what was accepted is in the record');
  const proof = { asked, released, signature: signer.sign(released.hash), key: signer.key };
  return releasedSealSchema.parse({ rostrum: 'released-seal', ...proof });
}

async function entryAt(
  record: Pick<Record, 'read'>,
  stream: StoredEntry['stream'],
  seq: number,
): Promise<StoredEntry | null> {
  for await (const batch of record.read(stream, seq)) return batch.find((entry) => entry.seq === seq) ?? null;
  return null;
}
