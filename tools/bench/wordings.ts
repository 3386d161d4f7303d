import { readPersona } from '../../server/adapters/node/persona-files.ts';

const ways = [
  (title: string) => `What do you say about this: ${title}?`,
  (title: string) => `Can you tell us more on ${title}, please?`,
  (title: string) => `Where do we stand with ${title} today?`,
  (title: string) => `Why is it like that with ${title}?`,
];

/** Questions about the leader's statements, one about each in the same words, then again in others. */
export function wordings(personaId: string, count: number): readonly string[] {
  const titles = readPersona(personaId).statements.map(({ title }) => title);
  return ways.flatMap((way) => titles.map(way)).slice(0, count);
}
