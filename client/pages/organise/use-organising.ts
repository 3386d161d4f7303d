import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { TownhallsReply } from '../../../protocol/organising.ts';
import type { OrganiseDoor } from '../../live/organise-port.ts';
import type { DoorReply } from '../../live/ports.ts';

/** Doors open by themselves, and others organise too: the list is read again so often. */
const readAgainMs = 30_000;

type Refused = Extract<DoorReply<unknown>, { kind: 'refused' }>;

export interface Organising {
  /** Null before the first reply. */
  readonly known: TownhallsReply | null;
  /** Who may not organise is told so instead of a list. */
  readonly refused: Refused | null;
  /** Why the list could not be read. */
  readonly trouble: string | null;
  readonly isBusy: boolean;
  /** When the list was read last. */
  readonly nowMs: number;
  /** Where people come in, when one link of the organiser's lets in several; null: no such link is known. */
  readonly attendeePath: string | null;
  read(): Promise<TownhallsReply | null>;
  /** Does one thing at a time, then reads the list. Null when it is done, else why not. */
  run<T>(
    task: () => Promise<DoorReply<T>>,
    onDone?: (value: T) => void,
  ): Promise<Exclude<DoorReply<T>, { kind: 'ok' }> | null>;
}

/** What the organiser's page knows, and its one way to change it. */
export function useOrganising(door: OrganiseDoor): Organising {
  const [known, setKnown] = useState<TownhallsReply | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [nowMs, setNow] = useState(() => Date.now());
  const [attendeePath, setAttendeePath] = useState<string | null>(null);
  const running = useRef(false);
  const isKnown = useRef(false);
  const read = useCallback(async () => {
    const reply = await door.townhalls();
    setNow(Date.now());
    if (reply.kind === 'ok') setKnown(reply.value);
    isKnown.current ||= reply.kind === 'ok';
    // Later it is said beside what may be half written.
    const isOut = reply.kind === 'refused' && (reply.code === 'no-session' || reply.code === 'not-allowed');
    if (isOut && !isKnown.current) setRefused(reply);
    setTrouble(reply.kind === 'ok' ? null : wordsOf(reply));
    return reply.kind === 'ok' ? reply.value : null;
  }, [door]);
  useEffect(() => {
    void read();
    const timer = setInterval(() => {
      if (!document.hidden && !running.current) void read();
    }, readAgainMs);
    return () => clearInterval(timer);
  }, [read]);
  const entry = known?.entry;
  useEffect(() => {
    if (entry !== 'invitation') return;
    void door.invitations().then((reply) => {
      const lines = reply.kind === 'ok' ? reply.value.invitations : [];
      const open = lines.find(({ role, state, usesMost }) => role === 'attendee' && state === 'open' && usesMost !== 1);
      setAttendeePath(open?.path ?? null);
    });
  }, [door, entry]);
  return {
    ...{ known, refused, trouble, isBusy, nowMs, attendeePath, read },
    run: async (task, onDone) => {
      if (running.current)
        return { kind: 'refused', code: 'busy', message: 'One moment: the last thing is still being done.' };
      running.current = true;
      setBusy(true);
      const reply = await task();
      await read();
      running.current = false;
      setBusy(false);
      if (reply.kind !== 'ok') return reply;
      onDone?.(reply.value);
      return null;
    },
  };
}

/** What people read where nothing came of it. */
export function wordsOf(reply: Exclude<DoorReply<unknown>, { kind: 'ok' }>): string {
  return reply.kind === 'refused' ? reply.message : 'The server does not answer. Check your network, then try again.';
}
