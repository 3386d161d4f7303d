import type { Answer } from '../../protocol/answer.ts';
import type { ConnectionKind } from '../../protocol/commands.ts';
import type { Actor } from '../../protocol/events.ts';
import type { MeReply } from '../../protocol/greeting.ts';
import type { EnterReply, EnterRequest, HealthReply, PartHealth, PeopleReply } from '../../protocol/http.ts';
import { type Hash, type MemberId, type SectionId, townhallStream } from '../../protocol/ids.ts';
import { limits } from '../../protocol/limits.ts';
import type { ModelReport, Offers } from '../../protocol/model-report.ts';
import type { Portrait } from '../../protocol/portrait.ts';
import { exportLines } from '../../protocol/record/export-file.ts';
import type { Fairness } from '../../protocol/record/fairness.ts';
import { FairnessCount } from '../../protocol/record/fairness-count.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { can } from '../../protocol/roles.ts';
import type { Strain } from '../../protocol/strain.ts';
import { protocolVersion } from '../../protocol/version.ts';
import type { AnswerReply, Snapshot } from '../../protocol/views.ts';
import type { TownhallDoor } from '../access/door.ts';
import type { Membership } from '../access/ports.ts';
import { type Turn, Turnstile } from '../access/turnstile.ts';
import { greetedAs } from '../townhall/capacity.ts';
import { type ToldRefusal, told } from '../townhall/departments.ts';
import { mistakenFor, trustedNames } from '../townhall/mistaken.ts';
import { greetingPlanOf } from '../townhall/plan-view.ts';
import type { TownhallState } from '../townhall/state.ts';
import { findPeople, readable } from '../townhall/views.ts';
import { seesDrafts } from '../townhall/visible-to.ts';
import { CountedRecord } from './counted-record.ts';
import { FilesDesk } from './files-desk.ts';
import type { Head } from './fold-stream.ts';
import type { Gate, HeadSigner, Record } from './ports.ts';
import { mayReadAnswer, snapshotFor } from './townhall-reader.ts';
import { type VoiceRights, voiceIdentity } from './voice-ports.ts';

/** The rooms that people enter. */
export interface Rooms {
  /** How strained the process is. */
  readonly strain: Strain;
  hasBodyPage(memberId: MemberId): boolean;
  /** Puts all pages of a member out. */
  dismiss(memberId: MemberId, reason: 'removed', detail: string): void;
  /** In which section a member has a page of this kind open; null when there is none. */
  sectionOf(memberId: MemberId, kind: ConnectionKind): SectionId | null;
  /** Reserves a seat for one page in a section's room: the one-use ticket. */
  reserve(
    member: Membership,
    kind: ConnectionKind,
    sectionId: SectionId,
  ): Promise<Extract<EnterReply, { memberId: unknown }>['seat']>;
}

export interface FrontDeskParts {
  readonly door: TownhallDoor;
  readonly gate: Gate;
  readonly state: () => TownhallState;
  readonly head: () => Head;
  readonly record: Pick<Record, 'read' | 'getBlob'>;
  readonly signer: HeadSigner;
  readonly rooms: Rooms;
  readonly rights: Pick<VoiceRights, 'ticket' | 'isUp'>;
  readonly answers: { get(id: Hash): Promise<Answer | null> };
  readonly nowMs: () => number;
  readonly leaderName: string;
  /** Whether the leader named them. */
  readonly isDelegate: (memberId: MemberId) => boolean;
  /** Who hold the two keys to who asked an anonymous question; null: nobody can ask anonymously. */
  readonly keepers: readonly [string, string] | null;
  readonly companyColors: readonly string[];
  /** Names the files of the hall. */
  readonly hallHash: string;
  /** Names the leader's model. */
  readonly leaderBody: string;
  readonly leaderPortrait: Portrait;
  /** Whether speech is written down here. */
  readonly recognition: 'on' | 'off';
  /** Changes with every build of the pages. */
  readonly build: string;
  /** Whether people come by links alone, under any name. */
  readonly isDemo: boolean;
  readonly health: () => Readonly<globalThis.Record<string, PartHealth>>;
  /** How the language model stands; null where none is configured. */
  readonly model: () => ModelReport;
  /** What its server offers; undefined where none is configured. */
  readonly modelOffers: () => Offers | null | undefined;
}

