import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';
import { launchTalkingBrowser } from './talking-browser.ts';
import { Visitor } from './visitor.ts';

const transcriptSchema = z.object({
  transcript: z.array(z.object({ who: z.string(), label: z.string().nullable(), text: z.string() })),
});
const said = 'What happens to the old building when we move to the harbour?';
/** What is left of it for sure after microphone and line. */
const heard = /old building/i;

/** Every microphone here says the same sentence again and again. Nobody's hall is drawn: two cores are for voices. */
describe('captions of those who speak live on the stage', () => {
  let app: RunningApp;
  let talking: Awaited<ReturnType<typeof launchTalkingBrowser>>;
  let ada: Visitor;
  let maya: Visitor;
  let mo: PageClient;

  beforeAll(async () => {
    talking = await launchTalkingBrowser(said, 3);
    app = await RunningApp.start();
    [ada, maya, mo] = await Promise.all([
      Visitor.enter(talking.browser, app.links.attendee, 'Ada'),
      Visitor.enter(talking.browser, app.links.leader, 'Maya'),
      PageClient.join(app.links.desk, 'Mo', 'desk'),
    ]);
  });
  afterAll(async () => {
    await mo?.leave();
    await talking?.close();
    await app?.close();
  });

  const publicRecord = async () => await (await mo.fetch('/api/record')).text();
  const recorded = async () =>
    [...(await publicRecord()).matchAll(/\\"type\\":\\"([a-z.-]+)\\"/g)].map(([, type]) => type);
  const transcriptRows = async () =>
    transcriptSchema.parse(await (await mo.fetch('/api/files/transcript.json')).json()).transcript;

  it('[LC7] [LV4] tells the leader before they take over, and while they are live, that their words are kept and their voice is not', async () => {
    await maya.sees(
      maya.page.getByText('Your words are captioned and kept in the record, as text; your voice is not.'),
    );
    await maya.page.getByRole('button', { name: 'Take over with your microphone' }).click();
    await maya.sees(
      maya.page.getByText(
        /^You are live. Automatic captions follow your words and are kept in the record, as text; your voice is not/,
      ),
    );
  });

  it('[LC6] shows what the leader says, in amber, as automatic captions, in the hall and in the studio', async () => {
    for (const one of [ada, maya]) {
      const captions = one.region('Captions');
      await one.sees(captions.locator('.caption-text').filter({ hasText: heard }));
      await one.sees(captions.getByText('Live', { exact: true }));
      await one.sees(captions.getByText(/^Automatic captions/));
    }
    await ada.photograph('living-captions');
  });

  it('[LC3] takes them away with the stage', async () => {
    await maya.page.getByRole('button', { name: 'Give the stage back' }).click();
    await ada.seesNoMore(ada.region('Captions'));
  });

  it('[LV1] [LV6] has what the leader said in the record, after their going live and before the end of it; the public form has none of the words', async () => {
    const types = await recorded();
    const [from, to] = [types.indexOf('stage.taken-over'), types.indexOf('stage.released')];
    expect(from).toBeGreaterThan(0);
    expect(types.slice(from, to)).toContain('human.said');
    expect(types.slice(to)).not.toContain('human.said');
    const transcript = await transcriptRows();
    expect(transcript.some(({ who, label, text }) => who === 'Maya' && label === 'HUMAN' && heard.test(text))).toBe(
      true,
    );
    expect(heard.test(await publicRecord())).toBe(false);
  });

  it('[LC1] shows what an asker on the floor says, with their light; the record has no word of theirs, and the log none of anybody', async () => {
    const before = (await recorded()).filter((type) => type === 'human.said').length;
    const adaId = [...mo.people.values()].find(({ name }) => name === 'Ada')?.memberId;
    if (adaId === undefined) throw new Error('Ada is not on the desk');
    await mo.must({ type: 'floor.give', memberId: adaId });
    await ada.sees(ada.page.getByText(/everybody hears you, and reads automatic captions that are not kept/));
    await ada.page.getByRole('button', { name: 'Microphone off' }).click();
    const captions = ada.region('Captions');
    await ada.sees(captions.locator('.caption-text').filter({ hasText: heard }));
    await ada.sees(captions.getByText('On the floor', { exact: true }));
    await mo.must({ type: 'floor.take' });
    await ada.seesNoMore(captions);
    expect(mo.moments.some((moment) => moment.kind === 'living-words' && heard.test(moment.text))).toBe(true);
    const types = await recorded();
    expect([types.includes('floor.taken'), types.filter((type) => type === 'human.said').length]).toEqual([
      true,
      before,
    ]);
    const [asker] = (await transcriptRows()).filter(({ who }) => who === 'Ada');
    expect(asker?.text).toBe('Had the floor. Their words are not kept.');
    expect([heard.test(await publicRecord()), heard.test(app.output)]).toEqual([false, false]);
  });
});
