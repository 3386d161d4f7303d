import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { BackstageAsk, Backstage as Told } from '../../protocol/backstage.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { refusals } from '../../protocol/refusals.ts';
import type { Outcome } from '../world/command-reply.ts';
import { backOffMs } from '../world/session.ts';
import type { Backstage } from './backstage.ts';
import { Microphone } from './microphone.ts';
import type { GreenSound, VoiceRoom, VoiceStatus } from './ports.ts';
import type { Townhall } from './townhall.ts';

type Ticket = Extract<Told, { tell: 'ticket' }>['ticket'];
type Town = Pick<Townhall, 'connection' | 'backstageParts' | 'microphone' | 'self' | 'hall'>;

/** An answer of the server to a microphone that is asked for comes within this, or not at all. */
const answerMs = 5000;

/**
 * This page in the green room: who is there, what they say and write. One microphone of a person is live at a time, here or in the hall.
 * Rules GR2 to GR7.
 */
export class GreenRoom {
  readonly #town: Town;
  readonly #backstage: Backstage;
  readonly #isIn = signal(false);
  readonly #status = signal<VoiceStatus>('off');
  readonly #loud = signal<ReadonlySet<string>>(new Set());
  readonly #trouble = signal<string | null>(null);
  readonly #volume = signal(1);
  readonly microphone: Microphone;
  #room: VoiceRoom | null = null;
  #sound: GreenSound | null = null;
  #tries = 0;
  /** Rises with every try: what an older one still brings is ignored. */
  #try = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #answered: ((outcome: Outcome) => void) | null = null;
  readonly #stops: (() => void)[];