const doorActor: Actor = { kind: 'part', part: 'door' };

/** Everything that pages ask for over HTTP: who I am, let me in, what is there, prove it. */
export class FrontDesk {
  readonly #parts: FrontDeskParts;
  readonly #turnstile = new Turnstile();
  /** Who else came in by the same browser, as of when each came. */
  readonly #browsers = new Map<MemberId, readonly MemberId[]>();
  readonly #fairness: CountedRecord<FairnessCount>;
  /** What those who run the town hall take away. */
  readonly files: FilesDesk;
  readonly door: TownhallDoor;

  constructor(parts: FrontDeskParts) {
    this.#parts = parts;
    this.door = parts.door;
    this.#fairness = new CountedRecord(parts.record, new FairnessCount());
    this.files = new FilesDesk({ ...parts, fairness: () => this.fairness() });
  }

  me(member: Membership): MeReply {
    const {
      state,
      leaderName,
      keepers,
      companyColors,
      hallHash,
      leaderBody,
      leaderPortrait,
      rights,
      recognition,
      build,
    } = this.#parts;
    const { id, title, members, plan } = state();
    const known = members.get(member.memberId);
    return {
      protocol: protocolVersion,
      townhallId: id,
      title,
      plan: greetingPlanOf(state()),
      nowMs: this.#parts.nowMs(),
      leaderName,
      role: known === undefined ? member.role : greetedAs(known),
      memberId: member.memberId,
      name: member.name,
      hall: hallHash,
      leaderBody,
      leaderPortrait,
      isDelegate: this.#parts.isDelegate(member.memberId),
      isDemo: this.#parts.isDemo,
      isSignedIn: member.isSignedIn === true,
      keepers: keepers === null || plan?.allowsAnonymous === false ? null : [...keepers],
      companyColors: [...companyColors],
      voices: rights.isUp ? 'on' : 'off',
      recognition,
      build,
    };
  }

  /** Lets a page in: the gate says whether, the ticket brings it into the room. A second body asks first. Rules A8–A10, A12. */
  async enter(
    member: Membership,
    request: EnterRequest,
    sameBrowser: readonly MemberId[] = [],
  ): Promise<EnterReply | ToldRefusal> {
    const { gate, rooms, rights, state } = this.#parts;
    const { memberId, role } = member;
    const { kind, takeBody, beside, isBot, look } = request;
    // Whom their company knows is called what it calls them, whatever the page says.
    const name = member.isSignedIn === true ? member.name : request.name;
    if (kind === 'body' && !takeBody && rooms.hasBodyPage(memberId)) return { bodyElsewhere: true };
    const turn = this.#turnOf(member);
    if (turn.kind === 'later') return { turnInMs: turn.inMs, before: turn.before };
    const department = member.isSignedIn === true ? await this.door.departmentOf(member) : undefined;
    const outcome = await gate.submit(doorActor, {
      type: 'member.enter',
      memberId,
      name,
      role,
      kind,
      beside,
      isBot,
      look,
      department,
      isDelegate: this.#parts.isDelegate(memberId),
      sameBrowser,
    });
    if ('refused' in outcome) return told(state(), outcome.refused);
    this.#browsers.set(memberId, sameBrowser);
    await this.door.rememberName(member, name);
    const entered = this.#parts.state().members.get(memberId);
    if (entered === undefined) throw new Error('invariant: whoever entered is a member');
    const { sectionId, room } = entered;
    const isFull = kind === 'body' && room === 'none-left';
    const as = isFull ? 'companion' : kind;
    const [seat, liveKit] = await Promise.all([
      rooms.reserve(member, as, sectionId),
      rights.ticket(sectionId, voiceIdentity(memberId, as)),
    ]);
    return { memberId, sectionId, seat, ...(isFull && { isFull }), liveKit };
  }

