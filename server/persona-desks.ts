import type { Answer } from '../protocol/answer.ts';
import type { Hash } from '../protocol/ids.ts';
import type { SpeakAsFile } from './hall-voice.ts';
import { canBeSaidWhole } from './mind/approved-answer.ts';
import { groupQuestions } from './mind/group-questions.ts';
import { createNearestTopic } from './mind/nearest-topic.ts';
import type { Knowledge, Mind } from './mind/ports.ts';
import { AnswerDesk } from './session/answer-desk.ts';
import { ImportDesk, type ImportDeskParts } from './session/import-desk.ts';
import { InboxDesk, type InboxDeskParts } from './session/inbox-desk.ts';
import { PersonaDesk, type PersonaDeskParts } from './session/persona-desk.ts';
import type { PersonaSession } from './session/persona-session.ts';
import type { Gate } from './session/ports.ts';
import { ReviewDesk } from './session/review-desk.ts';
import type { TownhallState } from './townhall/state.ts';

export interface PersonaDesksParts {
  readonly persona: PersonaSession;
  readonly gate: Gate;
  readonly state: () => TownhallState;
  readonly silentBecause: () => string;
  readonly answers: { get(id: Hash): Promise<Answer | null> };
  readonly mind: Pick<Mind, 'answer'>;
  readonly contradictions: PersonaDeskParts['contradictions'];
  readonly knowledge: () => Knowledge;
  readonly imports: Pick<ImportDeskParts, 'read' | 'stays'>;
  readonly nowMs: () => number;
  readonly speak: SpeakAsFile;
}

/** So long the leader waits for what would be said now. */
const askedAgainMs = 30_000;

/** What the leader and delegates work at, put together: for the hall, and for tests. */
export function personaDesks({
  persona,
  gate,
  state,
  silentBecause,
  answers,
  mind,
  contradictions,
  knowledge,
  imports,
  nowMs,
  speak,
}: PersonaDesksParts) {
  const signing = new AnswerDesk({ persona, canBeSaidWhole, nowMs, speak });
  const ask = async (question: string): Promise<Answer | null> => {
    const known = knowledge();
    // Without consent the leader's words are not used.
    return known.consentEpoch === null ? null : mind.answer(question, known, AbortSignal.timeout(askedAgainMs));
  };
  const desk = new PersonaDesk({ persona, answers: signing, state, silentBecause, contradictions });
  return {
    persona: desk,
    imports: new ImportDesk({ ...imports, persona: desk }),
    answers: signing,
    inbox: new InboxDesk({ persona, gate, state, answers, group: groupedBy(knowledge) }),
    review: new ReviewDesk({ persona, signing, gate, state, answers, ask, silentBecause }),
  };
}

/** Groups by the statements that the avatar speaks from; read anew when they changed. */
function groupedBy(knowledge: PersonaDesksParts['knowledge']): InboxDeskParts['group'] {
  let read: { readonly of: Knowledge['statements']; readonly topicOf: ReturnType<typeof createNearestTopic> } | null =
    null;
  return (questions) => {
    const { statements, leaderName } = knowledge();
    if (read?.of !== statements) read = { of: statements, topicOf: createNearestTopic(statements, [leaderName]) };
    return groupQuestions(questions, read.topicOf, [leaderName]);
  };
}
