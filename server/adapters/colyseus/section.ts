import type { Client, Room } from '@colyseus/core';
import type { Logger } from 'pino';
import type { AnonymousMessage } from '../../../protocol/anonymous.ts';
import type { AttendMessage } from '../../../protocol/attention.ts';
import type { BackstageAsk } from '../../../protocol/backstage.ts';
import type { Actor } from '../../../protocol/events.ts';
import type { MemberId, QuestionId, SectionId } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import type { CommandMessage } from '../../../protocol/messages.ts';
import type { Moment, Reaction } from '../../../protocol/moment.ts';
import type { Slot, Vec3 } from '../../../protocol/pose.ts';
import type { HallState } from '../../../protocol/replicated-state.ts';
import type { Strain } from '../../../protocol/strain.ts';
import { Balcony, type Elsewhere } from '../../crowd/balcony.ts';
import { Crowd, subTickMs } from '../../crowd/crowd.ts';
import type { AnonymousDesk } from '../../session/anonymous-desk.ts';
import type { PollChanges } from '../../session/changes.ts';
import type { Gate } from '../../session/ports.ts';
import { remarkedQuestions, type TrustedNames, trustedNames } from '../../townhall/mistaken.ts';
import type { TownhallState } from '../../townhall/state.ts';
import { ActsFeed } from './acts-feed.ts';
import type { AttentionBoard } from './attention-board.ts';
import { Metronome } from './metronome.ts';
import { type Dirty, emptyHallState, type MirrorFacts, mirror } from './mirror.ts';
import { MutedFeed } from './muted-feed.ts';
import { News } from './news.ts';
import { OrderFeed } from './order-feed.ts';
import { Page } from './page.ts';
import { livingVoice, type Pages } from './pages.ts';
import { PeopleFeed } from './people-feed.ts';
import { Slots } from './slots.ts';
import type { Ticket } from './tickets.ts';

export interface SectionOptions {
  readonly sectionId: SectionId;
  /** Of all sections. */
  readonly pages: Pages;
  /** Of all sections. */
  readonly attention: AttentionBoard;
  readonly boundsM: { readonly min: Vec3; readonly max: Vec3 };
  /** Where people look who look at the stage. */
  readonly stageM: Vec3;
  /** In all balconies, for people of other sections. */
  readonly balconyPlaces: number;
  readonly gate: Gate;
  readonly state: () => TownhallState;
  /** `avatarVoice`: the LiveKit identity that carries the avatar's voice. */
  readonly facts: () => Omit<MirrorFacts, 'voiceOfStage' | 'slotOf' | 'strain'> & { readonly avatarVoice: string };
  /** Where anonymous questions are asked and looked after. */
  readonly anonymous: Pick<AnonymousDesk, 'act'>;
  readonly takeTicket: (id: string) => Ticket | null;
  /** Takes what desks ask beside the record; not there: nobody does. */
  readonly askBackstage?: (page: Page, ask: BackstageAsk) => void;
  /** Something that the desks are told of, and that is not in the record. */
  readonly onDeskNews?: () => void;
  readonly onClap?: (memberId: MemberId) => void;
  /** Runs when a page has gone: the member may have others. */
  readonly onGone: (page: Page) => void;
  readonly nowMs: () => number;
  readonly log: Logger;
}

/** What a section needs of its room. */
export interface Broadcaster extends Pick<Room, 'broadcast' | 'broadcastPatch'> {
  /** The next patch, for all who have their first state: whoever takes it sends it. Null when nothing changed. */
  takePatch(): Uint8Array | null;
}

/** Pages that are told in one go: a few milliseconds. */
export const pagesAtOnce = 50;

/** One section: its pages, its poses, its mirror. The room binds it to Colyseus. */
export class Section {
  readonly #options: SectionOptions;
  readonly #pages = new Set<Page>();
  readonly #crowd: Crowd;
  readonly #slots = new Slots(limits.bodiesPerSection);
  readonly #balcony: Balcony;
  #isBalconyEmpty = true;
  /** How people here reacted since {@link takeHeads}: the last of each. */
  readonly #reactions = new Map<MemberId, Reaction>();
  #strain: Strain = 0;
  readonly #dirty: Dirty = { members: new Set(), queue: true };
  readonly #deskNews = new News();
  readonly #news = new News();
  readonly #people = new PeopleFeed();
  readonly #order = new OrderFeed();
  readonly #muted = new MutedFeed();
  readonly #acts = new ActsFeed();
  readonly #frames: Metronome;
  #names: TrustedNames | null = null;
  #room: Broadcaster | null = null;

