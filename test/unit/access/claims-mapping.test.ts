import { describe, expect, it } from 'vitest';
import {
  type Claims,
  entitlementOf,
  type Mapping,
  readMapping,
  usualMapping,
} from '../../../server/access/claims-mapping.ts';
import { mistakenFor, trustedNames } from '../../../server/townhall/mistaken.ts';
import { aTownhall, idOf } from '../../support/build-townhall.ts';

const mapping = (file: object): Mapping => {
  const read = readMapping(JSON.stringify(file));
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return read.mapping;
};
const ada = { sub: '1', name: 'Ada Okafor' };

describe('the mapping of claims', () => {
  const crew = mapping({
    department: 'org.unit',
    roles: [
      { claim: 'sub', is: '7', role: 'leader' },
      { claim: 'realm_access.roles', is: ['hall-crew', 'hall-admins'], role: 'moderator' },
      { claim: 'https://example.com/guest', is: 'true', role: 'spectator' },
    ],
    otherwise: 'refused',
  });

  it('[SI1] gives the role of the first rule that fits, from texts, lists, what is nested and names with dots', () => {
    const roleOf = (claims: object) => entitlementOf({ ...ada, ...claims }, crew);
    expect(roleOf({ realm_access: { roles: ['all', 'hall-crew'] } })).toMatchObject({ role: 'moderator' });
    expect(roleOf({ sub: '7', realm_access: { roles: ['hall-crew'] } })).toMatchObject({ role: 'leader' });
    expect(roleOf({ 'https://example.com/guest': true })).toMatchObject({ role: 'spectator' });
    expect(roleOf({ org: { unit: 'Research' }, sub: 7 })).toEqual({
      role: 'leader',
      name: 'Ada Okafor',
      department: 'Research',
    });
  });

  it('[SI1] takes nothing that only looks like a claim: neither another case, nor a part, nor what objects inherit', () => {
    for (const claims of [
      { realm_access: { roles: ['Hall-Crew'] } },
      { realm_access: { roles: 'hall-crew-2' } },
      { realm_access: 'hall-crew' },
      { realm_access: null },
      { 'realm_access.roles': [] },
    ])
      expect(entitlementOf({ ...ada, ...claims }, crew)).toEqual({ refused: 'not-listed' });
    const inherited = mapping({ roles: [{ claim: 'constructor.name', is: 'Object', role: 'administrator' }] });
    expect(entitlementOf(ada, inherited)).toMatchObject({ role: 'attendee' });
  });

  it('[SI1] lets whom no rule fits attend, watch, or not in, as the file says; without a file they attend', () => {
    expect(entitlementOf(ada, usualMapping)).toEqual({ role: 'attendee', name: 'Ada Okafor', department: '' });
    expect(entitlementOf(ada, mapping({ otherwise: 'spectator' }))).toMatchObject({ role: 'spectator' });
    expect(entitlementOf(ada, mapping({ otherwise: 'refused' }))).toEqual({ refused: 'not-listed' });
  });

  it('[SI3] takes the first name that can be seen, shows no address, and cuts to the length of names between characters', () => {
    const nameOf = (claims: Claims) => entitlementOf(claims, usualMapping);
    expect(nameOf({ name: ' \u200b', preferred_username: 'ada@example.com' })).toMatchObject({ name: 'ada' });
    expect(nameOf({ name: '', sub: '1' })).toEqual({ refused: 'no-name' });
    expect(nameOf({ name: '👩‍🚀'.repeat(30) })).toMatchObject({ name: expect.stringMatching(/^.{55,60}$/s) });
    expect(nameOf({ name: `${'x'.repeat(59)}😀` })).toMatchObject({ name: 'x'.repeat(59) });
  });

  it('[SI3] leaves a name that looks like the leader’s as it is, so that it keeps its mark', () => {
    const name = 'Lеa'; // with a Cyrillic е
    const mapped = entitlementOf({ name }, usualMapping);
    expect(mapped).toMatchObject({ name });
    const { state } = aTownhall();
    const member = state.members.get(idOf('ada'));
    if (member === undefined) throw new Error('nobody');
    expect(mistakenFor({ ...member, name }, trustedNames(state, 'Lea'))).toBe('leader');
  });

  it('[SI2] names every fault at once, with its line, its key and what to do', () => {
    const file = `{
  "names": "name",
  "roles": [
    { "claim": "groups", "is": "crew", "role": "moderator" },
    {
      "claim": "groups",
      "is": [],
      "role": "boss"
    },
    { "claim": "groups", "role": "leader" }
  ],
  "otherwise": "nobody"
}`;
    expect(readMapping(file)).toEqual({
      faults: expect.arrayContaining([
        expect.stringMatching(/^line 2, names: is not known here\. Known are name, department, roles/),
        expect.stringMatching(/^line 7, roles\.1\.is: /),
        expect.stringMatching(/^line 8, roles\.1\.role: is one of attendee, spectator, moderator/),
        expect.stringMatching(/^line 10, roles\.2\.is: needs a text/),
        expect.stringMatching(/^line 12, otherwise: is attendee, spectator or refused$/),
      ]),
    });
    expect(readMapping('{\n  "roles": [\n  ]\n  "otherwise": "attendee"\n}')).toEqual({
      faults: [expect.stringMatching(/^line 4: this is no JSON/)],
    });
    expect(readMapping('[]')).toEqual({ faults: [expect.stringMatching(/^line 1: needs an object/)] });
  });
});
