import { erasedText } from '../queue.ts';
import type { PanelNotice } from './panel-content.ts';
import type { PanelFacts } from './panel-facts.ts';

/** Tells of a poll that waits for an answer, however the panel is opened; null where there is none. Rule WR1. */
export function pollNotice(poll: PanelFacts['poll']): PanelNotice | null {
  if (poll === null || poll.view.phase !== 'open' || poll.own !== null) return null;
  const { id, question } = poll.view;
  return {
    id,
    title: 'A poll is open',
    words: question ?? erasedText,
    hint: 'Turn your palm to your eyes to answer.',
  };
}
