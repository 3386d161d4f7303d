import type { Door } from '../../live/ports.ts';
import { useSounds } from './use-sounds.ts';

export interface Listening {
  /** The id of the question whose answer plays. */
  readonly playing: string | null;
  readonly trouble: { readonly id: string; readonly text: string } | null;
  /** Plays an answer sentence by sentence, or ends it. One plays at a time. */
  toggle(answer: {
    readonly id: string;
    readonly report: string;
    readonly question: number;
    readonly sentences: number;
  }): void;
}

/** Plays what the avatar would say, in its own voice. Rule RH16. */
export function useListening(door: Pick<Door, 'rehearsedSound'>): Listening {
  const { playing, trouble, toggle } = useSounds();
  return {
    playing,
    trouble,
    toggle: ({ id, report, question, sentences }) =>
      toggle(
        id,
        Array.from({ length: sentences }, (_, sentence) => () => door.rehearsedSound({ report, question, sentence })),
      ),
  };
}
