import { inside, press, type Screen, scrollTo } from './screen.ts';

/** The leader's page. */
export const studioScreens: readonly Screen[] = [
  inside('studio-model', 'page=studio&scene=unread&role=leader', async (page) => {
    await page.locator('.model-line').evaluate((line) => line.scrollIntoView({ block: 'center' }));
  }),
  inside('studio', 'page=studio&scene=speaking&role=leader'),
  inside('studio-live', 'page=studio&scene=live&role=leader'),
  inside('studio-off', 'page=studio&scene=silent&role=leader&voices=off'),
  inside('studio-review', 'page=studio&scene=quiet&role=leader', async (page) => {
    const review = page.getByRole('region', { name: 'Review' });
    await review.locator('summary').click();
    await review.getByRole('button', { name: 'Wrong' }).first().click();
    await review.getByRole('button', { name: 'Say it better' }).first().click();
    await review.getByRole('button', { name: 'What would it say now?' }).last().click();
    await review.evaluate((section) => section.scrollIntoView());
  }),
  inside('studio-inbox', 'page=studio&scene=quiet&role=leader', (page) => scrollTo(page, '#not-known')),
  inside('studio-inbox-delegate', 'page=studio&scene=quiet&studio=delegate', async (page) => {
    const inbox = page.getByRole('region', { name: 'What the avatar did not know' });
    await inbox.locator('summary').nth(1).click();
    await scrollTo(page, '#not-known');
  }),
  inside('studio-inbox-answer', 'page=studio&scene=quiet&role=leader', async (page) => {
    await press('Answer all 3 at once')(page);
    await page.getByLabel('In your words').fill('Pay follows the work, and we look at it every April.');
    await page.locator('.inbox-answer').evaluate((answer) => answer.scrollIntoView());
  }),
  inside('studio-inbox-sent', 'page=studio&scene=quiet&role=leader', async (page) => {
    await press(/^Answer “Will pay/)(page);
    await page.getByLabel('In your words').fill('Pay follows the work, and we look at it every April.');
    await press('Send the answer')(page);
    await page.getByText('Sent. They find it').waitFor();
    await page.locator('.inbox-answer').evaluate((answer) => answer.scrollIntoView());
  }),
  inside('studio-inbox-refused', 'page=studio&scene=quiet&role=leader', async (page) => {
    await press('Answer all 3 at once')(page);
    await page.getByLabel('In your words').fill('meanwhile');
    await press('Send the answer')(page);
    await page.getByText('Somebody has answered it meanwhile').waitFor();
    await press('Keep it as a statement')(page);
    await page.getByText('Kept. It waits').waitFor();
    await page.locator('.inbox-answer').evaluate((answer) => answer.scrollIntoView());
  }),
  inside('studio-signing', 'page=studio&scene=quiet&role=leader', async (page) => {
    await press('Edit')(page);
    await press('Sign an answer')(page);
    await page
      .locator('.answer-form')
      .first()
      .evaluate((form) => form.scrollIntoView());
  }),
  inside('studio-manner', 'page=studio&scene=quiet&role=leader', async (page) => {
    await page.getByRole('radio', { name: 'Slow' }).check();
    await page.getByRole('textbox', { name: 'Openings' }).fill('Thank you for asking.\nThe offices stay open.');
    await page.getByRole('textbox', { name: 'Closings' }).fill('I hope that helps.');
    await page.getByRole('heading', { name: 'Manner' }).evaluate((heading) => heading.scrollIntoView());
  }),
  inside('studio-away', 'page=studio&scene=away&role=leader'),
  inside('studio-rehearsed', 'page=studio&scene=held&role=leader', async (page) => {
    const card = page.getByRole('region', { name: 'Rehearsal' });
    for (const list of ['Topics without', 'Another answer when', 'Statements that may', 'Figures by'])
      await card.locator('summary', { hasText: list }).click();
    await card.evaluate((element) => element.scrollIntoView());
  }),
  inside('studio-import', 'page=studio&scene=quiet&role=leader', async (page) => {
    const files = ['2026.mbox', 'speech.docx'].map((name) => ({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from('x'),
    }));
    await page.getByLabel('Files', { exact: true }).setInputFiles(files);
    await press('Read the files')(page);
    await page.getByText('to decide').waitFor();
    await scrollTo(page, '#bring');
  }),
  inside('studio-edit', 'page=studio&scene=quiet&role=leader', async (page) => {
    await page
      .getByLabel('Files', { exact: true })
      .setInputFiles({ name: 'a.md', mimeType: 'text/plain', buffer: Buffer.from('x') });
    await press('Read the files')(page);
    await press(/^Edit “Re:/)(page);
    await page.getByText('More about these files').click();
    await scrollTo(page, '#bring');
  }),
  inside('studio-asked', 'page=studio&scene=quiet&role=leader&many=40', (page) => scrollTo(page, '.asked-of-you')),
  inside('studio-many', 'page=studio&scene=quiet&role=leader&studio=many', async (page) => {
    await press(/at once$/)(page);
    await page.getByText('On office 2 ').first().click();
    await scrollTo(page, '#statements');
  }),
  inside('studio-write', 'page=studio&scene=quiet&role=leader&studio=many', async (page) => {
    await press('Write a statement')(page);
    await page.getByText('Who may hear it, when').click();
    await page.getByLabel('Find an older statement').fill('lisbon 12');
    await scrollTo(page, '#statements');
  }),
  inside('studio-delegates', 'page=studio&scene=quiet&role=leader&studio=many', async (page) => {
    await page.getByLabel('Name a delegate').fill('chi');
    await press('Choose Chiara Lombardi')(page);
    await page.getByRole('button', { name: 'canteen', exact: true }).click();
    await scrollTo(page, '#delegates');
  }),
  inside('studio-delegate', 'page=studio&scene=quiet&studio=delegate'),
  inside('studio-nobody', 'page=studio&scene=quiet&studio=nobody'),
];
