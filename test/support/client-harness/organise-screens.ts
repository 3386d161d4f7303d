import type { Page } from 'playwright-core';
import { outside, press, type Screen } from './screen.ts';

const organise = (name: string, how: string, prepare?: Screen['prepare']) =>
  outside(name === '' ? 'organise' : `organise-${name}`, `page=organise&organise=${how}`, async (page) => {
    await page.locator('.planned, .organise-empty').first().waitFor();
    await prepare?.(page);
  });
const card = (page: Page, title: string) => page.locator('.planned', { hasText: title });
/** A town hall in the night in which clocks go forward, with more that is not right. */
const writesWrongly = async (page: Page) => {
  await press('Plan a town hall')(page);
  await page.getByLabel('Day', { exact: true }).fill('2031-03-30');
  await page.getByLabel('Time', { exact: true }).fill('02:30');
  await page.getByLabel('Time zone').selectOption('Europe/Stockholm');
  await page.getByLabel('How long, in minutes').fill('an hour');
  await page.getByLabel('Only some departments').check();
  await press('Plan it')(page);
  await page.locator('.field-trouble').first().waitFor();
};
const isChangedMeanwhile = async (page: Page) => {
  const spring = card(page, 'Spring town hall');
  await spring.getByRole('button', { name: /^Edit/ }).click();
  await page.getByLabel('Title').fill('Spring town hall, and what comes after it');
  await press('Save the changes')(page);
  await page.locator('.meanwhile').first().waitFor();
};

/** What axe looks at. */
export const organiseScreens: readonly Screen[] = [
  organise('', 'company', async (page) => {
    await card(page, 'Americas').getByText('Read the invitation').click();
    await card(page, 'Spring')
      .getByRole('button', { name: /^Cancel it/ })
      .click();
  }),
  organise('none', 'none'),
  organise('wrong', 'company', writesWrongly),
  organise('changed', 'changed', isChangedMeanwhile),
];

/** States that are photographed only. */
export const moreOrganiseScreens: readonly Screen[] = [
  organise('list', 'company'),
  organise('list-end', 'company', (page) => page.locator('#over').evaluate((it) => it.scrollIntoView())),
  organise('lobby', 'lobby', press(/^Begin/)),
  organise('cancelling', 'company', async (page) => {
    await card(page, 'Spring')
      .getByRole('button', { name: /^Cancel it/ })
      .click();
    await page.locator('.ask-once').evaluate((it) => it.scrollIntoView({ block: 'center' }));
  }),
  organise('refused', 'company', async (page) => {
    await card(page, 'Spring')
      .getByRole('button', { name: /^Open the doors/ })
      .click();
    await page.locator('.ask-once button.primary').click();
    await page.getByRole('alert').waitFor();
    await page.locator('.ask-once').evaluate((it) => it.scrollIntoView({ block: 'center' }));
  }),
  organise('invitation', 'invitation', async (page) => {
    await card(page, 'Americas').getByText('Read the invitation').click();
    await card(page, 'Americas').evaluate((it) => it.scrollIntoView({ block: 'center' }));
  }),
  organise('demo', 'demo', press('Plan a town hall')),
  organise('form', 'company', press('Plan a town hall')),
  organise('form-end', 'none', async (page) => {
    await press('Plan a town hall')(page);
    await page.locator('.plan-end').scrollIntoViewIfNeeded();
  }),
  organise('form-middle', 'company', async (page) => {
    await press('Plan a town hall')(page);
    await page.getByText('Where, and who').evaluate((it) => it.scrollIntoView());
  }),
  organise('twice', 'company', async (page) => {
    await press('Plan a town hall')(page);
    await page.getByLabel('Time zone').selectOption('Europe/Stockholm');
    await page.getByLabel('Day', { exact: true }).fill('2031-10-26');
    await page.getByLabel('Time', { exact: true }).fill('02:30');
    await page.locator('.plan-twice').evaluate((it) => it.scrollIntoView({ block: 'center' }));
  }),
  organise('begun', 'company', async (page) => {
    await card(page, 'How we set pay').getByRole('button', { name: /^Edit/ }).click();
  }),
  outside('organise-silent', 'page=organise&organise=silent', (page) => page.getByRole('alert').waitFor()),
  outside('organise-not-allowed', 'page=organise&organise=not-allowed'),
];
