import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { RunningApp } from '../support/running-app.ts';
import { Visitor } from './visitor.ts';

/** Voices are up, but this browser's network lets no UDP through, as many an office does. */
describe('a network that lets no sound through', () => {
  let app: RunningApp;
  let browser: Browser;
  let ada: Visitor;

  beforeAll(async () => {
    app = await RunningApp.start();
    browser = await launchBrowser({
      // The switch has another name in other versions.
      flags: [
        '--disable-3d-apis',
        '--webrtc-ip-handling-policy=disable_non_proxied_udp',
        '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
      ],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('[B40] is named in the hall within some seconds; asking goes on', async () => {
    ada = await Visitor.enter(browser, app.links.attendee, 'Ada');
    await ada.sees(ada.page.getByText('Sound cannot get through this network. Captions and text go on.'));
    await ada.sees(ada.page.getByRole('button', { name: 'Sound is blocked here' }));
    await ada.ask('What is our strategy on products?');
    await ada.photograph('hall-blocked');
  });

  it('[B40] is named in the studio, where taking over then is off', async () => {
    const maya = await Visitor.enter(browser, app.links.leader, 'Maya');
    await maya.sees(maya.page.getByText(/Your sound cannot get through this network/));
    expect(await maya.page.getByRole('button', { name: 'Take over with your microphone' }).isDisabled()).toBe(true);
    await maya.photograph('studio-blocked');
    await maya.close();
  });

  it('[B40] is named on the desk; an answer is captioned and can be stopped', async () => {
    const mo = await Visitor.enter(browser, app.links.desk, 'Mo');
    await mo.sees(mo.page.getByText(/Sound cannot get through this network/));
    await mo.page.getByRole('button', { name: 'Approve' }).click();
    await mo.sees(mo.page.getByText('Ready to speak'));
    await mo.page.getByRole('button', { name: 'Call' }).click();
    await ada.sees(ada.region('Captions').locator('.spoken'));
    await mo.page.getByRole('button', { name: 'Stop', exact: true }).click();
    await ada.seesNoMore(ada.region('Captions'));
  });
});
