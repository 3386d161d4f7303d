import { type Backstage, backstageSchema, type GreenNote, type GreenPerson } from '../../protocol/backstage.ts';
import { isolated } from './isolated.ts';

/** Checks what a desk is told beside the record; null when it cannot be read. */
export function parseBackstage(payload: unknown): Backstage | null {
  return backstageSchema.safeParse(payload).data ?? null;
}

/** A page keeps so many notes: what scrolled away was read. */
const mostNotes = 200;

export function withNote(notes: readonly GreenNote[], note: GreenNote): readonly GreenNote[] {
  return [...notes, note].slice(-mostNotes);
}

/** Who is in the green room, as its line says it: "Green room: nobody is in". */
export function inItWords(people: readonly GreenPerson[]): string {
  if (people.length === 0) return 'nobody is in';
  return people.length === 1 ? '1 person in' : `${people.length} people in`;
}

/** Who talks in there just now; empty for nobody. */
export function talkingWords(talking: readonly Pick<GreenPerson, 'name'>[]): string {
  const [first, second, ...others] = talking.map(({ name }) => isolated(name));
  if (first === undefined) return '';
  if (second === undefined) return `${first} talks`;
  return others.length === 0 ? `${first} and ${second} talk` : `${first} and ${others.length + 1} others talk`;
}

/** The microphone's button in the green room, by how it stands. */
export const greenMicWords = {
  off: 'Turn my microphone on',
  asking: 'Allow the microphone',
  opening: 'Opening the microphone',
  on: 'Turn my microphone off',
} as const;

interface GreenVoices {
  readonly isIn: boolean;
  /** Whether the server has voices at all. */
  readonly isVoiced: boolean;
  readonly status: 'off' | 'connecting' | 'on' | 'lost' | 'blocked';
}

/** How the voices of the green room stand, and what can be done meanwhile. */
export function greenVoicesWords({ isIn, isVoiced, status }: GreenVoices): string {
  if (!isVoiced) return 'Voices are off right now. Notes reach the others all the same.';
  if (!isIn) return 'Your microphone is off when you join.';
  switch (status) {
    case 'off':
    case 'connecting':
      return 'Joining the voices.';
    case 'on':
      return 'While your microphone is on here, it is off in the hall.';
    case 'lost':
      return 'The voices broke off. Trying to come back; notes go on.';
    case 'blocked':
      return 'No sound gets through your network. Notes reach the others all the same.';
  }
}
