import { useEffect, useState } from 'preact/hooks';
import type { InvitedReply } from '../../../protocol/invitations.ts';
import type { Door, DoorReply } from '../../live/ports.ts';
import { askAgainMs, isDue } from '../../world/lobby/ask-again.ts';

const tickMs = 1000;
const awayWords = 'The server does not answer right now. This page asks again by itself.';

/** To what this browser was invited: asked again by itself until the doors of what is to come open. Rule IV14. */
export function useInvited(door: Pick<Door, 'invited'>) {
  const [reply, setReply] = useState<DoorReply<InvitedReply> | null>(null);
  const [away, setAway] = useState<string | null>(null);
  const [aheadMs, setAhead] = useState(0);
  const [deviceMs, setDevice] = useState(() => Date.now());
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let known: InvitedReply | null = null;
    let tries = 0;
    let ahead = 0;
    const ask = async () => {
      const next = await door.invited();
      if (isGone) return;
      if (next.kind === 'ok') {
        known = next.value;
        ahead = Date.now() - next.value.nowMs;
        setAhead(ahead);
      }
      // The house goes dark for seconds while it is turned: what is known stays.
      const isAway = next.kind === 'unreachable' || (next.kind === 'refused' && next.code === 'too-fast');
      setAway(isAway ? awayWords : null);
      if (!isAway || known === null) setReply(next);
      const nowMs = Date.now() - ahead;
      const plan = known?.plan?.stage === 'planned' ? known.plan : null;
      tries = isAway || isDue(plan, nowMs) ? tries + 1 : 0;
      const inMs = isAway || next.kind === 'ok' ? askAgainMs(plan, nowMs, tries, Math.random()) : null;
      if (inMs !== null) timer = setTimeout(() => void ask(), inMs);
    };
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [door]);
  const isWaiting = reply?.kind === 'ok' && reply.value.plan?.stage === 'planned';
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => setDevice(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [isWaiting]);
  return { reply, setReply, nowMs: deviceMs - aheadMs, away };
}
