import { pino } from 'pino';
import type { Command } from '../../protocol/commands.ts';
import type { Actor, TownhallEvent } from '../../protocol/events.ts';
import { townhallIdSchema, townhallStream } from '../../protocol/ids.ts';
import { publicKeyOf, signHead } from '../../protocol/record/sign.ts';
import type { Clock, OwedStore, Record, Recorded } from '../../server/session/ports.ts';
import { type SessionOptions, TownhallSession } from '../../server/session/session.ts';
import type { TownhallState } from '../../server/townhall/state.ts';
import { secretKey } from './a-record.ts';
import { aContext, enter, part } from './build-townhall.ts';
import { MemoryOwed } from './memory-owed.ts';

export const townhallId = townhallIdSchema.parse('demo');
export const demoStream = townhallStream(townhallId);

/** What a session told, in the order in which it told it. */
export type Told =
  | { readonly kind: 'published'; readonly types: readonly string[]; readonly seq: number }
  | { readonly kind: 'silenced'; readonly types: readonly string[] }
  | { readonly kind: 'record'; readonly status: 'ok' | 'failing' }
  | { readonly kind: 'answered'; readonly what: string };

export class Listener {
  told: Told[] = [];
  recorded: Recorded<TownhallEvent>[] = [];

  readonly published = (recorded: readonly Recorded<TownhallEvent>[], state: TownhallState): void => {
    this.recorded.push(...recorded);
    this.told.push({ kind: 'published', types: recorded.map(({ event }) => event.type), seq: state.seq });
  };
  readonly recordStatus = (status: 'ok' | 'failing'): void => {
    this.told.push({ kind: 'record', status });
  };
  readonly silence = (events: readonly TownhallEvent[]): void => {
    this.told.push({ kind: 'silenced', types: events.map(({ type }) => type) });
  };

  /** What was told since the last time. */
  take(): Told[] {
    const { told } = this;
    this.told = [];
    return told;
  }
}

let lastByte = 0;
/** No dice: every salt is another one, the same in every run. */
export const countingDice = { bytes: (count: number) => new Uint8Array(count).fill(lastByte++ % 256) };

export function sessionOptions(
  record: Record,
  clock: Clock,
  listener: Listener,
  owed: OwedStore = new MemoryOwed(),
): SessionOptions {
  const { nowMs, ...context } = aContext();
  return {
    id: townhallId,
    record,
    owed,
    clock,
    dice: countingDice,
    signer: { key: publicKeyOf(secretKey), sign: (head) => signHead(head, secretKey) },
    context: () => context,
    publisher: listener,
    silencer: listener,
    log: pino({ enabled: false }),
  };
}

/** A session of an open town hall with moderator `mo`, leader `lea`, attendees `ada` and `bob`. */
export async function openTownhallSession(
  record: Record,
  clock: Clock,
  listener: Listener,
  owed?: OwedStore,
): Promise<TownhallSession> {
  const session = await TownhallSession.open(sessionOptions(record, clock, listener, owed));
  await must(session, part('session'), {
    type: 'townhall.create',
    title: 'Spring',
    hallId: 'assembly',
    personaId: 'demo',
  });
  await must(session, part('session'), { type: 'townhall.open' });
  await must(session, part('door'), enter('mo', { role: 'moderator', kind: 'desk' }));
  await must(session, part('door'), enter('lea', { role: 'leader', kind: 'desk' }));
  await must(session, part('door'), enter('ada'));
  await must(session, part('door'), enter('bob'));
  listener.take();
  return session;
}

/** Submits what must be accepted. */
export async function must(session: TownhallSession, actor: Actor, command: Command): Promise<void> {
  const outcome = await session.submit(actor, command);
  if ('refused' in outcome) throw new Error(`${command.type} was refused: ${outcome.refused}`);
}
