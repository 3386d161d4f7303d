import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';
import { launchTalkingBrowser } from './talking-browser.ts';
import { Visitor } from './visitor.ts';

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

  it('[LC7] tells the leader before they take over, and while they are live, that nothing of it is kept', async () => {
    await maya.sees(
      maya.page.getByText('What you say is captioned automatically; neither your voice nor your words are recorded.'),
    );
    await maya.page.getByRole('button', { name: 'Take over with your microphone' }).click();
    await maya.sees(maya.page.getByText('Automatic captions follow your words.'));
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

  it('[LC1] shows what an asker on the floor says, with their light; neither record nor log holds a word of anybody', async () => {
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
    const record = await (await mo.fetch('/api/record')).text();
    expect([record.includes('floor.given'), heard.test(record), heard.test(app.output)]).toEqual([true, false, false]);
  });
});
