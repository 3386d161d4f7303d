import type { List } from 'immutable';
import { erased } from './event-of.ts';
import { forgetInAgenda } from './evolve-agenda.ts';
import { forgetLines } from './evolve-living.ts';
import { forgetInPoll } from './evolve-poll.ts';
import { noWords } from './listed-words.ts';
import type { LiveLine, Member, Question, QuestionPhase, TownhallState } from './state.ts';

/** Folds an erasure: the texts that lay in these entries are gone from the state too. Reads everybody and everything, for it is rare. */
export function withErased(state: TownhallState, entries: readonly number[]): TownhallState {
  const gone = new Set(entries);
  return {
    ...state,
    members: state.members.map((member) =>
      member.entries.some((entry) => gone.has(entry)) ? forget(member, gone) : member,
    ),
    questions: state.questions.map((question) => forgetTexts(question, gone, state.liveLines)),
    polls: state.polls.map((poll) => forgetInPoll(poll, gone)),
    liveLines: forgetLines(state.liveLines, gone),
    agenda: forgetInAgenda(state.agenda, gone),
    reports: state.reports.filter((_, entry) => !gone.has(entry)),
    cancelled:
      state.cancelled !== null && gone.has(state.cancelled.entry)
        ? { ...state.cancelled, reason: erased }
        : state.cancelled,
    order: gone.has(state.order.words.entry) ? { ...state.order, words: noWords } : state.order,
  };
}

function forget(member: Member, gone: ReadonlySet<number>): Member {
  const { presence, mutedBecause } = member;
  const isReasonGone = presence.kind === 'removed' && gone.has(presence.entry);
  return {
    ...member,
    ...(isReasonGone && { presence: { ...presence, reason: erased } }),
    ...(mutedBecause !== null && gone.has(mutedBecause.entry) && { mutedBecause: { ...mutedBecause, reason: erased } }),
    ...(gone.has(member.nameEntry) ? { name: erased, look: null, department: '' } : {}),
    entries: member.entries.filter((entry) => !gone.has(entry)),
  };
}

function forgetTexts(question: Question, gone: ReadonlySet<number>, lines: List<LiveLine>): Question {
  const { phase, wordings, labels, released, live } = question;
  const said = forgetSaid(phase, gone);
  const isGone = ({ entry }: { readonly entry: number }) => gone.has(entry);
  const isReleaseGone = released !== null && isGone(released);
  // Its own part does not change; what it shows does.
  const isLiveGone = live !== null && lines.slice(live.from, live.to).some(isGone);
  if (said === phase && !isReleaseGone && !isLiveGone && !wordings.some(isGone) && !labels.some(isGone))
    return question;
  return {
    ...question,
    wordings: wordings.map((wording) => (gone.has(wording.entry) ? { ...wording, text: erased } : wording)),
    labels: labels.filter((label) => !gone.has(label.entry)),
    phase: said,
    ...(isReleaseGone && { released: { ...released, reason: erased } }),
  };
}

/** What others said of the question: why it was turned down, to whom it was passed on, what they answered. */
function forgetSaid(phase: QuestionPhase, gone: ReadonlySet<number>): QuestionPhase {
  if (phase.kind === 'rejected') return gone.has(phase.entry) ? { ...phase, reason: erased } : phase;
  if (phase.kind !== 'referred') return phase;
  const { later } = phase;
  const isLaterGone = later !== null && gone.has(later.entry);
  if (!isLaterGone && !gone.has(phase.entry)) return phase;
  return {
    ...phase,
    ...(gone.has(phase.entry) && { owner: erased, note: erased }),
    ...(isLaterGone && { later: { ...later, text: erased, answeredBy: erased } }),
  };
}
