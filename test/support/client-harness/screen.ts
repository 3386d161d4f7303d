import type { Page } from 'playwright-core';

/** A face of the pages: where it is, and what is done there before it is looked at. */
export interface Screen {
  readonly name: string;
  readonly query: string;
  /** Whether one comes in first. */
  readonly enters: boolean;
  readonly prepare?: (page: Page) => Promise<void>;
}

export const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
/** The list may be open already. */
export const opens =
  (name: string, button = name) =>
  async (page: Page) => {
    const list = page.getByRole('complementary', { name, exact: true });
    if (!(await list.isVisible())) await page.getByRole('button', { name: new RegExp(`^${button}`) }).click();
    await list.waitFor();
  };
export const find = (name: string) => async (page: Page) => {
  await opens('People')(page);
  await page.getByLabel('Find a colleague').fill(name);
  await page.locator('.people li.empty').getByText(/name/).waitFor();
};
export const scrollTo = (page: Page, part: string) => page.locator(part).evaluate((it) => it.scrollIntoView());
export const refused = async (page: Page) => {
  await press('Raise hand')(page);
  await page.getByRole('alert').waitFor();
};

/** And waits for what asks the same. */
export const typesLike = async (page: Page) => {
  await opens('Questions')(page);
  await page.locator('#ask').fill('Is Porto closed for good?');
  await page.getByText('questions are much like yours').waitFor();
};

export const asksAnonymously = async (page: Page) => {
  await opens('Questions')(page);
  await page.getByLabel('Anonymously').check();
};

/** Two figures with their entries. */
export const opened = async (page: Page) => {
  for (const figure of ['Answered', 'Called before its turn']) await page.getByText(figure).first().click();
  await page.locator('.figure-entries').nth(1).waitFor();
};

export const hall = (name: string, query: string, prepare?: Screen['prepare']): Screen => ({
  name: `hall-${name}`,
  query: `page=hall&${query}`,
  enters: true,
  ...(prepare === undefined ? {} : { prepare }),
});
export const inside = (name: string, query: string, prepare?: Screen['prepare']): Screen => ({
  ...hall(name, '', prepare),
  name,
  query,
});
export const outside = (name: string, query: string, prepare?: Screen['prepare']): Screen => ({
  ...inside(name, query, prepare),
  enters: false,
});

/** Every page in its states: what is photographed, and what axe looks at. */

/** Opens a face of the pages. */
export async function show(page: Page, url: string, { query, enters, prepare }: Screen): Promise<void> {
  await page.goto(`${url}?${query}`);
  await page.locator('main h1, header h1').first().waitFor();
  if (enters) {
    await page.locator('form button.primary').click();
    await page.locator('.hall, .desk, .studio').waitFor();
    // Time for the stage, the lists and the drawing to come.
    await page.locator('.stage-now, .desk, .studio').first().waitFor();
    await page.waitForTimeout(700);
  }
  await prepare?.(page);
}
