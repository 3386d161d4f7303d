import { useRef, useState } from 'preact/hooks';
import type { Outcome } from '../../world/command-reply.ts';

export interface Action {
  readonly isBusy: boolean;
  /** What went wrong the last time, as people read it; shown next to the action. */
  readonly trouble: string | null;
  run(task: () => Promise<Outcome>): Promise<boolean>;
  fail(trouble: string): void;
  clear(): void;
}

/** Runs one command at a time and keeps its refusal for the place where it was asked. */
export function useAction(): Action {
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const running = useRef(false);
  return {
    isBusy,
    trouble,
    fail: setTrouble,
    clear: () => setTrouble(null),
    run: async (task) => {
      if (running.current) return false;
      running.current = true;
      setBusy(true);
      const outcome = await task();
      running.current = false;
      setBusy(false);
      setTrouble(outcome.kind === 'accepted' ? null : outcome.message);
      return outcome.kind === 'accepted';
    },
  };
}
