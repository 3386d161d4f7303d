import type { AnonymousAct, AskerSecret } from '../../protocol/anonymous.ts';
import type { AnonymousCommand } from '../../protocol/commands.ts';
import { sha256Hex } from '../../protocol/record/chain.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { IdentitySealer } from '../../server/session/anonymous-ports.ts';
import { answerId, questionId } from './build-townhall.ts';

/** An asker's secret for tests: one letter, repeated. */
export const secretOf = (letter: string): AskerSecret => letter.repeat(43);

/** At the gate, as of the mark at `atMs`. */
export function askSealed(
  id: string,
  atMs: number,
  over: Partial<Extract<AnonymousCommand, { type: 'anonymous.ask' }>> = {},
): Extract<AnonymousCommand, { type: 'anonymous.ask' }> {
  const sealed = { box: `box of ${id}`, inside: answerId('d') };
  const ownerHash = sha256Hex(secretOf('s'));
  return {
    type: 'anonymous.ask',
    questionId: questionId(id),
    ownerHash,
    atMs,
    sealed,
    text: `Text of ${id}?`,
    ...over,
  };
}

/** From a page. */
export function askAnonymously(
  id: string,
  secret = secretOf('s'),
  text = `Text of ${id}?`,
): Extract<AnonymousAct, { type: 'ask' }> {
  return { type: 'ask', questionId: questionId(id), ownerHash: sha256Hex(secret), text };
}

/** Seals nothing: what it was given is to be read in its box. */
export const openSealer: IdentitySealer = {
  keepers: ['Ana', 'Ben'],
  seal: async (identity) => ({ box: JSON.stringify(identity), inside: answerId('d') }),
};

/** Where nobody asks anonymously. */
export const noAnonymousDesk = { act: async () => refuse('anonymous-off') };
