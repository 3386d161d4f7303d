import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyPath } from '../../protocol/body-files.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';

const bodyOf = (name: string) => readFileSync(path.join(import.meta.dirname, `../../assets/models/leader-${name}.glb`));

describe('a town hall for another persona', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await RunningApp.start({ PERSONA: 'daniel-okafor' });
  });
  afterAll(() => app?.close());

  /** Whom a page is told of by the running app, and the body that it fetches. */
  async function seenAt(link: string) {
    const page = await PageClient.join(link, 'Ada');
    const { leaderName, title, leaderBody } = await page.me();
    const body = Buffer.from(await (await page.fetch(bodyPath(leaderBody))).arrayBuffer());
    await page.leave();
    return { leaderName, title, isOkafor: body.equals(bodyOf('okafor')) };
  }

  const daniels = { leaderName: 'Daniel Okafor', title: 'Calder Bay Ferries town hall', isOkafor: true };

  it('[PN7] is theirs, by name, company and body', async () => {
    expect(await seenAt(app.links.attendee)).toEqual(daniels);
  });

  it('[PN8] stays theirs when it is started again for another, and says so', async () => {
    await app.kill();
    const again = await RunningApp.start({ PERSONA: 'maya-lindqvist', DATA_DIR: app.dataDir });
    try {
      expect(again.output).toContain('This town hall was made for Daniel Okafor (“daniel-okafor”), and stays theirs');
      expect(again.output).toContain('For a town hall with PERSONA=maya-lindqvist, begin with another data folder');
      expect(await seenAt(again.links.attendee)).toEqual(daniels);
    } finally {
      await again.close();
    }
  });
});
