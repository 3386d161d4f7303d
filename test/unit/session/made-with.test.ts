import { describe, expect, it } from 'vitest';
import { personaOf } from '../../../server/session/made-with.ts';
import { Listener, openTownhallSession, townhallId } from '../../support/build-session.ts';
import { startMs } from '../../support/build-townhall.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryRecord } from '../../support/memory-record.ts';

describe('the persona of a record', () => {
  it('[PN8] is the one that its town hall was made with; an empty record has none', async () => {
    const record = new MemoryRecord();
    expect(await personaOf(record, townhallId)).toBeNull();
    const session = await openTownhallSession(record, new FakeClock(startMs), new Listener());
    expect(await personaOf(record, townhallId)).toBe(session.state.personaId);
  });
});
