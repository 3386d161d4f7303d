import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';
import { launchTalkingBrowser } from './talking-browser.ts';
import { Visitor, withinMs } from './visitor.ts';

const question = 'What happens to the old building when we move to the harbour?';
/** As the recogniser writes it. */
const written = /^What happens to the old building when we move to the harbou?r\?$/;
/** The browser plays the file anew each time a microphone opens: all of it has been said by then. */
const saidMs = 4500;

/** Voices are off: a question is asked aloud without them. Nobody's hall is drawn here. */
describe('a question asked aloud', () => {
  let app: RunningApp;
  let talking: Awaited<ReturnType<typeof launchTalkingBrowser>>;
  let ada: Visitor;
  let mo: PageClient;

  beforeAll(async () => {
    talking = await launchTalkingBrowser(question, 20);
    app = await RunningApp.start({ ROSTRUM_LIVEKIT_BIN: '' });
    [ada, mo] = await Promise.all([
      Visitor.enter(talking.browser, app.links.attendee, 'Ada'),
      PageClient.join(app.links.desk, 'Mo', 'desk'),
    ]);
  });
  afterAll(async () => {
    await mo?.leave();
    await talking?.close();
    await app?.close();
  });

  const box = () => ada.page.getByLabel(/^Ask /);
  const talk = () => ada.page.locator('.talk-button');
  const boxReads = (text: RegExp) =>
    expect.poll(() => box().inputValue(), { timeout: withinMs, interval: 200 }).toMatch(text);
  const sent: string[] = [];

  it('[AV1] is heard while the button is held, stands in the box to be read, and reaches the desk when it is sent', async () => {
    ada.page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname === '/speech') sent.push(`${request.method()} ${request.postDataBuffer()?.length ?? 0}`);
    });
    await ada.sees(
      ada.page.getByText('Your voice goes to this server only while you hold the button, and is not kept.'),
    );
    await talk().hover();
    await ada.page.mouse.down();
    await ada.sees(ada.page.getByText(/^Listening, [2-9] s$/));
    await ada.shoot('asking-aloud');
    await ada.page.waitForTimeout(saidMs);
    expect(sent).toEqual([]);
    await ada.page.mouse.up();
    await boxReads(written);
    await ada.sees(ada.page.getByText('Written down. Read it, change what is wrong, then send it.'));
    await ada.shoot('asked-aloud');
    expect(mo.questions.flatMap(({ changed }) => changed)).toEqual([]);
    // Two bytes a sample at 16 kHz: what was said while the button was down, and nothing more.
    const [, bytes = 0] = sent[0]?.split(' ').map(Number) ?? [];
    expect([sent.length, bytes > 2 * 16_000 * 3, bytes < 2 * 16_000 * 30]).toEqual([1, true, true]);
    await ada.page.getByRole('button', { name: 'Send' }).click();
    await ada.sees(ada.page.getByText('Sent. A moderator will read it.'));
    const isThere = () =>
      mo.questions.some(({ changed }) => changed.some(({ text }) => text !== null && written.test(text)));
    await mo.until('the question on the desk', isThere);
  });

  it('[AV2] works by key, by touch and by a screen reader’s press; it is thrown away by Escape and by Discard', async () => {
    await talk().focus();
    await ada.page.keyboard.down('Space');
    await ada.sees(ada.page.getByText(/^Listening, \d+ s$/));
    await ada.page.keyboard.press('Escape');
    await ada.sees(talk().getByText('Hold to talk'));
    await ada.page.keyboard.up('Space');
    // The panel is still there: Escape was for what was being said.
    await ada.sees(box());
    await talk().evaluate((button) => button instanceof HTMLElement && button.click());
    await ada.sees(ada.page.getByText(/^Listening, ([5-9]|1\d) s$/));
    await ada.page.keyboard.press('Enter');
    await boxReads(written);
    await ada.page.getByRole('button', { name: 'Discard' }).click();
    await boxReads(/^$/);
    expect(sent).toHaveLength(2);
  });

  it('[AV6] opens no microphone of the hall, and lets go of its own', async () => {
    await ada.sees(ada.page.getByRole('button', { name: 'Voices are off' }));
    expect(ada.troubles).toEqual([]);
    expect(app.output).not.toMatch(/harbou?r/i);
  });

  it('[AV7] is not offered where speech is not written down', async () => {
    const off = await RunningApp.start({ ROSTRUM_LIVEKIT_BIN: '', SPEECH_RECOGNITION: 'off' });
    try {
      const bo = await Visitor.enter(talking.browser, off.links.attendee, 'Bo');
      await bo.sees(bo.page.getByLabel(/^Ask /));
      expect(await bo.page.locator('.talk-button').count()).toBe(0);
      await bo.close();
    } finally {
      await off.close();
    }
  });
});