  /** Puts a member's pages out; of one who was banned also those of whom else their browser came in as. Rule OH7. */
  putOut({ type, memberId }: { readonly type: string; readonly memberId: MemberId }, why: string): void {
    const { rooms, state } = this.#parts;
    rooms.dismiss(memberId, 'removed', why);
    if (type !== 'member.banned') return;
    for (const [other, sameBrowser] of this.#browsers) {
      const role = state().members.get(other)?.role;
      const isTheirs = sameBrowser.includes(memberId) || this.#browsers.get(memberId)?.includes(other) === true;
      if (isTheirs && role !== undefined && !can(role, 'order.exempt')) rooms.dismiss(other, 'removed', why);
    }
  }

  /** Whoever runs the town hall, its leader, and those who are in and only change their seat never wait. */
  #turnOf({ sessionHash, memberId, role }: Membership): Turn {
    const { rooms, nowMs } = this.#parts;
    if (can(role, 'stage.stop') || rooms.hasBodyPage(memberId)) return { kind: 'now' };
    return this.#turnstile.ask(sessionHash, limits.turnstile[rooms.strain], nowMs());
  }

  snapshot(member: Membership): Snapshot | Refusal {
    const { state, head, leaderName, isDemo } = this.#parts;
    return snapshotFor(state(), member.memberId, { head: head().hash, leaderName, isDemo }) ?? refuse('not-here');
  }

  /** Who is here under such a name, for whoever is here too. Rule MB14. */
  people(member: Membership, name: string): PeopleReply | Refusal {
    const state = this.#parts.state();
    if (state.members.get(member.memberId)?.presence.kind !== 'here') return refuse('not-here');
    const { people, total } = findPeople(state, name, limits.peopleFound);
    const trusted = trustedNames(state, this.#parts.leaderName);
    const named = people.map((member) => ({
      memberId: member.id,
      name: readable(member.name) ?? '',
      sectionId: member.sectionId,
      mistakenFor: mistakenFor(member, trusted),
    }));
    return { people: named, total };
  }

  /** Why a member may not ask anything now; null when they may. */
  whyNotAsk({ memberId }: Membership): Refusal | null {
    const member = this.#parts.state().members.get(memberId);
    if (member?.presence.kind !== 'here') return refuse('not-here');
    return can(member.role, 'question.ask') ? null : refuse('not-allowed');
  }

  async answer(member: Membership, answerId: Hash): Promise<AnswerReply | null> {
    if (!mayReadAnswer(this.#parts.state(), member.memberId, answerId)) return null;
    const answer = await this.#parts.answers.get(answerId);
    return answer === null ? null : { answerId, answer };
  }

  /** A fresh token for a page that lost its voices; none for a kind of which this member has no page open. Rule A11. */
  async voiceTicket(
    { memberId }: Membership,
    kind: ConnectionKind,
  ): Promise<{ readonly path: string; readonly token: string } | null> {
    const { rooms, rights } = this.#parts;
    const sectionId = rooms.sectionOf(memberId, kind);
    return sectionId === null ? null : rights.ticket(sectionId, voiceIdentity(memberId, kind));
  }

  /** The record in its public form. */
  exportRecord(): AsyncIterable<string> {
    const { record, signer, state } = this.#parts;
    const stream = townhallStream(state().id);
    return exportLines({
      stream,
      isPublic: true,
      key: signer.key,
      entries: record.read(stream, 1),
      blob: (hash) => record.getBlob(hash),
      sign: (head) => signer.sign(head),
    });
  }

  /** How fairly questions were dealt with, as the record tells it. Rule F8. */
  async fairness(): Promise<Fairness> {
    return (await this.#fairness.read(townhallStream(this.#parts.state().id))).fairness();
  }

  /** 'ok' when every part is up or given up and the record can be written. */
  health(): HealthReply {
    const parts = this.#parts.health();
    const statuses = Object.values(parts).map(({ status }) => status);
    const status = statuses.includes('failing') ? 'failing' : statuses.includes('starting') ? 'starting' : 'ok';
    const offers = this.#parts.modelOffers();
    return { status, parts, ...(offers !== undefined && { modelOffers: offers }) };
  }

  /** How the language model stands, for those who see drafts. Rule MD34. */
  modelReport(member: Membership): ModelReport | Refusal {
    const role = this.#parts.state().members.get(member.memberId)?.role ?? member.role;
    return seesDrafts(role) ? this.#parts.model() : refuse('not-allowed');
  }
}
