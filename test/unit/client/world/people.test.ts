import { expect, it } from 'vitest';
import { countHere, type People, peopleNamed, withPeople } from '../../../../client/world/people.ts';
import { memberIdSchema } from '../../../../protocol/ids.ts';
import type { PersonView } from '../../../../protocol/views.ts';

const idOf = (id: string) => memberIdSchema.parse(id);
const person = (id: string, rest: Partial<PersonView> = {}): PersonView => ({
  memberId: idOf(id),
  name: id,
  role: 'attendee',
  isBot: false,
  isAway: false,
  hasHandUp: false,
  isMuted: false,
  isAllowed: false,
  mistakenFor: '',
  ...rest,
});
const here = (...people: readonly PersonView[]) => ({ isNew: false, here: people, gone: [] });
const nobody: People = new Map();
const names = (people: readonly PersonView[]) => people.map(({ name }) => name);

it('[SC6] learns who comes, changes and goes, and begins anew when told so', () => {
  const three = withPeople(nobody, here(person('ada'), person('bo'), person('cy')));
  const next = withPeople(three, { isNew: false, here: [person('bo', { isMuted: true })], gone: [idOf('ada')] });
  expect([...next.keys()]).toEqual(['bo', 'cy']);
  expect(next.get(idOf('bo'))?.isMuted).toBe(true);
  const anew = withPeople(next, { isNew: true, here: [person('dee')], gone: [] });
  expect([...withPeople(anew, here(person('eve'))).keys()]).toEqual(['dee', 'eve']);
});

it('[SC6] counts who is here, not those whose seat only waits', () => {
  expect(countHere(withPeople(nobody, here(person('ada'), person('bo', { isAway: true }))))).toBe(1);
});

it('[SC6] finds by any part of a name, whatever its case and accents, raised hands first', () => {
  const people = withPeople(
    nobody,
    here(
      person('m1', { name: 'Zoë Ångström' }),
      person('m2', { name: 'Abel' }),
      person('m3', { name: 'Zo', hasHandUp: true }),
    ),
  );
  expect(names(peopleNamed(people, ''))).toEqual(['Zo', 'Abel', 'Zoë Ångström']);
  expect(names(peopleNamed(people, ' ZOE '))).toEqual(['Zoë Ångström']);
  expect(names(peopleNamed(people, 'angst'))).toEqual(['Zoë Ångström']);
  expect(peopleNamed(people, 'nobody')).toEqual([]);
});
