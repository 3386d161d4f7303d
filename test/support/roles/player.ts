import type { PageCommand } from '../../../protocol/commands.ts';
import type { TownhallEvent } from '../../../protocol/events.ts';
import { type MemberId, memberIdSchema } from '../../../protocol/ids.ts';
import type { CommandReply } from '../../../protocol/messages.ts';
import type { Role } from '../../../protocol/roles.ts';
import { hasBody } from '../../../server/townhall/bodies.ts';
import type { PageClient } from '../page-client.ts';

export type EventType = TownhallEvent['type'];

/** A member with several pages open, so that what one page may send in a burst is not the limit. Keeps what they wrote in the record. */
export class Player {
  readonly role: Role;
  readonly pages: readonly PageClient[];
  /** Types of the events that are in the record because of them, as far as they were told. */
  readonly wrote: EventType[] = [];
  #sent = 0;

  private constructor(role: Role, pages: readonly PageClient[]) {
    this.role = role;
    this.pages = pages;
  }

  /** Comes in with a body, where the role has one, and with desks beside it. */
  static async enter(role: Role, page: PageClient, desks: number): Promise<Player> {
    await page.enter('', hasBody(role) ? 'body' : 'companion');
    const others = Array.from({ length: desks }, () => page.another());
    await Promise.all(others.map((other) => other.enter('', 'desk')));
    return new Player(role, [page, ...others]);
  }

  /** Every page comes in again, as after a drop. */
  async comeBack(): Promise<void> {
    await this.page.enter('', hasBody(this.role) ? 'body' : 'companion', true);
    await Promise.all(this.pages.slice(1).map((page) => page.enter('', 'desk')));
  }

  get page(): PageClient {
    const [page] = this.pages;
    if (page === undefined) throw new Error('no page');
    return page;
  }

  get id(): MemberId {
    return memberIdSchema.parse(this.page.memberId);
  }

  send(command: PageCommand): Promise<CommandReply> {
    const page = this.pages[this.#sent++ % this.pages.length] ?? this.page;
    return page.send(command);
  }

  /** Sends what must be accepted; `writes` is what it leaves in the record. Gives the last entry's number. */
  async must(command: PageCommand, ...writes: readonly EventType[]): Promise<number> {
    const reply = await this.send(command);
    if ('refused' in reply) throw new Error(`${command.type} of a ${this.role} was refused: ${reply.refused}`);
    this.wrote.push(...writes);
    return reply.accepted.seq;
  }

  /** Sends what may be so already. */
  async tries(command: PageCommand, ...writes: readonly EventType[]): Promise<void> {
    if ('accepted' in (await this.send(command))) this.wrote.push(...writes);
  }
}
