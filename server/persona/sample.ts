import type { Hash, StatementId } from '../../protocol/ids.ts';
import { sha256Hex } from '../../protocol/record/chain.ts';

/** At least so many are read, and of many one in so many. */
const leastRead = 3;
const oneIn = 5;

/**
 * Gives the statements that must be read before all of these are approved by one act: three, or one in five when that is more. Which ones
 * follows from all of them together, so that nobody picks the easy ones, and asking again gives the same. Rule PN23.
 */
export function sampleOf(
  statements: readonly { readonly statementId: StatementId; readonly hash: Hash }[],
): readonly StatementId[] {
  const hashes = statements.map(({ hash }) => hash).sort();
  const lot = sha256Hex(hashes.join('\n'));
  const drawn = statements
    .map(({ statementId, hash }) => ({ statementId, place: sha256Hex(`${lot}\n${hash}`) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  const count = Math.max(leastRead, Math.ceil(statements.length / oneIn));
  return drawn.slice(0, count).map(({ statementId }) => statementId);
}
