import { openRehearsalStore, readRehearsalBank } from './adapters/node/rehearsal-files.ts';
import { systemClock, systemDice } from './adapters/node/system-clock.ts';
import type { Mind } from './mind/ports.ts';
import type { PersonaSession } from './session/persona-session.ts';
import { RehearsalDesk, type RehearsalDeskParts } from './session/rehearsal-desk.ts';
import type { AnswersOf } from './session/rehearsed-townhall.ts';
import { SpeechFailure, type SpeechSynth } from './speech/ports.ts';
import { sayingOf } from './speech/saying-of.ts';
import { writeWav } from './speech/write-wav.ts';

export interface HallRehearsalOptions
  extends Pick<RehearsalDeskParts, 'personaId' | 'whyNot' | 'knowledge' | 'contradictions' | 'state' | 'log'> {
  readonly dataDir: string;
  readonly mind: Mind;
  readonly synth: SpeechSynth;
  readonly persona: Pick<PersonaSession, 'statement' | 'answer'>;
  readonly answers: { readonly get: AnswersOf['answer'] };
}

/** Puts the studio's rehearsals together, from the hall's own mind and voice. */
export function openHallRehearsal(options: HallRehearsalOptions): RehearsalDesk {
  const { dataDir, mind, synth, persona, answers, ...parts } = options;
  return new RehearsalDesk({
    ...parts,
    ask: ({ question, previous }, knowledge, signal) => mind.answer(question, knowledge, signal, { previous }),
    bank: readRehearsalBank,
    store: openRehearsalStore(dataDir),
    answers: {
      answer: (id) => answers.get(id),
      version: (hash) => persona.statement(hash).catch(() => persona.answer(hash)),
    },
    speak: async (sentence, signal) => {
      const saying = sayingOf(sentence, synth);
      if (saying === null) throw new SpeechFailure('rejected', { retryable: false });
      const { pcm, sampleRateHz } = await synth.synthesise(saying, signal);
      return writeWav(pcm, sampleRateHz);
    },
    clock: systemClock,
    dice: systemDice,
  });
}
