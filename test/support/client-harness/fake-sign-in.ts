import type { Door } from '../../../client/live/ports.ts';
import type { ShellState } from '../../../client/pages/shell.tsx';
import { doorTroubles } from '../../../protocol/door.ts';

const nineMs = Date.UTC(2026, 2, 12, 8, 2);
const minuteMs = 60_000;

/** A person who is signed in at three places. */
export const fakeSignIn: Pick<Door, 'signIn' | 'sessions' | 'endSession' | 'signOut' | 'renewSession'> = {
  signIn: async () => ({ kind: 'ok', value: { signIn: { kind: 'ready' } } }),
  sessions: async () => ({ kind: 'ok', value: { own: own(3) } }),
  endSession: async () => ({ kind: 'ok', value: { own: own(2) } }),
  signOut: async () => ({ kind: 'ok', value: { goTo: null } }),
  renewSession: async () => ({ kind: 'ok', value: { isRenewed: true } }),
};

function own(count: number) {
  const session = { signedInAtMs: nineMs, seenAtMs: nineMs + 40 * minuteMs, pages: 0, isThis: false };
  const sessions = [
    { ...session, id: 'a', device: 'Firefox on Windows', pages: 1, isThis: true },
    { ...session, id: 'b', device: 'Quest Browser on a Quest', pages: 2 },
    { ...session, id: 'c', device: 'Safari on an iPhone', signedInAtMs: nineMs - 2000 * minuteMs },
  ];
  return {
    by: 'company' as const,
    name: 'Ada Okafor',
    department: 'Research and development',
    sessions: sessions.slice(0, count),
  };
}

type SignInState = Extract<ShellState, { kind: 'sign-in' }>;

/** The page for whoever is not signed in: after trouble, and while the provider is down. */
export function signInState(Page: SignInState['Page'], how: string | null): SignInState {
  const ready = { kind: 'ready' } as const;
  return {
    kind: 'sign-in',
    Page,
    page: {
      status: how === 'down' ? { kind: 'down', retryInMs: 38_000 } : ready,
      trouble: how === 'trouble' ? doorTroubles['sign-in-refused'] : null,
      to: '/hall',
      ask: async () => ready,
    },
  };
}
