import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberIdSchema } from '../../protocol/ids.ts';
import { launchBrowser } from '../support/browser.ts';
import { PageClient } from '../support/page-client.ts';
import { RunningApp } from '../support/running-app.ts';
import { Visitor } from './visitor.ts';

/** One small hall is drawn in software. */
const viewport = { width: 640, height: 400 };

describe('somebody whose colleague is in another section', () => {
  let app: RunningApp;
  let browser: Browser;
  let desk: PageClient;
  let ada: PageClient;
  let bo: PageClient;
  let nora: Visitor;

  beforeAll(async () => {
    app = await RunningApp.start({ SECTION_BODIES: '2' });
    browser = await launchBrowser();
    desk = await PageClient.join(app.links.desk, 'Mo', 'desk');
    ada = await PageClient.join(app.links.attendee, 'Ada');
    bo = await PageClient.join(app.links.attendee, 'Bo');
    nora = await Visitor.enter(browser, app.links.attendee, 'Nora', { viewport, draws: 'picture' });
    await nora.page.getByRole('button', { name: 'People' }).click();
    await nora.page.getByLabel('Find a colleague').fill('ada');
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });
  const inNorasPanel = (text: string) => nora.page.getByRole('complementary', { name: 'People' }).getByText(text);
  const idOfNora = () => [...desk.people.values()].find(({ name }) => name === 'Nora')?.memberId;
  const sitBeside = () => nora.page.getByRole('button', { name: 'Sit beside Ada' }).click();

  it('[E28] finds them by name, and reads that no seat is free there', async () => {
    await nora.sees(inNorasPanel('In another part of the hall'));
    await sitBeside();
    await nora.sees(inNorasPanel('No seat is free near Ada.'));
    expect(Object.values(ada.roster).map(({ name }) => name)).not.toContain('Nora');
  });

  it('[E28] the moderator finds them on the desk, who is in no section of theirs, and mutes them', async () => {
    // The desk's link belongs to the browser that opened it first.
    const [name = '', value = ''] = desk.cookie.split('=');
    const cookie = {
      name,
      value,
      domain: new URL(app.url).hostname,
      path: '/',
      expires: -1,
      httpOnly: true,
      secure: false,
    };
    const storageState = { cookies: [{ ...cookie, sameSite: 'Lax' as const }], origins: [] };
    const mo = await Visitor.enter(browser, app.links.desk, 'Mo', { viewport, storageState });
    await mo.sees(mo.page.getByText('4 people here'));
    await mo.page.getByText('People', { exact: false }).and(mo.page.locator('summary')).click();
    const norasCard = mo.page.getByRole('listitem').filter({ hasText: 'Nora' });
    await norasCard.getByRole('button', { name: 'Mute' }).click();
    await mo.sees(norasCard.getByText('· muted'));
    const isNoraMuted = () => [...desk.people.values()].some(({ name, isMuted }) => name === 'Nora' && isMuted);
    await desk.until('Nora muted', isNoraMuted);
    await norasCard.getByRole('button', { name: 'Unmute' }).click();
    await mo.seesNoMore(norasCard.getByText('· muted'));
    expect(mo.troubles).toEqual([]);
  });

  it('[E28] goes and sits beside them in one action, and both see each other', async () => {
    await desk.must({ type: 'member.remove', memberId: memberIdSchema.parse(bo.memberId), reason: '' });
    await sitBeside();
    const isBeside = () => Object.values(ada.roster).some(({ name, slot }) => name === 'Nora' && Number(slot) < 250);
    await ada.until('Nora beside her', isBeside);
    await nora.sees(inNorasPanel('Hear the people around me'));
    await nora.sees(inNorasPanel('Ada'));
    await nora.sees(nora.page.getByText('Nobody is speaking'));
    expect(nora.troubles).toEqual([]);
  });

  it('[CO18] whoever comes in by an invitation sits beside who invited them', async () => {
    await desk.must({ type: 'member.remove', memberId: memberIdSchema.parse(idOfNora()), reason: '' });
    const invitation = `${app.links.attendee}?beside=${ada.memberId}`;
    const pat = await Visitor.open(browser, invitation, { viewport, draws: 'picture' });
    expect(new URL(pat.page.url()).search).toBe(`?beside=${ada.memberId}`);
    await pat.comeIn('Pat');
    const seatOfPat = () => Object.values(ada.roster).find(({ name }) => name === 'Pat')?.seatId;
    await ada.until('Pat beside her', () => seatOfPat() !== undefined);
    expect(new URL(pat.page.url()).search).toBe('');
    expect(pat.troubles).toEqual([]);
  });
});
