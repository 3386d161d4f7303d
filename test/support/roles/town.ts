import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { PageCommand } from '../../../protocol/commands.ts';
import {
  type AgendaItemId,
  type Hash,
  type PollId,
  pollIdSchema,
  type QuestionId,
  type SeatId,
} from '../../../protocol/ids.ts';
import type { PollKind } from '../../../protocol/poll.ts';
import { type Role, roleSchema } from '../../../protocol/roles.ts';
import { townhall as hall } from '../../../scenes/load-hall.ts';
import { CompanyProvider, clientId, clientSecret } from '../company-provider.ts';
import { CookieJar } from '../cookie-jar.ts';
import { Ear } from '../livekit-ear.ts';
import { newQuestionId } from '../neighbours.ts';
import { PageClient } from '../page-client.ts';
import { RunningApp } from '../running-app.ts';
import { Player } from './player.ts';

/** Answered whole from the demo's statements; and not at all. */
const answerable = 'What is our strategy on products?';
const unanswerable = 'What will the weather be in Lima?';
const desksEach = 3;
type AgendaItem = Extract<PageCommand, { type: 'agenda.set' }>['items'][number];

/** What happens around those whose rights are looked at: somebody else runs the hall, and others are acted upon. */
export type Other = 'manager' | 'pat' | 'cy' | 'rem' | 'era' | 'orla';
const roleOfOther: Readonly<Record<Other, Role>> = {
  manager: 'organiser',
  pat: 'attendee',
  cy: 'attendee',
  rem: 'attendee',
  era: 'attendee',
  orla: 'attendee',
};

/** A town hall with one person of each role, all signed in by their company, which is how a role is given in earnest. */
export class Town {
  readonly app: RunningApp;
  readonly players: Readonly<Record<Role, Player>>;
  readonly others: Readonly<Record<Other, Player>>;
  readonly #closing = new AsyncDisposableStack();
  readonly #ears: Ear[] = [];
  readonly #seats: SeatId[] = hall.seats.filter((seat) => seat.isForModerators !== true).map(({ id }) => id);
  #standing: QuestionId | null = null;
  #poll: PollId | null = null;
  #spoken: QuestionId | null = null;
  #unused: QuestionId | null = null;

  private constructor(app: RunningApp, people: Pick<Town, 'players' | 'others'>) {
    this.app = app;
    this.players = people.players;
    this.others = people.others;
  }

  static async open(): Promise<Town> {
    await using opening = new AsyncDisposableStack();
    const folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-roles-'));
    opening.defer(() => rm(folder, { recursive: true }));
    const file = path.join(folder, 'people.json');
    const roles = roleSchema.options.map((role) => ({ claim: 'groups', is: role, role }));
    await writeFile(file, JSON.stringify({ roles }));
    const company = await CompanyProvider.start([]);
    opening.defer(() => company.down());
    const app = await RunningApp.start({
      OIDC_ISSUER: company.issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_MAPPING: file,
    });
    opening.defer(() => app.close());
    company.allow(`${app.url}/sign-in/callback`);
    const enter = async (name: string, role: Role, desks: number) => {
      company.people.set(name, { name, groups: [role] });
      return Player.enter(role, await signIn(app, company, name), desks);
    };
    // One after the other: the provider signs in whoever is named.
    const others = {
      manager: await enter('manager', roleOfOther.manager, 11),
      pat: await enter('pat', roleOfOther.pat, 5),
      cy: await enter('cy', roleOfOther.cy, 0),
      rem: await enter('rem', roleOfOther.rem, 0),
      era: await enter('era', roleOfOther.era, 0),
      orla: await enter('orla', roleOfOther.orla, 1),
    };
    // The mind takes its time to wake up: meanwhile the others come.
    const first = newQuestionId();
    await others.pat.must({ type: 'question.ask', questionId: first, text: answerable });
    await others.manager.must({ type: 'question.approve', questionId: first });
    const players = {
      attendee: await enter('Anna', 'attendee', desksEach),
      spectator: await enter('Sam', 'spectator', desksEach),
      moderator: await enter('Milo', 'moderator', desksEach),
      leader: await enter('Lena', 'leader', desksEach),
      delegate: await enter('Dora', 'delegate', desksEach),
      organiser: await enter('Otto', 'organiser', desksEach),
      administrator: await enter('Ada', 'administrator', desksEach),
    };
    const town = new Town(app, { players, others });
    town.#unused = first;
    await Promise.all([...Object.values(players), others.pat, others.orla].map(({ page }) => town.listen(page)));
    town.#closing.use(opening.move());
    return town;
  }

