import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Onlooker } from '../../protocol/balcony-codec.ts';
import type { ConnectionKind } from '../../protocol/commands.ts';
import type { MeReply } from '../../protocol/greeting.ts';
import type { MemberId, PollId, QuestionId } from '../../protocol/ids.ts';
import type { Moment, Reaction } from '../../protocol/moment.ts';
import type { Slot } from '../../protocol/pose.ts';
import type { Role } from '../../protocol/roles.ts';
import type { Strain } from '../../protocol/strain.ts';
import { withAnonymous } from '../world/anonymous/anonymous-lines.ts';
import { BalconyBuffer } from '../world/balcony-buffer.ts';
import type { Outcome } from '../world/command-reply.ts';
import { neighboursUnder } from '../world/hear.ts';
import type { HallFacts, Mirror, Person, StageFacts } from '../world/mirror.ts';
import { nextAskMs, type TalkFacts } from '../world/order-words.ts';
import { pollOnScreen, type ScreenPoll, screenPoll } from '../world/poll-screen.ts';
import { type PollLists, pollLists } from '../world/polls.ts';
import type { Reactor } from '../world/ports.ts';
import { PoseBuffer } from '../world/pose-buffer.ts';
import { type QuestionLine, type QueueLists, queueLists } from '../world/queue.ts';
import { questionTrouble } from '../world/typed-text.ts';
import type { AnonymousQuestions } from './anonymous-questions.ts';
import { Beginning } from './beginning.ts';
import { CaptionChoice } from './caption-choice.ts';
import { ComfortChoice } from './comfort-choice.ts';
import { Connection } from './connection.ts';
import { DrawingChoice } from './drawing-choice.ts';
import { HallSoundsChoice } from './hall-sounds-choice.ts';
import { HearingChoice } from './hearing-choice.ts';
import { anonymousKey, keptText } from './kept-text.ts';
import { LookChoice } from './look-choice.ts';
import { Microphone } from './microphone.ts';
import type { Door, GreenSound, JoinRoom, JoinVoices, OpenVoiceCapture, Sound, SoundState } from './ports.ts';
import { QuestionDraft } from './question-draft.ts';
import { ReactionCount } from './reaction-count.ts';
import { SeatChange } from './seat-change.ts';
import { SimilarQuestions } from './similar-questions.ts';
import { SpaceChoice } from './space-choice.ts';
import { SpokenQuestion, type SpokenQuestionParts } from './spoken-question.ts';
import { type FrameReport, StageRunner } from './stage-runner.ts';
import { StageStop } from './stage-stop.ts';
import { Voices } from './voices.ts';
import { type MissingVoices, missingVoices, type VoicesStanding, voicesStanding } from './voices-standing.ts';
import { VoteInstead } from './vote-instead.ts';

export interface TownhallParts {
  readonly door: Door;
  readonly sound: Sound;
  /** Loaded when first wanted. */
  readonly joinRoom: () => Promise<JoinRoom>;
  readonly joinVoices: () => Promise<JoinVoices>;
  readonly openCapture: OpenVoiceCapture;
  readonly openGreenSound: () => Promise<GreenSound>;
  /** Beside whom the person was invited to sit; null for no one. */
  readonly invitedBeside: MemberId | null;
  /** Another town hall, hall or leader is here now; the page is to be made anew. */
  readonly onOther?: (greeting: MeReply) => void;
  /** Null but on `/listen`. */
  readonly report: ((report: FrameReport) => void) | null;
}

/** `by` is null for those in a balcony: who they are is not told. */
export type OnReaction = (reactor: Reactor, reaction: Reaction, by: MemberId | null) => void;

/** One town hall as this page lives it: connection, voices, stage and microphone, as signals that pages read. */
export class Townhall {
  readonly door: Door;
  readonly sound: Sound;
  readonly greeting: MeReply;
  /** For desks and the leader's page: what the green room needs. */
  readonly backstageParts: Pick<TownhallParts, 'joinVoices' | 'openGreenSound'>;
  readonly connection: Connection;
  readonly beginning: Beginning;
  readonly stage: StageRunner;
  readonly voices: Voices;
  readonly microphone: Microphone;
  readonly stop: StageStop;
  readonly hearing: HearingChoice;
  readonly hallSounds = new HallSoundsChoice();
  readonly captionLooks = new CaptionChoice();
  readonly comfort = new ComfortChoice();
  readonly look = new LookChoice();
  readonly space = new SpaceChoice();
  readonly drawingChoice = new DrawingChoice();
  /** False while this page goes on with captions alone. */
  readonly isHeard = signal(true);
  readonly reactionCount = new ReactionCount();
  readonly draft: QuestionDraft;
  readonly instead: VoteInstead;
  readonly spoken: SpokenQuestion;
  readonly seatChange: SeatChange;
  readonly poses = new PoseBuffer();
  readonly balcony = new BalconyBuffer();
  readonly #openCapture: OpenVoiceCapture;
  readonly #similar: SimilarQuestions;
  readonly #anonymous = signal<AnonymousQuestions | null>(null);
  readonly #isDelegate: Signal<boolean>;
  readonly #inBalcony = signal<readonly Onlooker[]>([]);
  readonly #soundState = signal<SoundState>('locked');
  readonly #reactionListeners = new Set<OnReaction>();
  readonly #stops: (() => void)[] = [];

