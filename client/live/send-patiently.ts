import type { PageCommand } from '../../protocol/commands.ts';
import type { Outcome } from '../world/command-reply.ts';
import type { Connection } from './connection.ts';

/** As long as a few more may be sent after. */
const restMs = 1000;

/** One of many commands, more than a page may send at once: it waits, and goes on where it was. Rules BD2, LB3. */
export async function sendPatiently(connection: Pick<Connection, 'send'>, command: PageCommand): Promise<Outcome> {
  for (;;) {
    const outcome = await connection.send(command);
    if (outcome.kind !== 'refused' || outcome.code !== 'too-fast') return outcome;
    await new Promise((resolve) => setTimeout(resolve, restMs));
  }
}
