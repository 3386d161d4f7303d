import { type ReadonlySignal, signal } from '@preact/signals';
import type { MemberId, TownhallId } from '../../protocol/ids.ts';
import { type Hearing, hearingText, readHearing, withBlocked } from '../world/hearing.ts';
import { keepText, keptText } from './kept-text.ts';

/** What this person chose to hear of their neighbours, kept in this browser for this town hall. Rule CH7. */
export class HearingChoice {
  readonly #key: string;
  readonly #hearing;

  constructor(townhallId: TownhallId) {
    this.#key = `rostrum.hearing.${townhallId}`;
    this.#hearing = signal(readHearing(keptText(this.#key)));
  }

  get now(): ReadonlySignal<Hearing> {
    return this.#hearing;
  }

  setOn(isOn: boolean): void {
    this.#set({ ...this.#hearing.peek(), isOn });
  }

  /** 0 to 1. */
  setVolume(volume: number): void {
    this.#set({ ...this.#hearing.peek(), volume });
  }

  setBlocked(memberId: MemberId, isBlocked: boolean): void {
    this.#set(withBlocked(this.#hearing.peek(), memberId, isBlocked));
  }

  #set(hearing: Hearing): void {
    this.#hearing.value = hearing;
    keepText(this.#key, hearingText(hearing));
  }
}
