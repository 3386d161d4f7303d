import { readState } from '../../../client/adapters/colyseus/read-state.ts';
import { emptyMirror, type Mirror, mirrorState } from '../../../client/world/mirror.ts';
import type { PageCommand } from '../../../protocol/commands.ts';
import type { MemberId } from '../../../protocol/ids.ts';
import type { Moment } from '../../../protocol/moment.ts';
import type { QuestionsMessage } from '../../../protocol/views.ts';
import type { PageClient } from '../page-client.ts';

/** A command that the server said yes to. */
export interface Acknowledged {
  readonly command: PageCommand;
  readonly seq: number;
}

/** Everything that one page was told until some moment. */
export interface Told {
  readonly memberId: MemberId;
  readonly acknowledged: readonly Acknowledged[];
  /** Commands whose connection ended before the reply. */
  readonly unanswered: readonly PageCommand[];
  /** Every replicated state. */
  readonly shown: readonly Mirror[];
  readonly questions: readonly QuestionsMessage[];
  readonly moments: readonly Moment[];
}

/** Keeps what one page is told, over all its connections. */
export class Account implements Told {
  readonly memberId: MemberId;
  readonly acknowledged: Acknowledged[] = [];
  readonly unanswered: PageCommand[] = [];
  readonly shown: Mirror[] = [];
  readonly #page: PageClient;

  constructor(page: PageClient) {
    if (page.memberId === null) throw new Error('this page is not in');
    this.memberId = page.memberId;
    this.#page = page;
    page.onArrival(() => this.#look());
    this.#look();
  }

  /** The state as it was shown last. */
  get now(): Mirror {
    return this.shown.at(-1) ?? emptyMirror;
  }

  get questions(): readonly QuestionsMessage[] {
    return this.#page.questions;
  }

  get moments(): readonly Moment[] {
    return this.#page.moments;
  }

  /** As it is now: what is told later is not in it. */
  untilNow(): Told {
    const { memberId, acknowledged, unanswered, shown, questions, moments } = this;
    return {
      memberId,
      acknowledged: [...acknowledged],
      unanswered: [...unanswered],
      shown: [...shown],
      questions: [...questions],
      moments: [...moments],
    };
  }

  /** Sends it and keeps what became of it. Never rejects. */
  async send(command: PageCommand): Promise<void> {
    try {
      const reply = await this.#page.send(command);
      if ('accepted' in reply) this.acknowledged.push({ command, seq: reply.accepted.seq });
    } catch {
      this.unanswered.push(command);
    }
  }

  #look(): void {
    const former = this.now;
    const raw = readState(this.#page.rawState);
    // In a room that was just joined nothing was shown yet.
    if (typeof raw.hall.townhallId !== 'string') return;
    const { mirror } = mirrorState(former, raw);
    const isSame =
      mirror.hall === former.hall &&
      mirror.stage === former.stage &&
      mirror.roster === former.roster &&
      mirror.queue === former.queue;
    if (!isSame) this.shown.push(mirror);
  }
}
