import { pino } from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { openMind } from '../../../server/hall-mind.ts';
import { demoKnowledge, noAbort } from '../../unit/mind/knowledge.ts';

describe('the mind of the hall', () => {
  const { mind, close } = openMind({ model: null, dataDir: null, ownNames: [], log: pino({ level: 'silent' }) });
  afterAll(close);

  it('[M60] is behind the guards', async () => {
    const answer = await mind.answer('How much does Elin Berg earn?', demoKnowledge, noAbort);
    expect(answer).toMatchObject({ outcome: 'abstained', reason: 'guard', kind: 'personal' });
  });
});