  constructor(options: SectionOptions) {
    this.#options = options;
    this.#crowd = new Crowd({ capacity: limits.bodiesPerSection, boundsM: options.boundsM });
    this.#balcony = new Balcony(options.balconyPlaces);
    this.#frames = new Metronome(subTickMs, () => this.#crowd.step(this.#options.nowMs()));
  }

  get sectionId(): SectionId {
    return this.#options.sectionId;
  }

  get pages(): ReadonlySet<Page> {
    return this.#pages;
  }

  /** The replicated state of a room that is being made. */
  initial(): HallState {
    return emptyHallState(this.#options.state(), this.sectionId);
  }

  /** Binds the room when Colyseus has made it. */
  open(room: Broadcaster): void {
    this.#room = room;
    for (const memberId of this.#options.state().members.keys()) this.#dirty.members.add(memberId);
    this.#setStage();
    this.#frames.start();
  }

  async join(client: Client): Promise<Page> {
    const ticket = this.#options.takeTicket(client.sessionId);
    if (ticket === null) throw new Error('no ticket');
    const page: Page = new Page(
      client,
      { ...ticket, sectionId: this.sectionId, slotNow: () => this.#slotOf(page) },
      this.#options.nowMs(),
    );
    if (page.kind === 'body') this.#options.pages.takeBody(page);
    this.#options.pages.add(page);
    this.#pages.add(page);
    this.#fitSlot(page.memberId);
    if (drawsHall(page)) this.#crowd.add(page, this.#options.nowMs());
    this.#dirty.members.add(page.memberId);
    this.#setStage();
    return page;
  }

  leave(page: Page): void {
    this.#options.pages.delete(page);
    this.#options.attention.forget(page);
    this.#pages.delete(page);
    this.#crowd.remove(page);
    this.#fitSlot(page.memberId);
    this.#dirty.members.add(page.memberId);
    this.#setStage();
    this.#options.onGone(page);
  }

  readonly command = (page: Page, message: CommandMessage): void => {
    if (!page.mayDo('command', this.#options.nowMs())) {
      page.tell('reply', { id: message.id, refused: 'too-fast' });
      return;
    }
    const actor: Actor = { kind: 'member', memberId: page.memberId };
    this.#options.gate.submit(actor, message.command).then(
      (outcome) => page.tell('reply', { id: message.id, ...outcome }),
      (error: unknown) => this.#options.log.error({ err: error }, 'command failed'),
    );
  };

  readonly anonymous = (page: Page, { id, act }: AnonymousMessage): void => {
    if (!page.mayDo('command', this.#options.nowMs())) {
      page.tell('anonymous', { id, refused: 'too-fast' });
      return;
    }
    this.#options.anonymous.act(page.memberId, act).then(
      (answer) => page.tell('anonymous', { id, ...answer }),
      // Not what failed: it could hold the question, beside the time at which it was sent.
      () => this.#options.log.error('an anonymous act failed'),
    );
  };

  readonly react = (page: Page, message: { readonly reaction: Reaction }): void => {
    if (!page.mayDo('moment', this.#options.nowMs()) || this.#options.state().order.isCalm) return;
    this.moment({ kind: 'reacted', memberId: page.memberId, reaction: message.reaction });
    this.#reactions.set(page.memberId, message.reaction);
    if (message.reaction === 'clap') this.#options.onClap?.(page.memberId);
  };

  readonly backstage = (page: Page, ask: BackstageAsk): void => {
    if (page.mayDo('command', this.#options.nowMs())) this.#options.askBackstage?.(page, ask);
    else page.tellBackstage({ tell: 'refused', why: 'too-fast' });
  };

  /** Where a moderator is at their desk. Rule TG1. */
  readonly attend = (page: Page, message: AttendMessage): void => {
    const { attention, state, nowMs, onDeskNews } = this.#options;
    attention.take(page, message, state(), nowMs());
    onDeskNews?.();
  };

  readonly pose = (page: Page, message: Uint8Array): void => {
    const nowMs = this.#options.nowMs();
    const slot = this.#slotOf(page);
    if (page.kind !== 'body') page.dismiss('malformed', 'a pose without a body');
    // Without a slot it is a pose from just before the gate took the place.
    if (slot === null || !page.mayDo('pose', nowMs)) return;
    if (this.#crowd.accept(slot, message, nowMs) === 'malformed') page.dismiss('malformed', 'pose not understood');
  };

  /** Tells everybody here something of the moment plane, now. */
  moment(moment: Moment): void {
    this.#room?.broadcast('moment', moment);
  }

  /** What the record's new entries touch is mirrored with the next patch and told with the next feed. */
  changed(changes: {
    readonly members: Iterable<MemberId>;
    readonly questions: Iterable<QuestionId>;
    readonly voters: Iterable<MemberId>;
    readonly polls?: PollChanges;
    readonly isReordered: boolean;
  }): void {
    for (const memberId of changes.members) {
      this.#fitSlot(memberId);
      this.#dirty.members.add(memberId);
      this.#people.changed(memberId);
    }
    const questions = [...changes.questions];
    this.#newsOf({ ...changes, questions });
    if (changes.isReordered || questions.length > 0) this.#dirty.queue = true;
    this.#setStage();
  }

  /** Tells the desks here what changed: all but the patch, which everybody gets. They are few, and do not wait for the hall. Rule DC1. */
  tellDesks(): void {
    const { nowMs, state, facts, attention } = this.#options;
    const { leaderName } = facts();
    this.#followNames(leaderName);
    const tellNews = this.#deskNews.take(state(), this.#now());
    const desks = [...this.#pages].filter(({ kind }) => kind === 'desk');
    // Whoever is muted reads why as soon, wherever they are.
    this.#muted.tell(state(), this.#pages);
    inOneWrite(desks, () => {
      tellNews?.(desks);
      this.#order.tell(state(), desks);
      this.#acts.tell(state(), nowMs(), desks);
      attention.tell(state(), nowMs(), desks);
      this.#people.tell(state(), leaderName, desks);
    });
  }

  /**
   * Tells every page here what changed, desks first and so many at once; between two steps others have their turn. All are told the same: what
   * stood when the first was told, and only those who were here by then. Patch and questions leave each socket in one write: in a full
   * hall the writes are what costs. Rules DC2, DC3.
   */
  *tellAll(): Generator<undefined, void, undefined> {
    // Taken first: it may find that names are others now, which is news.
    const patch = this.#room?.takePatch() ?? null;
    const tellNews = this.#news.take(this.#options.state(), this.#now());
    if (patch === null && tellNews === null) return;
    const here = [...this.#pages].map((page) => ({ page, isJoined: page.isJoined }));
    const told = [
      ...here.filter(({ page }) => page.kind === 'desk'),
      ...here.filter(({ page }) => page.kind !== 'desk'),
    ];
    for (let from = 0; from < told.length; from += pagesAtOnce) {
      if (from > 0) yield;
      const some = told.slice(from, from + pagesAtOnce).filter(({ page }) => this.#pages.has(page));
      const pages = some.map(({ page }) => page);
      inOneWrite(pages, () => {
        if (patch !== null) for (const { page, isJoined } of some) if (isJoined) page.patch(patch);
        tellNews?.(pages.filter(({ kind }) => kind !== 'desk'));
      });
    }
  }

  /** Sends the patch now instead of with the next tick: for stage and stop. */
  patchNow(): void {
    this.#room?.broadcastPatch();
  }

  /**
   * Everybody who is seen moving here, as the other sections see them. Who has not moved yet looks at the stage. A reaction is given once, and
   * forgotten whoever it was of. Rules BC1, BC5.
   */
  takeHeads(): readonly Elsewhere[] {
    const { members } = this.#options.state();
    const heads = [...this.#slots.all].map(([memberId, slot]) => ({
      memberId,
      hasHandUp: members.get(memberId)?.hasHandUp ?? false,
      reaction: this.#reactions.get(memberId) ?? null,
      ...(this.#crowd.lookOf(slot, this.#options.stageM) ?? { turnRad: 0, pitchRad: 0 }),
    }));
    this.#reactions.clear();
    return heads;
  }

  /** Shows who is in the other sections: as heads in the balconies. */
  showElsewhere(elsewhere: readonly Elsewhere[]): void {
    if (elsewhere.length === 0 && this.#isBalconyEmpty) return;
    this.#isBalconyEmpty = elsewhere.length === 0;
    const frame = this.#balcony.frame(elsewhere);
    for (const page of this.#pages) if (drawsHall(page)) page.sendBalcony(frame);
  }

  /** A full process shows people less often; pages are told. Rule P12. */
  setStrain(strain: Strain): void {
    this.#strain = strain;
    this.#crowd.setStrain(strain);
  }

  mirror(hall: HallState): void {
    const { avatarVoice, ...facts } = this.#options.facts();
    const voiceOfStage = this.#voiceOfStage(avatarVoice);
    this.#followNames(facts.leaderName);
    const slotOf = (memberId: MemberId) => this.#slots.get(memberId);
    mirror(this.#options.state(), hall, { ...facts, voiceOfStage, slotOf, strain: this.#strain }, this.#dirty);
  }

  close(): void {
    this.#frames.stop();
    for (const page of this.#pages) page.dismiss('draining', 'the server goes down');
  }

  /** A slot for whoever has a place here from the gate and a page to move it; nobody else is seen moving. */
  #fitSlot(memberId: MemberId): void {
    const member = this.#options.state().members.get(memberId);
    const hasPlace = member?.sectionId === this.sectionId && member.place.kind !== 'none';
    if (hasPlace && this.#options.pages.bodyOf(memberId)?.sectionId === this.sectionId) {
      this.#slots.take(memberId);
      return;
    }
    const slot = this.#slots.release(memberId);
    if (slot !== null) this.#crowd.clear(slot);
  }

  #slotOf(page: Page): Slot | null {
    return page.kind === 'body' ? this.#slots.get(page.memberId) : null;
  }

  /** Another leader or moderator, or another name of theirs: whose name reads like theirs may be anybody. Rule NM3. */
  #followNames(leaderName: string): void {
    const state = this.#options.state();
    const before = this.#names;
    const names = trustedNames(state, leaderName);
    if (names.key === before?.key) return;
    this.#names = names;
    for (const memberId of state.members.keys()) {
      this.#dirty.members.add(memberId);
      this.#people.changed(memberId);
    }
    this.#dirty.queue = true;
    // A section that opens has told nobody anything.
    if (before === null) return;
    this.#newsOf({ questions: remarkedQuestions(state, before, names), voters: [] });
  }

  /** Whoever holds the stage, and whose question is on it: they are seen by all at the full rate. */
  #setStage(): void {
    const { stage, questions } = this.#options.state();
    const author = 'questionId' in stage && stage.questionId !== null ? questions.get(stage.questionId)?.author : null;
    const members = [
      ...('memberId' in stage ? [stage.memberId] : []),
      ...(author?.kind === 'member' ? [author.memberId] : []),
    ];
    this.#crowd.setStage(members.map((memberId) => this.#slots.get(memberId)).filter((slot) => slot !== null));
  }

  /** A voice that lives in another section is heard here from the stage's own identity, which relays it. */
  #voiceOfStage(avatarVoice: string): string {
    const living = livingVoice(this.#options.state(), this.#options.pages);
    return living?.sectionId === this.sectionId ? living.identity : avatarVoice;
  }

  #newsOf(changes: Parameters<News['changed']>[0]): void {
    this.#deskNews.changed(changes);
    this.#news.changed(changes);
  }

  #now(): { readonly seq: number; readonly leaderName: string; readonly nowMs: number } {
    const { head, leaderName } = this.#options.facts();
    return { seq: head.seq, leaderName, nowMs: this.#options.nowMs() };
  }
}

/** Whatever these pages are told meanwhile leaves each socket in one write. */
function inOneWrite(pages: readonly Page[], tell: () => void): void {
  for (const page of pages) page.hold();
  try {
    tell();
  } finally {
    for (const page of pages) page.letGo();
  }
}

/** A desk shows no hall, and whoever only listens none either: they get no poses. */
function drawsHall({ kind }: Page): boolean {
  return kind === 'body' || kind === 'companion';
}
