import { expect, it } from 'vitest';
import { ConsentDesk } from '../../../../client/live/consent-desk.ts';
import type { Door } from '../../../../client/live/ports.ts';
import { fakePersona } from '../../../support/client-harness/fake-persona.ts';

const takeBack = { type: 'consent.revoke' } as const;

it('[PN45] shows what is given, and what it is after it was taken back', async () => {
  const desk = new ConsentDesk(fakePersona(false));
  expect(desk.persona.value).toBeNull();
  await desk.load();
  expect(desk.persona.value?.consent).toMatchObject({ kind: 'given', epoch: 1 });
  expect(await desk.send(takeBack)).toEqual({ kind: 'accepted', seq: 3 });
  expect(desk.persona.value?.consent).toMatchObject({ kind: 'revoked' });
});

it('[PN46] says what was not done and what to do then', async () => {
  const lost: Pick<Door, 'persona' | 'consent'> = {
    ...fakePersona(false),
    consent: async () => ({ kind: 'unreachable' }),
  };
  const desk = new ConsentDesk(lost);
  await desk.load();
  expect(await desk.send(takeBack)).toMatchObject({
    kind: 'lost',
    message: expect.stringContaining('have an administrator switch the avatar off'),
  });
  // What was known stands.
  expect(desk.persona.value?.consent.kind).toBe('given');
  const refused = { kind: 'refused', code: 'no-consent', message: 'There is no consent to take back.' } as const;
  expect(await new ConsentDesk({ ...lost, consent: async () => refused }).send(takeBack)).toEqual(refused);
});

it('[PN46] shows nothing to whoever may not see it, and keeps what it knew while nobody answers', async () => {
  const refused = { kind: 'refused', code: 'not-allowed', message: 'Your role cannot do this.' } as const;
  const desk = new ConsentDesk({ ...fakePersona(false), persona: async () => refused });
  await desk.load();
  expect(desk.persona.value).toBeNull();
});