  constructor(greeting: MeReply, parts: TownhallParts) {
    this.greeting = greeting;
    this.backstageParts = parts;
    this.#isDelegate = signal(greeting.isDelegate);
    this.door = parts.door;
    this.sound = parts.sound;
    this.connection = new Connection(
      { ...parts, look: () => this.look.code },
      {
        onMoment: (moment) => this.#take(moment),
        onFrame: (frame) => this.poses.take(frame, performance.now()),
        onBalcony: (message) => {
          const people = this.balcony.take(message, performance.now());
          if (people !== null) this.#showInBalcony(people);
        },
        onJoined: (liveKit) => {
          this.voices.start(liveKit);
          void this.#compareBuild();
        },
        onDropped: () => {
          // A reconnect never restores a live microphone.
          void this.microphone.close(null);
          this.voices.stop();
          this.poses.forgetAll();
          this.balcony.forgetAll();
          this.#inBalcony.value = [];
        },
      },
    );
    const { session } = this.connection;
    const phase = computed(() => this.hall.value?.phase ?? null);
    this.beginning = new Beginning({ greeting, door: parts.door, session, phase, onOther: parts.onOther });
    this.stage = new StageRunner(parts.sound, {
      onSilenced: (epoch) => this.voices.silenced(epoch),
      onAnnounced: (epoch) => this.voices.announced(epoch),
      report: parts.report,
    });
    this.voices = new Voices({
      door: parts.door,
      kind: () => this.connection.kind,
      sound: parts.sound,
      joinVoices: parts.joinVoices,
      onMayPublish: (mayPublish) => this.microphone.granted(mayPublish),
      onGone: () => void this.microphone.close(null),
    });
    this.microphone = new Microphone({
      room: () => this.voices.room,
      sound: parts.sound,
      send: (command) => this.connection.send(command),
    });
    this.stop = new StageStop(this.connection);
    this.hearing = new HearingChoice(greeting.townhallId);
    this.draft = new QuestionDraft(`${greeting.townhallId}.${greeting.role}`, greeting.keepers !== null);
    this.#similar = new SimilarQuestions({
      door: parts.door,
      // One's own question that is changed is another matter than asking anew; and of what is to be anonymous nothing is sent before. UN2.
      text: computed(() => {
        const { edits, isUnnamed, text } = this.draft;
        return edits.value === null && !isUnnamed.value ? text.value : '';
      }),
      isInTouch: this.connection.isInTouch,
    });
    this.instead = new VoteInstead(this.draft, (command) => this.connection.send(command));
    this.#openCapture = parts.openCapture;
    this.spoken = this.speakInto(this.draft);
    this.seatChange = new SeatChange({
      session: this.connection.session,
      isInTouch: this.connection.isInTouch,
      me: this.me,
      sectionId: computed(() => this.hall.value?.sectionId ?? null),
    });
    this.#stops.push(
      () => this.stop.close(),
      () => this.beginning.close(),
      () => this.seatChange.close(),
      () => this.#similar.close(),
      () => this.reactionCount.close(),
      () => this.#anonymous.peek()?.close(),
      effect(() => {
        if (this.connection.isHere.value) void this.#openAnonymous();
      }),
      parts.sound.onState((state) => {
        this.#soundState.value = state;
      }),
      effect(() => {
        const stage = this.stageFacts.value;
        this.stage.follow(stage);
        this.voices.follow(stage, this.roster.value, this.self.value?.memberId ?? null);
      }),
      effect(() => this.voices.setHearing(this.hearing.now.value)),
      effect(() => this.voices.setMostNeighbours(neighboursUnder(this.strain.value))),
      effect(() => this.voices.setWanted(this.isHeard.value)),
      effect(() => this.voices.setAvailable(this.connection.isHere.value && this.hall.value?.voices === 'on')),
      effect(() => this.#forgetLeavers(this.roster.value)),
    );
  }

  /** Writes what is said aloud into another box, by the same microphone and server. */
  speakInto(draft: SpokenQuestionParts['draft']): SpokenQuestion {
    const { door } = this;
    return new SpokenQuestion({ door, openCapture: this.#openCapture, draft, nowMs: () => performance.now() });
  }

  get mirror(): ReadonlySignal<Mirror> {
    return this.connection.mirror;
  }
  get self(): ReadonlySignal<{ readonly memberId: MemberId; readonly role: Role | null } | null> {
    return this.connection.self;
  }
  get caption() {
    return this.stage.caption;
  }
  /** Whether the leader named this person, as it stood when they last came in. */
  get isDelegate(): ReadonlySignal<boolean> {
    return this.#isDelegate;
  }
  /** Who of the other sections is in the balconies. */
  get inBalcony(): ReadonlySignal<readonly Onlooker[]> {
    return this.#inBalcony;
  }
  get soundState(): ReadonlySignal<SoundState> {
    return this.#soundState;
  }

  /** The anonymous questions of this browser; null before they are needed, and where there can be none. */
  get anonymous(): ReadonlySignal<AnonymousQuestions | null> {
    return this.#anonymous;
  }

  readonly hall: ReadonlySignal<HallFacts | null> = computed(() => this.mirror.value.hall);
  readonly strain: ReadonlySignal<Strain> = computed(() => this.hall.value?.strain ?? 0);
  readonly roster: ReadonlySignal<readonly Person[]> = computed(() => this.mirror.value.roster);
  readonly stageFacts: ReadonlySignal<StageFacts> = computed(() => this.mirror.value.stage);
  /** This person on the roster; null before they are. */
  readonly me: ReadonlySignal<Person | null> = computed(() => {
    const memberId = this.self.value?.memberId;
    return this.roster.value.find((person) => person.memberId === memberId) ?? null;
  });
  readonly role: ReadonlySignal<Role> = computed(
    () => this.me.value?.role ?? this.self.value?.role ?? this.greeting.role,
  );
  readonly lists: ReadonlySignal<QueueLists> = computed(() => {
    const { queue, hall } = this.mirror.value;
    const { questions } = this.connection;
    const lists = queueLists(questions.value, queue, hall?.seq ?? 0, this.self.value?.memberId ?? null);
    return withAnonymous(lists, this.#anonymous.value?.all.value ?? []);
  });
  readonly polls: ReadonlySignal<PollLists> = computed(() => pollLists(this.connection.polls.value));
  readonly talkFacts: ReadonlySignal<TalkFacts> = computed(() => {
    const { memberId } = this.stageFacts.value;
    return {
      talk: this.hall.value?.talk ?? 'open',
      role: this.role.value,
      me: this.me.value,
      isOnStage: memberId !== null && memberId === this.self.value?.memberId,
    };
  });
  /** When this person may ask their next question, in milliseconds since 1970; 0: now. */
  readonly nextAskMs: ReadonlySignal<number> = computed(() => {
    const memberId = this.self.value?.memberId;
    const self = memberId === undefined ? null : { memberId, role: this.role.value };
    return nextAskMs(this.connection.questions.value.byId.values(), self, this.hall.value?.slowMinutes ?? 0);
  });
  #pollOnScreen: PollId | null = null;
  /** The poll on the stage screen between questions; null for none. */
  readonly screenPoll: ReadonlySignal<ScreenPoll | null> = computed(() => {
    const { byId } = this.connection.polls.value;
    this.#pollOnScreen = pollOnScreen(this.#pollOnScreen, this.polls.value, this.lists.value.onStage !== null);
    const poll = this.#pollOnScreen === null ? undefined : byId.get(this.#pollOnScreen);
    return poll === undefined ? null : screenPoll(poll);
  });
  /** Questions that ask the same as what is being typed, as far as this page knows them. */
  readonly similar: ReadonlySignal<readonly QuestionLine[]> = computed(() => {
    const { byId } = this.lists.value;
    return this.#similar.ids.value.flatMap((id) => byId.get(id) ?? []);
  });
  readonly voicesStanding: ReadonlySignal<VoicesStanding> = computed(() =>
    voicesStanding({
      isHere: this.connection.isHere.value,
      hall: this.hall.value?.voices ?? null,
      status: this.voices.status.value,
      isWanted: this.isHeard.value,
    }),
  );
  /** Names of those who speak near and are not heard here, and whether the stage is one of them. Rule CH9. */
  readonly missingVoices: ReadonlySignal<MissingVoices> = computed(() =>
    missingVoices(this.voices.missing.value, this.stageFacts.value.voiceIdentity, this.roster.value),
  );
  readonly title: ReadonlySignal<string> = computed(() => this.hall.value?.title ?? this.greeting.title);
  readonly leaderName: ReadonlySignal<string> = computed(() => this.hall.value?.leaderName ?? this.greeting.leaderName);

  /** Call inside the gesture that enters: it also unlocks the sound. */
  enter(name: string, kind: ConnectionKind, takeBody: boolean): void {
    void this.sound.unlock();
    this.connection.enter(name, kind, takeBody);
  }

  /** Opens the microphone that is closed, and closes any other. */
  toggleMicrophone(): void {
    if (this.microphone.state.peek().kind === 'off')
      void this.microphone.open({ type: 'voice.open' }, { type: 'voice.close' });
    else void this.microphone.close({ type: 'voice.close' });
  }

  /** Sends the question that is being typed, until the gate has answered; the draft stays when it says no. */
  async sendDraft(): Promise<Outcome> {
    const { draft } = this;
    const text = draft.text.peek();
    const trouble = questionTrouble(text);
    if (trouble !== null) return { kind: 'refused', code: 'text', message: trouble };
    const outcome = await this.#sendWords(text.trim());
    if (outcome.kind === 'accepted') draft.sent();
    return outcome;
  }

  /** Withdraws one's own question, whichever way it was asked. */
  withdraw(questionId: QuestionId): Promise<Outcome> {
    const anonymous = this.#anonymous.peek();
    if (anonymous?.of(questionId) != null) return anonymous.withdraw(questionId);
    return this.connection.send({ type: 'question.withdraw', questionId });
  }

  /** Hears of everybody who is seen to react, here or in a balcony. */
  onReaction(listener: OnReaction): () => void {
    this.#reactionListeners.add(listener);
    return () => this.#reactionListeners.delete(listener);
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.spoken.cancel();
    this.connection.close();
    this.voices.close();
    this.stage.close();
    this.sound.close();
  }

  async #sendWords(text: string): Promise<Outcome> {
    const { edits, followsUp, isUnnamed, questionId } = this.draft;
    const anonymous = this.#anonymous.peek();
    const changes = edits.peek();
    if (isUnnamed.peek()) {
      if (anonymous === null) return { kind: 'lost', message: 'Not sent yet. Send it again in a moment.' };
      return changes === null ? anonymous.ask(text) : anonymous.change(changes, text);
    }
    if (changes !== null)
      return this.connection.send({ type: 'question.edit', questionId: changes, text, base: this.draft.base });
    return this.connection.sendQuestion(questionId, text, followsUp.peek());
  }

  /** Loaded where somebody may ask anonymously, or this browser did. What fails to load is tried again when the page is back. */
  async #openAnonymous(): Promise<void> {
    const { townhallId, keepers } = this.greeting;
    if (this.#anonymous.peek() !== null || (keepers === null && keptText(anonymousKey(townhallId)) === null)) return;
    const loaded = await import('./anonymous-questions.ts').catch(() => null);
    if (loaded === null || this.#anonymous.peek() !== null) return;
    this.#anonymous.value = loaded.openAnonymousQuestions(townhallId, {
      send: (act) => this.connection.sendAnonymous(act),
      isInTouch: this.connection.isInTouch,
      isOver: computed(() => this.hall.value?.phase === 'closed'),
    });
  }

  #take(moment: Moment): void {
    this.stage.take(moment);
    if (moment.kind !== 'reacted') return;
    const person = this.mirror.peek().roster.find((each) => each.memberId === moment.memberId);
    if (person === undefined) return;
    this.#showReaction({ slot: person.slot }, moment.reaction, person.memberId);
  }

  #showInBalcony(people: readonly Onlooker[]): void {
    this.#inBalcony.value = people;
    for (const { place, reaction } of people) if (reaction !== null) this.#showReaction({ place }, reaction, null);
  }

  #showReaction(reactor: Reactor, reaction: Reaction, by: MemberId | null): void {
    this.reactionCount.take(reactor, reaction);
    for (const listener of this.#reactionListeners) listener(reactor, reaction, by);
  }

  #slots = new Map<Slot, MemberId>();
  /** A slot that somebody else has now must not show the former person's pose. */
  #forgetLeavers(roster: readonly Person[]): void {
    const slots = new Map(roster.map((person) => [person.slot, person.memberId]));
    for (const [slot, memberId] of this.#slots) if (slots.get(slot) !== memberId) this.poses.forget(slot);
    this.#slots = slots;
  }

  /** A server that was restarted with another page, or with another town hall in the house: this page is older. Rule OT12. */
  async #compareBuild(): Promise<void> {
    const reply = await this.beginning.ask();
    if (reply.kind !== 'ok') return;
    this.#isDelegate.value = reply.value.isDelegate;
    const { build, townhallId } = this.greeting;
    if (reply.value.build !== build || reply.value.townhallId !== townhallId) this.connection.outdated();
  }
}
