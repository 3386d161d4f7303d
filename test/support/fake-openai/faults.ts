import { type Seeded, seeded } from '../chaos/seeded.ts';
import { hang, rateLimited, serverDown, type Trouble } from './replies.ts';

/** What may go wrong with an answer on its way, each as likely as another. */
const kinds: readonly ((text: string, dice: Seeded) => string | Trouble)[] = [
  (_, dice) => rateLimited(1 + dice.below(30)),
  () => ({ trouble: 'error', status: 500, code: 'server_error' }),
  () => serverDown,
  () => hang,
  (text) => ({ trouble: 'half', text }),
  (text, dice) => text.slice(0, dice.below(text.length)),
  (text, dice) => ({ trouble: 'slow', text, firstTokenMs: 5 + dice.below(20) }),
  (text) => `\`\`\`json\n${text}\n\`\`\``,
  (text) => `Certainly. Here is the JSON:\n${text}`,
  (text) => `<think>I could say anything.</think>${text}`,
  () => 'I am sorry, but I cannot help with that.',
  () => '',
  () => '{"sentences":[{"text":null}]}',
  (text) => text + text,
  () => `{"sentences":${'['.repeat(5000)}`,
];

/** Spoils a share of the answers; the same seed spoils the same ones in the same way. */
export function faulty(seed: number, share: number): (text: string) => string | Trouble {
  const dice = seeded(seed);
  return (text) => (dice.next() < share ? (dice.pick(kinds)?.(text, dice) ?? text) : text);
}
