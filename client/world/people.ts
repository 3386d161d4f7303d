import type { MemberId } from '../../protocol/ids.ts';
import { searchable } from '../../protocol/searchable.ts';
import type { PeopleMessage, PersonView } from '../../protocol/views.ts';

/** Everybody in the town hall, in whatever section: known to the desks of those who moderate. Rule SC6. */
export type People = ReadonlyMap<MemberId, PersonView>;

export function withPeople(known: People, { isNew, here, gone }: PeopleMessage): People {
  const people = new Map(isNew ? [] : known);
  for (const memberId of gone) people.delete(memberId);
  for (const person of here) people.set(person.memberId, person);
  return people;
}

/** Gives how many are here, without those whose seat only waits for them. */
export function countHere(people: People): number {
  let count = 0;
  for (const { isAway } of people.values()) if (!isAway) count++;
  return count;
}

/** Gives those whose name has this in it, whatever its case and accents: raised hands first, then by name. */
export function peopleNamed(people: People, name: string): readonly PersonView[] {
  const sought = searchable(name.trim());
  return [...people.values()]
    .filter((person) => searchable(person.name).includes(sought))
    .sort(
      (a, b) => Number(b.hasHandUp) - Number(a.hasHandUp) || a.name.localeCompare(b.name, undefined, { numeric: true }),
    );
}
