import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { PageCommand } from '../../protocol/commands.ts';
import type { PollId, QuestionId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import type { Outcome } from '../world/command-reply.ts';
import { noSlot } from '../world/mirror.ts';
import { mutedNotice, sentWords, slowNotice, talkNotice, talkStanding } from '../world/order-words.ts';
import type { PanelAction } from '../world/panel/panel-action.ts';
import type { NearPerson, PanelFacts } from '../world/panel/panel-facts.ts';
import { pollNotice } from '../world/panel/panel-notice.ts';
import { panelContent } from '../world/panel/panel-pages.ts';
import { firstPanel, movePanel, type PanelState, withoutLast } from '../world/panel/panel-state.ts';
import type { HallView } from '../world/ports.ts';
import { lastToFollowUp } from '../world/queue.ts';
import { reportedWords } from '../world/report-words.ts';
import { votedInstead } from '../world/similar-words.ts';
import { stageLight, stageWords } from '../world/stage-view.ts';
import { microphoneState } from './microphone-state.ts';
import { PollWords } from './poll-words.ts';
import { stopWords } from './stage-stop.ts';
import type { Townhall } from './townhall.ts';

const lookAroundMs = 1000;

/** What the panel needs of the view. */
export type PanelView = Pick<HallView, 'headset' | 'exitXr' | 'readListener' | 'headOf'>;

/** The panel of somebody in a headset: shows what the page knows, and asks for it as the page's own buttons do. Ends with {@link close}. */
export class HallPanel {
  readonly #townhall: Townhall;
  readonly #view: PanelView;
  readonly #state = signal<PanelState>(firstPanel);
  readonly #note = signal<PanelFacts['note']>(null);
  readonly #isBusy = signal(false);
  /** Rises when people may have moved, or a time may be over. */
  readonly #looked = signal(0);
  readonly #listener = new Float32Array(6);
  /** Who may have the free stage, until their time is over. Nothing is drawn anew while it stays the same. Rule Q33. */
  readonly #followUp = computed(() => {
    void this.#looked.value;
    const { lists, stageFacts } = this.#townhall;
    const { holder, questionId } = stageFacts.value;
    if (holder !== 'nobody' || questionId !== null) return null;
    const last = lastToFollowUp(lists.value.done);
    return (last?.view?.followUpUntil ?? 0) > Date.now() ? last : null;
  });
  readonly #poll = computed<PanelFacts['poll']>(() => {
    const { polls, connection } = this.#townhall;
    const view = polls.value.open ?? polls.value.closed[0];
    return view === undefined ? null : { view, own: connection.polls.value.own.get(view.id) ?? null };
  });
  readonly #words: PollWords;
  readonly #stops: (() => void)[] = [];

  constructor(townhall: Townhall, view: PanelView, isInXr: ReadonlySignal<boolean>) {
    this.#townhall = townhall;
    this.#view = view;
    this.#words = new PollWords((draft) => townhall.speakInto(draft));
    const content = computed(() => panelContent(this.#facts(), this.#state.value));
    const timer = setInterval(() => {
      if (isInXr.peek() && ['people', 'desk'].includes(this.#state.peek().page)) this.#looked.value++;
    }, lookAroundMs);
    this.#stops.push(
      () => clearInterval(timer),
      effect(() => view.headset.setComfort(townhall.comfort.now.value)),
      // What nobody can look at is not even put together.
      effect(() => {
        if (isInXr.value) view.headset.setPanel(content.value);
        else this.#state.value = firstPanel;
      }),
      // Nobody is listened to who has put the question away.
      effect(() => {
        if (!isInXr.value || this.#state.value.page !== 'ask') townhall.spoken.cancel();
        if (!isInXr.value || this.#state.value.page !== 'poll') this.#words.spoken.cancel();
      }),
      effect(() => {
        const poll = this.#poll.value;
        untracked(() => this.#words.belongTo(poll?.view.id ?? null, poll?.own ?? null));
      }),
      effect(() => view.headset.setNotice(isInXr.value ? pollNotice(this.#poll.value) : null)),
    );
  }

  close(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#words.spoken.cancel();
    this.#view.headset.setNotice(null);
  }

  /** What the headset's own keyboard wrote. */
  type(text: string): void {
    this.#note.value = null;
    this.#box.type(text);
  }

  /** What is written into on the page that is in sight. */
  get #box(): Pick<PollWords, 'text' | 'type' | 'spoken'> {
    const { draft, spoken } = this.#townhall;
    if (this.#state.value.page === 'poll') return this.#words;
    return { text: draft.text, type: (text) => draft.type(text), spoken };
  }

  act(action: PanelAction): void {
    this.#note.value = null;
    if (this.#townhall.stop.state.peek().kind === 'told') this.#townhall.stop.clear();
    this.#do(action);
    this.#state.value = movePanel(this.#state.peek(), action);
  }

  #do(action: PanelAction): void {
    const { connection, hearing, comfort, draft, stop, instead } = this.#townhall;
    const { headset } = this.#view;
    switch (action.type) {
      case 'close':
        headset.closePanel();
        break;
      case 'leave-xr':
        void this.#view.exitXr();
        break;
      case 'turn':
        headset.turn(action.way);
        break;
      case 'recenter':
        headset.recenter();
        break;
      case 'comfort':
        comfort.change(action.change);
        break;
      case 'microphone':
        this.#townhall.microphone.dismiss();
        this.#townhall.toggleMicrophone();
        break;
      case 'hand':
        this.#send({ type: this.#townhall.me.peek()?.hasHandUp ? 'hand.lower' : 'hand.raise' });
        break;
      case 'react':
        connection.react(action.reaction);
        break;
      case 'vote':
        this.#send({
          type: this.#hasVoted(action.questionId) ? 'question.unvote' : 'question.vote',
          questionId: action.questionId,
        });
        break;
      case 'edit': {
        const line = this.#townhall.lists.peek().mine.find(({ id }) => id === action.questionId);
        if (line !== undefined) draft.edit(line.id, line.text, line.isUnnamed);
        break;
      }
      case 'stop-editing':
        draft.stopEditing();
        break;
      case 'withdraw':
        this.#run(() => this.#townhall.withdraw(action.questionId));
        break;
      case 'vote-instead': {
        const line = this.#townhall.lists.peek().byId.get(action.questionId);
        if (line !== undefined) this.#run(() => instead.vote(line), votedInstead);
        break;
      }
      case 'undo-vote':
        this.#run(() => instead.undo());
        break;
      case 'key':
        this.#box.type(this.#box.text.peek() + action.key);
        break;
      case 'backspace':
        this.#box.type(withoutLast(this.#box.text.peek()));
        break;
      case 'headset-keyboard':
        headset.openKeyboard(this.#box.text.peek());
        break;
      case 'talk':
        this.#box.spoken.toggle();
        break;
      case 'discard':
        this.#box.spoken.discard();
        break;
      case 'send':
        this.#townhall.spoken.clear();
        this.#run(() => this.#townhall.sendDraft(), sentWords(this.#townhall.hall.peek(), draft.isUnnamed.peek()));
        break;
      case 'hear-neighbours':
        hearing.setOn(!hearing.now.peek().isOn);
        break;
      case 'block':
        hearing.setBlocked(action.memberId, !hearing.now.peek().blocked.has(action.memberId));
        break;
      case 'report': {
        const { memberId, reason } = action;
        this.#send({ type: 'report.send', about: { memberId }, reason }, reportedWords);
        break;
      }
      case 'poll-answer':
        this.#run(() => this.#answerPoll(action.pollId, action.picked), 'Your answer is in.');
        break;
      case 'poll-take-back':
        this.#send({ type: 'poll.take-back', pollId: action.pollId }, 'Taken back.');
        break;
      case 'approve':
        this.#send({ type: 'question.approve', questionId: action.questionId });
        break;
      case 'reject':
        this.#send({ type: 'question.reject', questionId: action.questionId, reason: action.reason });
        break;
      case 'call':
        this.#send({ type: 'question.call', questionId: action.questionId });
        break;
      case 'floor':
        this.#send({ type: 'floor.give', memberId: action.memberId, followsUp: action.questionId });
        break;
      case 'stop':
        if (stop.state.peek().kind === 'waiting') stop.clear();
        else void stop.press();
        break;
      default:
      // Only where in the panel one is.
    }
  }

  #hasVoted(questionId: QuestionId): boolean {
    return this.#townhall.lists.peek().waiting.find(({ id }) => id === questionId)?.hasMyVote === true;
  }

  #send(command: PageCommand, done: string | null = null): void {
    this.#run(() => this.#townhall.connection.send(command), done);
  }

  /** What is picked stays picked until the gate has taken it. Rule WR2. */
  async #answerPoll(pollId: PollId, picked: readonly number[]): Promise<Outcome> {
    const text = this.#poll.peek()?.view.kind === 'words' ? this.#words.text.peek() : '';
    const outcome = await this.#townhall.connection.send({ type: 'poll.answer', pollId, picked, text });
    if (outcome.kind === 'accepted') this.#state.value = movePanel(this.#state.peek(), { type: 'poll-keep' });
    return outcome;
  }

  /** One at a time, as on the page; a Stop waits for nothing. */
  #run(task: () => Promise<Outcome>, done: string | null = null): void {
    if (this.#isBusy.peek()) return;
    this.#isBusy.value = true;
    void task().then((outcome) => {
      this.#isBusy.value = false;
      const words = outcome.kind === 'accepted' ? done : outcome.message;
      this.#note.value = words === null ? null : { words, isTrouble: outcome.kind !== 'accepted' };
    });
  }

  #facts(): PanelFacts {
    const townhall = this.#townhall;
    const role = townhall.role.value;
    const stage = townhall.stageFacts.value;
    const isInTouch = townhall.connection.isInTouch.value;
    const mic = townhall.microphone.state.value;
    const isMuted = townhall.me.value?.isMuted === true;
    const talk = townhall.talkFacts.value;
    const micState = microphoneState(mic, isMuted, townhall.voicesStanding.value, talkStanding(talk));
    const calm = townhall.hall.value?.isCalm === true ? 'Reactions are off for now.' : null;
    const box = this.#box;
    const canTalk = townhall.greeting.recognition === 'on' && (box === this.#words || !townhall.draft.isUnnamed.value);
    const muted = mutedNotice(isMuted, townhall.connection.crew.mutedBecause.value);
    const notice = muted ?? talkNotice({ ...talk, isMicrophoneOff: mic.kind === 'off' }) ?? calm;
    return {
      title: townhall.title.value,
      leaderName: townhall.leaderName.value,
      stage: isInTouch
        ? {
            light: stageLight(stage),
            words: stageWords(stage, townhall.leaderName.value, townhall.beginning.words.value?.shown),
          }
        : { light: null, words: 'Out of touch. Coming back by itself.' },
      microphone: can(role, 'voice.open')
        ? { ...micState, state: mic.kind === 'on' || mic.kind === 'off' ? mic.kind : 'between' }
        : null,
      isHandUp: townhall.me.value?.hasHandUp === true,
      isBusy: this.#isBusy.value,
      lists: townhall.lists.value,
      isCalm: townhall.hall.value?.isCalm === true,
      slow: this.#slow(),
      draft: box.text.value,
      similar:
        townhall.similar.value.find((line) => line.status === 'approved' && !line.isMine && !line.hasMyVote) ?? null,
      isEditing: townhall.draft.edits.value !== null,
      isUnnamed: townhall.draft.isUnnamed.value,
      canUndoVote: townhall.instead.done.value !== null,
      talk: canTalk ? this.#talk(box.spoken) : null,
      hasHeadsetKeyboard: this.#view.headset.hasKeyboard(),
      people: this.#state.value.page === 'people' ? this.#near() : [],
      hearsNeighbours: townhall.hearing.now.value.isOn,
      comfort: townhall.comfort.now.value,
      mayModerate: can(role, 'question.approve'),
      poll: this.#poll.value,
      followUp: can(role, 'floor.give') ? this.#followUp.value : null,
      stop: can(role, 'stage.stop') ? this.#stop() : null,
      note: this.#note.value ?? this.#standingNote(mic.kind === 'off' ? mic.trouble : null, notice),
    };
  }

  #slow(): PanelFacts['slow'] {
    const nextMs = this.#townhall.nextAskMs.value;
    return slowNotice(this.#townhall.hall.value?.slowMinutes ?? 0, nextMs > Date.now() ? nextMs : null);
  }

  #talk(spoken: PollWords['spoken']): PanelFacts['talk'] {
    const state = spoken.state.value;
    const { canDiscard } = spoken;
    if (state.kind === 'idle')
      return { state: 'idle', seconds: 0, note: state.note, trouble: state.trouble, canDiscard };
    const seconds = state.kind === 'listening' ? state.seconds : 0;
    return { state: state.kind, seconds, note: null, trouble: null, canDiscard: false };
  }

  #standingNote(trouble: string | null, notice: string | null): PanelFacts['note'] {
    const stopped = this.#townhall.stop.state.value;
    if (stopped.kind === 'waiting') return { words: stopWords.waiting, isTrouble: false };
    if (stopped.kind === 'told') return { words: stopped.words, isTrouble: stopped.isTrouble };
    const words = trouble ?? notice;
    return words === null ? null : { words, isTrouble: trouble !== null };
  }

  #stop(): PanelFacts['stop'] {
    const { holder, questionId } = this.#townhall.stageFacts.value;
    const isBusy = holder !== 'nobody' || questionId !== null;
    if (this.#townhall.stop.state.value.kind === 'waiting') return { words: 'Take Stop back', isOff: false };
    const isInTouch = this.#townhall.connection.isInTouch.value;
    return { words: isInTouch || !isBusy ? 'Stop' : 'Stop when back', isOff: !isBusy };
  }

  /** Everybody else in this section whom one could hear, the nearest first. */
  #near(): readonly NearPerson[] {
    void this.#looked.value;
    const { roster, self, hearing } = this.#townhall;
    const { blocked } = hearing.now.value;
    const selfId = self.value?.memberId;
    this.#view.readListener(this.#listener);
    return roster.value
      .filter(({ memberId, slot, isAway }) => memberId !== selfId && slot !== noSlot && !isAway)
      .map((person) => ({
        memberId: person.memberId,
        name: person.name,
        awayM: this.#awayM(person.slot),
        isBlocked: blocked.has(person.memberId),
        mayTalk: person.mayTalk,
      }))
      .sort(
        (a, b) =>
          (a.awayM ?? Number.POSITIVE_INFINITY) - (b.awayM ?? Number.POSITIVE_INFINITY) || a.name.localeCompare(b.name),
      );
  }

  #awayM(slot: number): number | null {
    const head = this.#view.headOf({ slot });
    if (head === null) return null;
    const [x = 0, y = 0, z = 0] = this.#listener;
    return Math.round(Math.hypot(head[0] - x, head[1] - y, head[2] - z));
  }
}
