import type { Logger } from 'pino';
import type { Backstage, GreenNote, GreenPerson, GreenRefusal } from '../../protocol/backstage.ts';
import { greenRoom } from '../../protocol/backstage.ts';
import type { ConnectionKind } from '../../protocol/commands.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import { cleanText } from '../townhall/clean-text.ts';
import { whyNotSpeakThere } from '../townhall/green-room.ts';
import type { TownhallState } from '../townhall/state.ts';
import { readable } from '../townhall/views.ts';
import type { Gate } from './ports.ts';
import { type VoiceIdentity, type VoiceRights, voiceIdentity } from './voice-ports.ts';

/** A connected page, as the green room speaks to it. */
export interface GreenPage {
  readonly memberId: MemberId;
  readonly kind: ConnectionKind;
  tellBackstage(message: Backstage): void;
}

export interface GreenRoomParts {
  readonly gate: Gate;
  readonly state: () => TownhallState;
  readonly rights: Pick<VoiceRights, 'ticket' | 'setTalksIn' | 'forget'>;
  readonly nowMs: () => number;
  readonly log: Logger;
}

/**
 * Who is in the green room, and whose microphone is open there. A person's right to publish is in one room at a time: giving it here takes
 * it in the hall, and the stage takes it from here. Nothing is recorded or kept. Rules GR2 to GR6.
 */
export class GreenRoom {
  readonly #parts: GreenRoomParts;
  readonly #inside = new Map<VoiceIdentity, GreenPage>();
  /** Whose right to speak is here, and for which page. */
  readonly #open = new Map<MemberId, GreenPage>();

  constructor(parts: GreenRoomParts) {
    this.#parts = parts;
  }

  /** Who is in it, in the order in which they came. */
  get people(): readonly GreenPerson[] {
    const { members } = this.#parts.state();
    const people: GreenPerson[] = [];
    for (const { memberId } of this.#inside.values()) {
      const member = members.get(memberId);
      if (member === undefined) continue;
      people.push({
        memberId,
        name: readable(member.name) ?? '',
        role: member.role,
        isOpen: this.#open.has(memberId),
      });
    }
    return people;
  }

  /** Lets a page in to listen, or gives it a fresh ticket. An older page of the same person is out then. Rule GR2. */
  async enter(page: GreenPage): Promise<void> {
    const identity = identityOf(page);
    const before = this.#inside.get(identity);
    if (before !== undefined && before !== page) {
      this.#closeMicrophone(before);
      before.tellBackstage({ tell: 'out' });
    }
    this.#inside.set(identity, page);
    const ticket = await this.#parts.rights.ticket(greenRoom, identity);
    if (this.#isIn(page)) page.tellBackstage({ tell: 'ticket', ticket });
  }

  /** Goes out: silent first, and with no token that opens the room again. Rules GR5, GR6. */
  leave(page: GreenPage): void {
    if (!this.#isIn(page)) return;
    const identity = identityOf(page);
    this.#closeMicrophone(page);
    this.#inside.delete(identity);
    this.run(this.#parts.rights.forget(greenRoom, identity));
  }

  /** Puts out whoever may not be in there any more, and closes microphones that may not be open. Rules GR4, GR6. */
  putOut(mayBeIn: (page: GreenPage) => boolean): void {
    for (const page of [...this.#inside.values()]) {
      if (mayBeIn(page)) continue;
      this.leave(page);
      page.tellBackstage({ tell: 'out' });
    }
    const state = this.#parts.state();
    for (const [memberId, page] of [...this.#open])
      if (state.members.get(memberId)?.mayTalk === true || whyNotSpeakThere(state, memberId) !== null)
        this.#closeMicrophone(page);
  }

  /**
   * Gives the right to speak in there. The hall's microphone closes first, through the gate; who is on the stage gives it back first.
   * Resolves with why not, null when it is given. Rules GR3, GR4.
   */
  async openMicrophone(page: GreenPage): Promise<GreenRefusal | null> {
    const { gate, state, rights } = this.#parts;
    const { memberId } = page;
    const why = this.#whyNotSpeak(page);
    if (why !== null) return why;
    if (state().members.get(memberId)?.mayTalk === true)
      await gate.submit({ kind: 'member', memberId }, { type: 'voice.close' });
    // That took its time.
    const still = this.#whyNotSpeak(page);
    if (still !== null) return still;
    if (state().members.get(memberId)?.mayTalk === true) return 'record-unavailable';
    this.#open.set(memberId, page);
    await rights.setTalksIn(memberId, greenRoom);
    return null;
  }

  closeMicrophone(page: GreenPage): void {
    this.#closeMicrophone(page);
  }

  /** A typed note as it is told; null when there is nothing in it, or why it is not told. Rule GR7. */
  note({ memberId }: GreenPage, text: string): GreenNote | GreenRefusal | null {
    const cleaned = cleanText(text);
    if (cleaned.length > limits.questionLength) return 'text-too-long';
    const name = readable(this.#parts.state().members.get(memberId)?.name) ?? '';
    return cleaned === '' ? null : { memberId, name, at: this.#parts.nowMs(), text: cleaned };
  }

  /** The named detached runner: nobody waits for what is asked of the media server. */
  run(task: Promise<unknown>): void {
    task.catch((error: unknown) => this.#parts.log.error({ err: error }, 'the green room'));
  }

  #whyNotSpeak(page: GreenPage): GreenRefusal | null {
    return this.#isIn(page) ? whyNotSpeakThere(this.#parts.state(), page.memberId) : 'green-not-in';
  }

  #isIn(page: GreenPage): boolean {
    return this.#inside.get(identityOf(page)) === page;
  }

  #closeMicrophone(page: GreenPage): void {
    const { memberId } = page;
    if (this.#open.get(memberId) !== page) return;
    this.#open.delete(memberId);
    const { state, rights } = this.#parts;
    // Where the gate gave a voice meanwhile, the right has moved to the hall already.
    if (state().members.get(memberId)?.mayTalk !== true) this.run(rights.setTalksIn(memberId, null));
  }
}

function identityOf({ memberId, kind }: GreenPage): VoiceIdentity {
  return voiceIdentity(memberId, kind);
}
