import { pino } from 'pino';
import type { ConsentScope, Signatory } from '../../protocol/events.ts';
import { personaIdSchema } from '../../protocol/ids.ts';
import type { PersonaCommand } from '../../server/persona/persona-command.ts';
import { type PersonaOptions, PersonaSession } from '../../server/session/persona-session.ts';
import { countingDice, townhallId } from './build-session.ts';

export const personaId = personaIdSchema.parse('demo');
export const leader: Signatory = { kind: 'leader', name: 'Maya' };
export const createDemo: PersonaCommand = { type: 'persona.create', leaderName: 'Maya', referTo: 'Jonas' };
export const scope: ConsentScope = {
  words: true,
  voice: true,
  face: true,
  gestures: true,
  where: 'any',
  from: '2020-01-01',
  until: '2099-01-01',
};

/** The session of the persona `demo`, in the tests' town hall. */
export function openPersona(
  parts: Pick<PersonaOptions, 'record' | 'owed' | 'clock' | 'onChanged'>,
): Promise<PersonaSession> {
  return PersonaSession.open({
    ...parts,
    id: personaId,
    townhallId,
    dice: countingDice,
    log: pino({ enabled: false }),
  });
}
