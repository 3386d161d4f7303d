import { type Client, ClientState } from '@colyseus/core';
import type { z } from 'zod';
import type { Backstage } from '../../../protocol/backstage.ts';
import type { ConnectionKind } from '../../../protocol/commands.ts';
import type { MemberId, SectionId } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import { bytes, closeCodes, type Farewell, type ToPage, type toPage } from '../../../protocol/messages.ts';
import type { Slot } from '../../../protocol/pose.ts';
import type { SecretHash } from '../../access/ports.ts';
import { type Bucket, fullBucket, takeToken } from '../../access/token-bucket.ts';
import { behindBytes, type FrameReceiver } from '../../crowd/receiver.ts';
import { networkSocket, sendFrame, sendShared, sendSharedMessage } from './socket-bytes.ts';

const closeCodeOf = {
  'body-taken': closeCodes.bodyTaken,
  removed: closeCodes.removed,
  'signed-out': closeCodes.signedOut,
  malformed: closeCodes.malformed,
  draining: closeCodes.draining,
  'too-fast': closeCodes.tooFast,
  behind: closeCodes.behind,
} as const satisfies Record<Farewell['reason'], number>;

/** One connected page: who it is, how fast it may speak, and how to speak to it. */
export class Page implements FrameReceiver {
  readonly client: Client;
  readonly memberId: MemberId;
  readonly sessionHash: SecretHash;
  readonly kind: ConnectionKind;
  readonly sectionId: SectionId;
  readonly #buckets: { pose: Bucket; command: Bucket; moment: Bucket };
  readonly #slotNow: () => Slot | null;
  #isLeaving = false;

  constructor(
    client: Client,
    who: {
      readonly memberId: MemberId;
      readonly sessionHash: SecretHash;
      readonly kind: ConnectionKind;
      readonly sectionId: SectionId;
      /** The slot of this page's body, now. */
      readonly slotNow: () => Slot | null;
    },
    nowMs: number,
  ) {
    this.client = client;
    this.memberId = who.memberId;
    this.sessionHash = who.sessionHash;
    this.kind = who.kind;
    this.sectionId = who.sectionId;
    this.#slotNow = who.slotNow;
    this.#buckets = {
      pose: fullBucket(limits.rates.pose, nowMs),
      command: fullBucket(limits.rates.command, nowMs),
      moment: fullBucket(limits.rates.moment, nowMs),
    };
  }

  get slot(): Slot | null {
    return this.#slotNow();
  }

  get backlogBytes(): number {
    // Colyseus types the socket as an event emitter; it is a `ws` WebSocket.
    const { ref } = this.client;
    return 'bufferedAmount' in ref && typeof ref.bufferedAmount === 'number' ? ref.bufferedAmount : 0;
  }

  /** Holds back what is told from now on, until {@link letGo}. */
  hold(): void {
    networkSocket(this.client)?.cork();
  }

  /** Sends what was held back. */
  letGo(): void {
    networkSocket(this.client)?.uncork();
  }

  /** Takes a token of this kind; false when the page is too fast. */
  mayDo(what: 'pose' | 'command' | 'moment', nowMs: number): boolean {
    const taken = takeToken(this.#buckets[what], limits.rates[what], nowMs);
    this.#buckets[what] = taken.bucket;
    return taken.isAllowed;
  }

  tell<T extends ToPage>(type: T, message: z.infer<(typeof toPage)[T]>): void {
    if (!this.#isLeaving) this.client.send(type, message);
  }

  /** The same to many pages: written in bytes once. */
  tellShared<T extends ToPage>(type: T, message: z.infer<(typeof toPage)[T]>): void {
    if (!this.#isLeaving) sendSharedMessage(this.client, type, message);
  }

  /** Whether it has its first state, and gets patches from now on. */
  get isJoined(): boolean {
    return this.client.state === ClientState.JOINED;
  }

  /** Sends a patch of the replicated state. */
  patch(frame: Uint8Array): void {
    sendFrame(this.client, frame);
  }

  tellBackstage(message: Backstage): void {
    if (!this.#isLeaving) this.client.send('backstage', message);
  }

  send(frame: Uint8Array): void {
    if (!this.#isLeaving) sendShared(this.client, bytes.frame, frame);
  }

  /** Who is in the balconies now. A page that is behind gets the next one. */
  sendBalcony(frame: Uint8Array): void {
    if (!this.#isLeaving && this.backlogBytes <= behindBytes) sendShared(this.client, bytes.balcony, frame);
  }

  fellBehind(): void {
    this.dismiss('behind', 'the connection was too slow for the hall');
  }

  /** Says why, then closes. */
  dismiss(reason: Farewell['reason'], detail: string): void {
    if (this.#isLeaving) return;
    this.client.send('farewell', { reason, detail } satisfies Farewell);
    this.#isLeaving = true;
    this.client.leave(closeCodeOf[reason], reason);
  }
}
