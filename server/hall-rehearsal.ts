import { openRehearsalStore, readRehearsalBank } from './adapters/node/rehearsal-files.ts';
import { systemClock, systemDice } from './adapters/node/system-clock.ts';
import type { SpeakAsFile } from './hall-voice.ts';
import type { Mind } from './mind/ports.ts';
import type { PersonaSession } from './session/persona-session.ts';
import { RehearsalDesk, type RehearsalDeskParts } from './session/rehearsal-desk.ts';
import type { AnswersOf } from './session/rehearsed-townhall.ts';

export interface HallRehearsalOptions
  extends Pick<RehearsalDeskParts, 'personaId' | 'whyNot' | 'knowledge' | 'contradictions' | 'state' | 'log'> {
  readonly dataDir: string;
  readonly mind: Mind;
  readonly speak: SpeakAsFile;
  readonly persona: Pick<PersonaSession, 'statement' | 'answer'>;
  readonly answers: { readonly get: AnswersOf['answer'] };
}

/** Puts the studio's rehearsals together, from the hall's own mind and voice. */
export function openHallRehearsal(options: HallRehearsalOptions): RehearsalDesk {
  const { dataDir, mind, speak, persona, answers, ...parts } = options;
  return new RehearsalDesk({
    ...parts,
    ask: ({ question, previous }, knowledge, signal) => mind.answer(question, knowledge, signal, { previous }),
    bank: readRehearsalBank,
    store: openRehearsalStore(dataDir),
    answers: {
      answer: (id) => answers.get(id),
      version: (hash) => persona.statement(hash).catch(() => persona.answer(hash)),
    },
    speak: (sentence, signal) => speak({ ...sentence, pace: parts.knowledge().manner?.pace }, signal),
    clock: systemClock,
    dice: systemDice,
  });
}