  async close(): Promise<void> {
    await Promise.all(this.#ears.map((ear) => ear.close()));
    await this.#closing.disposeAsync();
  }

  get manager(): Player {
    return this.others.manager;
  }

  /** A question that waits for a moderator. */
  async pending(by = this.others.pat, text = unanswerable): Promise<QuestionId> {
    const questionId = newQuestionId();
    await by.must({ type: 'question.ask', questionId, text }, 'question.asked');
    return questionId;
  }

  /** A question that waits in the queue. */
  async approved(text = unanswerable): Promise<QuestionId> {
    const questionId = await this.pending(this.others.pat, text);
    await this.manager.must({ type: 'question.approve', questionId });
    return questionId;
  }

  /** The entry of the record that set the agenda as it is now. */
  async agendaEntry(): Promise<number> {
    const [, desk] = this.manager.pages;
    if (desk === undefined) throw new Error('no desk');
    const from = desk.backstage.length;
    const told = () => desk.backstage.slice(from).findLast((each) => each.tell === 'agenda');
    desk.askBackstage({ ask: 'look' });
    await desk.until('the agenda', () => told() !== undefined);
    return told()?.agenda.entry ?? 0;
  }

  /** Plans this alone. */
  async planned(item: AgendaItem): Promise<AgendaItemId> {
    await this.manager.tries({ type: 'agenda.finish' });
    await this.manager.must({ type: 'agenda.set', was: await this.agendaEntry(), items: [item] });
    return item.item;
  }

  /** One that stays there. */
  async standing(): Promise<QuestionId> {
    this.#standing ??= await this.approved();
    return this.#standing;
  }

  /** A question in the queue to which the avatar has an answer. */
  async answered(): Promise<{ readonly questionId: QuestionId; readonly answerId: Hash }> {
    const questionId = this.#unused ?? (await this.approved(answerable));
    this.#unused = null;
    const answerId = () =>
      this.manager.page.questions
        .flatMap(({ changed }) => changed)
        .findLast(({ id, prepared }) => id === questionId && prepared !== null)?.prepared?.answerId;
    await this.manager.page.until('the prepared answer', () => answerId() !== undefined);
    const id = answerId();
    if (id === undefined) throw new Error('no answer');
    return { questionId, answerId: id };
  }

  /** Nobody on the stage, and nothing comes by itself. */
  async freeStage(): Promise<void> {
    await this.manager.tries({ type: 'avatar.hold' });
    await this.manager.tries({ type: 'stage.stop' });
  }

  /** The avatar speaks. Gives the epoch. */
  async speaking(): Promise<number> {
    const { manager } = this;
    await manager.tries({ type: 'avatar.resume' });
    await manager.tries({ type: 'answer.continue' });
    for (let tries = 0; tries < 3; tries++) {
      this.#spoken ??= (await this.answered()).questionId;
      const reply = await manager.send({ type: 'question.call', questionId: this.#spoken });
      if ('accepted' in reply || reply.refused === 'stage-busy') break;
      // It was said to its end.
      this.#spoken = null;
    }
    await manager.page.until('the avatar on the stage', () => manager.page.stage.holder === 'avatar');
    return manager.page.stage.epoch;
  }

  /** A seat that nobody has. */
  seat(): SeatId {
    const seat = this.#seats.pop();
    if (seat === undefined) throw new Error('no seat left');
    return seat;
  }

  async draft(kind: PollKind = 'single'): Promise<PollId> {
    const pollId = newPollId();
    const labels = kind === 'words' ? [] : ['Lisbon', 'Leeds'];
    await this.manager.must({ type: 'poll.create', pollId, kind, question: 'Where?', labels, isHidden: false });
    return pollId;
  }

  /** A poll that is open, and the only one. */
  async openPoll(kind: PollKind = 'single'): Promise<PollId> {
    await this.closePoll();
    const pollId = await this.draft(kind);
    await this.manager.must({ type: 'poll.open', pollId });
    this.#poll = pollId;
    return pollId;
  }

  /** Whoever opened it. */
  async closePoll(): Promise<void> {
    if (this.#poll !== null) await this.manager.tries({ type: 'poll.close', pollId: this.#poll });
    this.#poll = null;
  }

  opens(pollId: PollId): void {
    this.#poll = pollId;
  }

  /** Has this page a real client at the media server. */
  async listen({ url, liveKit }: PageClient): Promise<void> {
    if (liveKit === null) throw new Error('voices are off');
    this.#ears.push(await Ear.join(`${url}${liveKit.path}`, liveKit.token, 'nobody'));
  }
}

export const newPollId = (): PollId => pollIdSchema.parse(`p-${newQuestionId()}`);

async function signIn(app: RunningApp, company: CompanyProvider, person: string): Promise<PageClient> {
  company.person = person;
  const jar = new CookieJar();
  const back = await jar.follow(`${app.url}/sign-in?to=%2Fhall`, `${app.url}/sign-in/callback`);
  const trouble = back.searchParams.get('trouble');
  if (trouble !== null) throw new Error(`${person} cannot sign in: ${trouble}`);
  return PageClient.open(back.href, jar.for('/sign-in'));
}