  constructor(town: Town, backstage: Backstage) {
    this.#town = town;
    this.#backstage = backstage;
    this.microphone = new Microphone({
      room: () => this.#room,
      sound: { setMicrophone: () => undefined },
      send: (command) => this.#askMicrophone(command.type === 'voice.open'),
    });
    this.#stops = [
      backstage.onTold((told) => this.#take(told)),
      effect(() => this.#follow(town.connection.isInTouch.value)),
      // The hall's microphone has the right now.
      effect(() => {
        const { kind } = town.microphone.state.value;
        if (kind === 'opening' || kind === 'on') untracked(() => void this.closeMicrophone());
      }),
      effect(() => {
        const isVoiced = town.hall.value?.voices === 'on';
        untracked(() => {
          if (isVoiced && this.#isIn.peek() && this.#status.peek() === 'off') this.#ask({ ask: 'enter' });
        });
      }),
      effect(() => {
        const people = backstage.people.value;
        const self = town.self.value?.memberId;
        const others = (people ?? []).filter(({ memberId }) => memberId !== self);
        untracked(() => this.#room?.hear(new Set(others.map(({ memberId }) => identityOf(memberId)))));
      }),
    ];
  }

  get isIn(): ReadonlySignal<boolean> {
    return this.#isIn;
  }
  /** Where its voices stand for this page. */
  get status(): ReadonlySignal<VoiceStatus> {
    return this.#status;
  }
  /** Who talks in there just now. */
  readonly talking: ReadonlySignal<ReadonlySet<MemberId>> = computed(() => {
    const loud = this.#loud.value;
    const people = this.#backstage.people.value ?? [];
    return new Set(people.filter(({ memberId }) => loud.has(identityOf(memberId))).map(({ memberId }) => memberId));
  });
  get trouble(): ReadonlySignal<string | null> {
    return this.#trouble;
  }
  /** Of the green room alone, 0 to 1. */
  get volume(): ReadonlySignal<number> {
    return this.#volume;
  }

  enter(): void {
    this.#trouble.value = null;
    this.#isIn.value = true;
    this.#ask({ ask: 'enter' });
  }

  leave(): void {
    this.#ask({ ask: 'leave' });
    this.#isIn.value = false;
    this.#letGo();
  }

  setVolume(volume: number): void {
    this.#volume.value = volume;
    this.#sound?.setVolume(volume);
  }

  /** The hall's microphone closes first; whoever is on the stage is told to give it back. Rules GR3, GR4. */
  async openMicrophone(): Promise<void> {
    this.#trouble.value = null;
    const { microphone } = this.#town;
    if (microphone.state.peek().kind !== 'off') await microphone.close({ type: 'voice.close' });
    await this.microphone.open({ type: 'voice.open' }, { type: 'voice.close' });
  }

  closeMicrophone(): Promise<void> {
    return this.microphone.close({ type: 'voice.close' });
  }

  sendNote(text: string): void {
    this.#trouble.value = null;
    this.#ask({ ask: 'note', text });
  }

  close(): void {
    if (this.#isIn.peek()) this.leave();
    for (const stop of this.#stops) stop();
    this.#sound?.close();
  }

  #ask(ask: BackstageAsk): void {
    this.#town.connection.askBackstage(ask);
  }

  /** A drop ends what was heard; back again it listens anew, and no microphone opens by itself. */
  #follow(isInTouch: boolean): void {
    untracked(() => {
      if (!this.#isIn.peek()) return;
      if (isInTouch) this.#ask({ ask: 'enter' });
      else this.#letGo();
    });
  }

  #take(told: Told): void {
    switch (told.tell) {
      case 'ticket':
        if (told.ticket === null) this.#letGo();
        else if (this.#isIn.peek()) void this.#join(told.ticket);
        return;
      case 'people': {
        const me = told.people.find(({ memberId }) => memberId === this.#town.self.peek()?.memberId);
        if (me?.isOpen === true) this.#answer({ kind: 'accepted', seq: 0 });
        return;
      }
      case 'refused': {
        const message = refusals[told.why];
        if (this.#answered === null) this.#trouble.value = message;
        this.#answer({ kind: 'refused', code: told.why, message });
        return;
      }
      case 'out':
      case 'closed':
        this.#isIn.value = false;
        this.#letGo();
        return;
      case 'note':
      case 'pulse':
      case 'agenda':
        return;
    }
  }

  async #join(ticket: NonNullable<Ticket>): Promise<void> {
    this.#letGo();
    const mine = this.#try;
    const isMine = () => mine === this.#try;
    this.#status.value = 'connecting';
    try {
      const { joinVoices, openGreenSound } = this.#town.backstageParts;
      const [join, sound] = await Promise.all([joinVoices(), this.#sound ?? openGreenSound()]);
      this.#sound = sound;
      sound.setVolume(this.#volume.peek());
      const room = await join(ticket, {
        onStatus: (status) => {
          if (!isMine()) return;
          if (status === 'gone') this.#comeBack();
          else this.#status.value = status;
        },
        onMissing: () => undefined,
        onLoudness: (speaking) => {
          if (isMine()) this.#loud.value = new Set(speaking.keys());
        },
        onTrack: (identity, track) => {
          if (isMine()) sound.hear(identity, track);
        },
        onMayPublish: (mayPublish) => {
          if (isMine()) this.microphone.granted(mayPublish);
        },
      });
      if (!isMine()) return room.close();
      this.#room = room;
      this.#tries = 0;
      this.#status.value = 'on';
      const self = this.#town.self.peek()?.memberId;
      const others = (this.#backstage.people.peek() ?? []).filter(({ memberId }) => memberId !== self);
      room.hear(new Set(others.map(({ memberId }) => identityOf(memberId))));
    } catch {
      if (isMine()) this.#comeBack();
    }
  }

  #comeBack(): void {
    this.#letGo();
    this.#status.value = 'lost';
    this.#timer = setTimeout(() => this.#ask({ ask: 'enter' }), backOffMs(++this.#tries, Math.random()));
  }

  #letGo(): void {
    this.#try++;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const room = this.#room;
    void this.closeMicrophone();
    this.#room = null;
    this.#sound?.silence();
    room?.close();
    batch(() => {
      this.#status.value = 'off';
      this.#loud.value = new Set();
    });
  }

  /** Whether the server lets this person speak in there. A right that is given back waits for no answer. */
  #askMicrophone(isOn: boolean): Promise<Outcome> {
    this.#ask({ ask: 'microphone', isOn });
    if (!isOn) return Promise.resolve({ kind: 'accepted', seq: 0 });
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#answer({ kind: 'lost', message: refusals['not-here'] }), answerMs);
      this.#answered = (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
    });
  }

  #answer(outcome: Outcome): void {
    const settle = this.#answered;
    this.#answered = null;
    settle?.(outcome);
  }
}

/** Only desks and the leader's page are in there. */
function identityOf(memberId: MemberId): string {
  return `${memberId}/desk`;
}
