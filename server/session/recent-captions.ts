import { limits } from '../../protocol/limits.ts';
import type { Moment } from '../../protocol/moment.ts';

/** What was said on the stage in the last minute, as captions, for a report. In memory alone, and gone after that minute. Rule OH9. */
export class RecentCaptions {
  #said: readonly { readonly atMs: number; readonly text: string }[] = [];

  take(moment: Moment, nowMs: number): void {
    const who = moment.kind === 'utterance' ? 'AI' : moment.kind === 'living-words' ? 'Live' : null;
    if (who === null || !('text' in moment)) return;
    this.#said = [...this.#lately(nowMs), { atMs: nowMs, text: `${who}: ${moment.text}` }].slice(
      -limits.reportCaptions,
    );
  }

  /** Oldest first. */
  texts(nowMs: number): readonly string[] {
    this.#said = this.#lately(nowMs);
    return this.#said.map(({ text }) => text);
  }

  #lately(nowMs: number) {
    return this.#said.filter(({ atMs }) => atMs > nowMs - limits.reportCaptionsMs);
  }
}
