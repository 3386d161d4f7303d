import type { Serializer } from '@colyseus/core';
import { type Client, Room } from '@colyseus/core';
import { z } from 'zod';
import { anonymousMessageSchema } from '../../../protocol/anonymous.ts';
import { attendMessageSchema } from '../../../protocol/attention.ts';
import { backstageAskSchema } from '../../../protocol/backstage.ts';
import { type SectionId, sectionIdSchema } from '../../../protocol/ids.ts';
import { bytes, commandMessageSchema, reactMessageSchema, toServer } from '../../../protocol/messages.ts';
import type { HallState } from '../../../protocol/replicated-state.ts';
import { nameColyseusCloses } from './close-codes.ts';
import { CopyingSerializer } from './copying-serializer.ts';
import { isKnownFrame } from './known-frame.ts';
import type { Page } from './page.ts';
import type { Section } from './section.ts';

/** Own token buckets decide (limits.rates); this only ends a flood that never pauses. */
const floodPerSecond = 200;

/** What a room is made with. */
const optionsSchema = z.object({ sectionId: sectionIdSchema });

/** Rooms that only bind, one for each section: each takes the seat's member, parses what comes and hands it on. */
export function hallRooms(sectionOf: (sectionId: SectionId) => Section) {
  return class HallRoom extends Room<{ state: HallState }> {
    override autoDispose = false;
    override maxMessagesPerSecond = floodPerSecond;
    override maxClients = Number.POSITIVE_INFINITY;
    /** The section sends patches, together with what else it tells. */
    override patchRate = null;
    readonly #pages = new Map<string, Page>();
    #section: Section | null = null;

    readonly #serializer = new CopyingSerializer<HallState>();

    override setSerializer(_serializer: Serializer<HallState>): void {
      super.setSerializer(this.#serializer);
    }

    /** What Colyseus would send to everybody at once. */
    takePatch(): Uint8Array | null {
      this.onBeforePatch(this.state);
      this.clock.tick();
      return this.#serializer.takePatch();
    }

    override onCreate(options: unknown): void {
      const section = sectionOf(optionsSchema.parse(options).sectionId);
      this.#section = section;
      this.state = section.initial();
      section.open(this);
      this.onMessage(toServer.command, (client, message: unknown) =>
        this.#parsed(client, commandMessageSchema.safeParse(message), section.command),
      );
      this.onMessage(toServer.react, (client, message: unknown) =>
        this.#parsed(client, reactMessageSchema.safeParse(message), section.react),
      );
      this.onMessage(toServer.anonymous, (client, message: unknown) =>
        this.#parsed(client, anonymousMessageSchema.safeParse(message), section.anonymous),
      );
      this.onMessage(toServer.backstage, (client, message: unknown) =>
        this.#parsed(client, backstageAskSchema.safeParse(message), section.backstage),
      );
      this.onMessage(toServer.attend, (client, message: unknown) =>
        this.#parsed(client, attendMessageSchema.safeParse(message), section.attend),
      );
      this.onMessageBytes(bytes.pose, (client: Client, message: unknown) => {
        const page = this.#pages.get(client.sessionId);
        if (page !== undefined) section.pose(page, message instanceof Uint8Array ? message : new Uint8Array());
      });
      this.onMessage('*', (client: Client) =>
        this.#pages.get(client.sessionId)?.dismiss('malformed', 'unknown message'),
      );
    }

    override async onJoin(client: Client): Promise<void> {
      if (this.#section === null) throw new Error('a room without a section');
      const page = await this.#section.join(client);
      this.#pages.set(client.sessionId, page);
      nameColyseusCloses(client, () => page.dismiss('malformed', 'message not understood'));
      client.ref.prependListener('message', (frame: unknown, isBinary: unknown) => {
        if (!isKnownFrame(frame, isBinary)) page.dismiss('malformed', 'unknown frame');
      });
    }

    override onBeforePatch(state: HallState): void {
      this.#section?.mirror(state);
    }

    override onLeave(client: Client): void {
      const page = this.#pages.get(client.sessionId);
      this.#pages.delete(client.sessionId);
      if (page !== undefined) this.#section?.leave(page);
    }

    #parsed<T>(
      client: Client,
      parsed: { success: true; data: T } | { success: false },
      take: (page: Page, message: T) => void,
    ): void {
      const page = this.#pages.get(client.sessionId);
      if (page === undefined) return;
      if (parsed.success) take(page, parsed.data);
      else page.dismiss('malformed', 'message not understood');
    }
  };
}
