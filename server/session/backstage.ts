import { assertNever } from '../../protocol/assert-never.ts';
import type { BackstageAsk, Backstage as Told } from '../../protocol/backstage.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { agendaView } from '../townhall/agenda.ts';
import { whyNotBackstage } from '../townhall/green-room.ts';
import { type GreenPage, GreenRoom, type GreenRoomParts } from './green-room.ts';

export interface BackstageParts extends GreenRoomParts {
  /** Whether the leader named them. */
  readonly isDelegate: (memberId: MemberId) => boolean;
}

/** What a page was told last, by what it is about. */
type Known = Map<Told['tell'], string>;

/** How often at most a desk is told how many clap. */
const pulseEveryMs = 1000;

/**
 * What desks and the leader's page get beside the record: the green room, and how the hall is just now. Whoever loses the right is told
 * nothing more, and put out of the room. Rules GR1, AG9.
 */
export class Backstage {
  readonly #parts: BackstageParts;
  readonly #room: GreenRoom;
  readonly #lookers = new Map<GreenPage, Known>();
  #pulsedAtMs = Number.NEGATIVE_INFINITY;
  #clapping = 0;

  constructor(parts: BackstageParts) {
    this.#parts = parts;
    this.#room = new GreenRoom(parts);
  }

  take(page: GreenPage, ask: BackstageAsk): void {
    const why = this.#whyNot(page);
    if (why === null) this.#do(page, ask);
    else page.tellBackstage({ tell: 'refused', why });
  }

  /** A page has gone, and is not in the room any more. */
  gone(page: GreenPage): void {
    this.#room.leave(page);
    this.#lookers.delete(page);
  }

  /** The town hall is another one: who may not be in the room any more is out at once. Rule GR6. */
  changed(): void {
    this.#room.putOut((page) => this.#whyNot(page) === null);
  }

  /** Tells every page what it does not know yet. `clapping`: how many clap now. */
  tell(clapping: () => number): void {
    this.changed();
    const nowMs = this.#parts.nowMs();
    if (nowMs - this.#pulsedAtMs >= pulseEveryMs) {
      this.#pulsedAtMs = nowMs;
      this.#clapping = clapping();
    }
    const agenda = agendaView(this.#parts.state());
    const news: readonly (readonly [Told, string])[] = [
      keyed({ tell: 'people', people: this.#room.people }),
      keyed({ tell: 'pulse', clapping: this.#clapping }),
      // The time alone is no news.
      [{ tell: 'agenda', agenda, now: nowMs }, JSON.stringify(agenda)],
    ];
    for (const [page, known] of this.#lookers) {
      if (this.#whyNot(page) !== null) {
        this.#lookers.delete(page);
        page.tellBackstage({ tell: 'closed' });
        continue;
      }
      for (const [message, key] of news) {
        if (known.get(message.tell) === key) continue;
        known.set(message.tell, key);
        page.tellBackstage(message);
      }
    }
  }

  #do(page: GreenPage, ask: BackstageAsk): void {
    switch (ask.ask) {
      case 'look':
        this.#lookers.set(page, new Map());
        break;
      case 'enter':
        this.#room.run(this.#room.enter(page));
        break;
      case 'leave':
        this.#room.leave(page);
        break;
      case 'microphone':
        if (ask.isOn) this.#room.run(this.#openMicrophone(page));
        else this.#room.closeMicrophone(page);
        break;
      case 'note':
        this.#note(page, ask.text);
        break;
      default:
        assertNever(ask);
    }
  }

  async #openMicrophone(page: GreenPage): Promise<void> {
    const why = await this.#room.openMicrophone(page);
    if (why !== null) page.tellBackstage({ tell: 'refused', why });
  }

  #note(page: GreenPage, text: string): void {
    const note = this.#room.note(page, text);
    if (typeof note === 'string') page.tellBackstage({ tell: 'refused', why: note });
    if (note === null || typeof note === 'string') return;
    for (const looker of this.#lookers.keys())
      if (this.#whyNot(looker) === null) looker.tellBackstage({ tell: 'note', note });
  }

  #whyNot({ memberId, kind }: GreenPage) {
    if (kind !== 'desk') return 'not-allowed';
    return whyNotBackstage(this.#parts.state(), memberId, this.#parts.isDelegate(memberId));
  }
}

function keyed(message: Told): readonly [Told, string] {
  return [message, JSON.stringify(message)];
}
