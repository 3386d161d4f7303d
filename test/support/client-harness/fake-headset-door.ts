import type { HeadsetDoor } from '../../../client/live/headset-door.ts';
import { doorTroubles } from '../../../protocol/door.ts';
import type { CodeStanding } from '../../../protocol/headset-code.ts';

const waiting: CodeStanding = { kind: 'waiting', digits: '417032', sign: 'Blue heron', leftMs: 290_000 };
const standings: Readonly<Record<string, CodeStanding>> = {
  over: { kind: 'over' },
  declined: { kind: 'declined' },
  in: { kind: 'let-in', goTo: '/hall' },
};

/** A headset that shows 417 032; `how`: what became of it. */
export function fakeHeadsetDoor(how: string | null): HeadsetDoor {
  const now = standings[how ?? ''] ?? waiting;
  return {
    show: async () =>
      how === 'links'
        ? { kind: 'refused', code: 'not-found', message: doorTroubles['not-found'] }
        : { kind: 'ok', value: now },
    standing: async () => ({ kind: 'ok', value: now }),
    find: async (digits) =>
      digits === '417032'
        ? { kind: 'ok', value: { id: 'a', device: 'Quest Browser on a Quest', sign: 'Blue heron', agoMs: 40_000 } }
        : { kind: 'refused', code: 'code-wrong', message: doorTroubles['code-wrong'] },
    answer: async ({ isTheirs }) => ({ kind: 'ok', value: { isIn: isTheirs } }),
  };
}
