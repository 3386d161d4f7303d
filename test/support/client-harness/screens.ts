import type { Page } from 'playwright-core';

/** A face of the pages: where it is, and what is done there before it is looked at. */
export interface Screen {
  readonly name: string;
  readonly query: string;
  /** Whether one comes in first. */
  readonly enters: boolean;
  readonly prepare?: (page: Page) => Promise<void>;
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
/** The list may be open already. */
const opens =
  (name: string, button = name) =>
  async (page: Page) => {
    const list = page.getByRole('complementary', { name, exact: true });
    if (!(await list.isVisible())) await page.getByRole('button', { name: new RegExp(`^${button}`) }).click();
    await list.waitFor();
  };
const find = (name: string) => async (page: Page) => {
  await opens('People')(page);
  await page.getByLabel('Find a colleague').fill(name);
  await page.locator('.people li.empty').getByText(/name/).waitFor();
};
const scrollTo = (page: Page, part: string) => page.locator(part).evaluate((it) => it.scrollIntoView());
const refused = async (page: Page) => {
  await press('Raise hand')(page);
  await page.getByRole('alert').waitFor();
};

/** And waits for what asks the same. */
const typesLike = async (page: Page) => {
  await opens('Questions')(page);
  await page.locator('#ask').fill('Is Porto closed for good?');
  await page.getByText('questions are much like yours').waitFor();
};

const asksAnonymously = async (page: Page) => {
  await opens('Questions')(page);
  await page.getByLabel('Anonymously').check();
};

/** Two figures with their entries. */
const opened = async (page: Page) => {
  for (const figure of ['Answered', 'Called before its turn']) await page.getByText(figure).first().click();
  await page.locator('.figure-entries').nth(1).waitFor();
};

const hall = (name: string, query: string, prepare?: Screen['prepare']): Screen => ({
  name: `hall-${name}`,
  query: `page=hall&${query}`,
  enters: true,
  ...(prepare === undefined ? {} : { prepare }),
});
const inside = (name: string, query: string, prepare?: Screen['prepare']): Screen => ({
  ...hall(name, '', prepare),
  name,
  query,
});
const outside = (name: string, query: string, prepare?: Screen['prepare']): Screen => ({
  ...inside(name, query, prepare),
  enters: false,
});

/** Every page in its states: what is photographed, and what axe looks at. */
export const screens: readonly Screen[] = [
  outside('join', 'page=hall'),
  outside('join-look', 'page=hall&draw=no', press('Change it')),
  outside('join-mirror', 'page=hall&draw=yes', press('Change it')),
  outside('join-line', 'page=hall&scene=line', (page) => page.locator('form button.primary').click()),
  outside('join-elsewhere', 'page=hall&scene=elsewhere', (page) => page.locator('form button.primary').click()),
  outside('join-no-name', 'page=hall', async (page) => {
    await page.getByLabel('Your name').fill('');
    await page.locator('form button.primary').click();
  }),
  outside('turned-away', 'page=turned-away'),
  outside('unreachable', 'page=unreachable'),
  outside('join-signed-in', 'page=hall&scene=signed-in'),
  outside('sign-in-trouble', 'page=sign-in&sign-in=trouble'),
  outside('sign-in-down', 'page=sign-in&sign-in=down'),
  outside('signed-in', 'page=signed-in', (page) => page.locator('.own-sessions').waitFor()),
  outside('invitations', 'page=invitations', (page) => page.locator('.invitation').first().waitFor()),
  outside('invitations-none', 'page=invitations&invited=none', (page) => page.locator('.empty').waitFor()),
  outside('invitations-some', 'page=invitations', async (page) => {
    await page.getByLabel('For', { exact: true }).selectOption('some');
    await page.getByLabel('How many').fill('0');
    await press('Make the link')(page);
    await press('Make a link for yourself')(page);
    await page.getByRole('button', { name: 'Copy link, for yourself' }).click();
  }),
  outside('invited', 'page=invited'),
  outside('invited-moderator', 'page=invited&invited=moderator'),
  outside('invited-organiser', 'page=invited&invited=organiser'),
  outside('invited-late', 'page=invited&invited=late'),
  hall('people-invited', 'scene=invited', opens('People')),
  inside('desk-organiser', 'page=desk&scene=organising&role=organiser'),
  hall('quiet', 'scene=quiet'),
  hall('speaking', 'scene=speaking'),
  hall('live', 'scene=live'),
  hall('own-floor', 'scene=own-floor'),
  hall('called', 'scene=called', opens('Questions')),
  hall('held', 'scene=held'),
  hall('silent', 'scene=silent'),
  hall('empty', 'scene=empty', opens('Questions')),
  hall('strained', 'scene=strained'),
  hall('failing', 'scene=failing'),
  hall('closed', 'scene=closed'),
  hall('muted', 'scene=muted'),
  hall('report', 'scene=quiet', async (page) => {
    await opens('People')(page);
    await press('Report Benjamín Ruiz')(page);
  }),
  hall('voices-closed', 'scene=voices-closed'),
  hall('by-hand', 'scene=by-hand'),
  hall('allowed', 'scene=allowed'),
  hall('slow-and-calm', 'scene=slow-and-calm', opens('Questions')),
  hall('away', 'scene=away'),
  hall('blocked', 'scene=speaking&voices=blocked'),
  hall('voices-off', 'scene=quiet&voices=off'),
  hall('undrawn', 'scene=speaking&draw=no'),
  hall('picture', 'scene=quiet&draw=picture&full'),
  hall('picture-speaking', 'scene=speaking&draw=picture&full'),
  hall('picture-live', 'scene=live&draw=picture&full&leader=okafor'),
  hall('picture-silent', 'scene=silent&draw=picture&full'),
  hall('sound', 'scene=speaking&draw=sound'),
  hall('captions-alone', 'scene=speaking&draw=captions'),
  hall('questions', 'scene=speaking', opens('Questions')),
  hall('corrected', 'scene=quiet', async (page) => {
    await opens('Questions')(page);
    await page
      .locator('.correction')
      .first()
      .evaluate((told) => told.scrollIntoView({ block: 'center' }));
  }),
  hall('poll', 'scene=poll', async (page) => {
    await opens('Questions')(page);
    await page.getByText('Who can see my answer?').click();
  }),
  hall('follow-up', 'scene=speaking', async (page) => {
    await opens('Questions')(page);
    await press('Ask a follow-up')(page);
  }),
  hall('similar', 'scene=quiet', typesLike),
  hall('anonymous', 'scene=anonymous', async (page) => {
    await asksAnonymously(page);
    await page.getByText('What anonymous means here').click();
  }),
  hall('anonymous-own', 'scene=anonymous&kept', async (page) => {
    await asksAnonymously(page);
    await page.getByText('were asked to open').waitFor();
    await scrollTo(page, '[aria-label="Your questions"]');
  }),
  hall('voted-instead', 'scene=quiet', async (page) => {
    await typesLike(page);
    await press('Vote for it instead')(page);
    await page.getByText('Your vote is on it').waitFor();
  }),
  hall('changing', 'scene=quiet', async (page) => {
    await opens('Questions')(page);
    await press('Change')(page);
  }),
  hall('own', 'scene=quiet', async (page) => {
    await opens('Questions')(page);
    await scrollTo(page, '[aria-label="Your questions"]');
  }),
  hall('own-afterwards', 'scene=closed', async (page) => {
    await opens('Questions')(page);
    await scrollTo(page, '[aria-label="Your questions"]');
  }),
  hall('asking-nothing', 'scene=quiet', async (page) => {
    await opens('Questions')(page);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('alert').waitFor();
  }),
  hall('people', 'scene=quiet', async (page) => {
    await opens('People')(page);
    await press(/^Block/)(page);
    await press('Copy seat link')(page);
  }),
  hall('finding', 'scene=quiet', find('a')),
  hall('finding-nobody', 'scene=quiet', find('xyz')),
  hall('captions', 'scene=speaking', async (page) => {
    await opens('People')(page);
    await page.getByLabel('Largest').check();
    await page.getByLabel('White on black').check();
  }),
  hall('words', 'scene=speaking', opens('In words')),
  hall('words-end', 'scene=speaking', async (page) => {
    await opens('In words')(page);
    await page.getByLabel('What is about me').check();
  }),
  hall('headset', 'scene=quiet&xr=yes', opens('In the headset', 'VR comfort')),
  hall('reacting', 'scene=speaking', press('React')),
  hall('refused', 'scene=quiet', refused),
  inside('spectator', 'page=spectator&scene=floor&role=spectator'),
  inside('listen', 'page=listen&scene=speaking'),
  inside('desk', 'page=desk&scene=speaking&role=moderator'),
  inside('desk-keys', 'page=desk&scene=speaking&role=moderator', press('Keys')),
  inside('desk-many', 'page=desk&scene=speaking&role=moderator&many=2000', async (page) => {
    await page.getByLabel('Search questions and names').fill('porto');
    for (const key of ['Escape', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    await page.locator('.card[aria-current]').waitFor();
  }),
  inside('desk-people', 'page=desk&scene=speaking&role=moderator', async (page) => {
    await page.locator('.desk-people summary').click();
    await page.locator('.desk-people .finder').evaluate((finder) => finder.scrollIntoView({ block: 'center' }));
  }),
  inside('desk-poll', 'page=desk&scene=poll-words&role=moderator', async (page) => {
    await press('Write a poll')(page);
    await page.getByLabel('A scale').check();
    await scrollTo(page, '.poll-desk');
  }),
  inside('desk-green-room', 'page=desk&scene=speaking&role=moderator', async (page) => {
    await page.locator('.green-room summary').click();
    await press('Join the green room')(page);
    await page.getByText('it is off in the hall').waitFor();
    await scrollTo(page, '.green-room');
  }),
  inside('desk-agenda', 'page=desk&scene=speaking&role=moderator', async (page) => {
    await page.locator('.agenda summary').click();
    await scrollTo(page, '.agenda');
  }),
  inside('desk-agenda-form', 'page=desk&scene=speaking&role=moderator', async (page) => {
    await page.locator('.agenda summary').click();
    await press('Change the agenda')(page);
    await scrollTo(page, '.agenda');
  }),
  inside('desk-empty', 'page=desk&scene=empty&role=moderator'),
  inside('desk-away', 'page=desk&scene=away&role=moderator'),
  inside('desk-paused', 'page=desk&scene=paused&role=moderator'),
  inside('desk-dial', 'page=desk&scene=person&role=moderator', (page) => page.locator('.dial summary').click()),
  inside('desk-later', 'page=desk&scene=quiet&role=moderator', press('Write the answer')),
  inside('desk-follow-up', 'page=desk&scene=quiet&role=moderator', async (page) => {
    await page
      .locator('.follow-ups')
      .first()
      .evaluate((list) => list.scrollIntoView({ block: 'center' }));
  }),
  inside('desk-order', 'page=desk&scene=by-hand&role=moderator', (page) =>
    page.locator('.order summary').first().click(),
  ),
  inside('desk-order-out', 'page=desk&scene=by-hand&role=moderator', async (page) => {
    await page.locator('.order summary').first().click();
    await page.locator('.order-words').evaluate((words) => words.scrollIntoView({ block: 'center' }));
  }),
  inside('desk-together', 'page=desk&scene=together&role=moderator', async (page) => {
    await page.locator('.activity summary').click();
    await page.getByRole('list', { name: 'Last acts' }).waitFor();
  }),
  inside('desk-too-late', 'page=desk&scene=together&role=moderator', async (page) => {
    const card = page.locator('.card', { hasText: 'four-day week' });
    await card.getByRole('button', { name: 'Reject' }).click();
    await page.getByLabel('Reason, which its author reads').fill('Asked last year: see the answer of May.');
    await card.getByRole('button', { name: 'Reject' }).last().click();
    await page.locator('.moved-on').first().waitFor();
    await page
      .locator('.moved-on')
      .first()
      .evaluate((told) => told.scrollIntoView({ block: 'center' }));
  }),
  inside('desk-held', 'page=desk&scene=held&role=moderator'),
  inside('desk-model', 'page=desk&scene=unread&role=moderator'),
  inside('desk-unread', 'page=desk&scene=unread&role=moderator', async (page) => {
    await page.getByText('Read what it would say').first().click();
  }),
  hall('translated', 'scene=translated'),
  inside('desk-translated', 'page=desk&scene=translated&role=moderator', async (page) => {
    await page.getByText('Read what it would say').first().click();
  }),
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
  hall('delegate', 'scene=quiet&studio=delegate'),
  outside('record', 'page=record&record=story'),
  outside('record-empty', 'page=record'),
  outside('record-entry', 'page=record&record=200#entry-321', (page) => page.locator('#entry-321').waitFor()),
  outside('fairness', 'page=fairness&record=20', opened),
  outside('fairness-story', 'page=fairness&record=story'),
  outside('fairness-many', 'page=fairness&record=200', async (page) => {
    await opened(page);
    await page.getByRole('region', { name: 'The order', exact: true }).evaluate((part) => part.scrollIntoView());
  }),
  outside('fairness-nothing', 'page=fairness&record=0', (page) => page.getByText('Nobody has asked').waitFor()),
  outside('fairness-broken', 'page=fairness&record=20-broken', (page) => page.getByRole('alert').waitFor()),
  outside('end-left', 'page=hall', async (page) => {
    await page.locator('form button.primary').click();
    await press('Leave')(page);
  }),
  outside('end-replaced', 'page=hall&scene=replaced', (page) => page.locator('form button.primary').click()),
  outside('end-removed', 'page=hall&scene=removed', (page) => page.locator('form button.primary').click()),
  outside('end-outdated', 'page=hall&scene=outdated', (page) => page.locator('form button.primary').click()),
];

const desk = (name: string, query: string, prepare?: Screen['prepare']) =>
  inside(`desk-${name}`, `page=desk&role=moderator&${query}`, prepare);

/** States that are photographed only: what axe would find in them it finds in others. */
export const moreScreens: readonly Screen[] = [
  hall('anonymous-named', 'scene=anonymous', opens('Questions')),
  hall('anonymous-typed', 'scene=anonymous', async (page) => {
    await asksAnonymously(page);
    await page.locator('#ask').fill('Is Porto closed for good?');
  }),
  hall('anonymous-sent', 'scene=anonymous', async (page) => {
    await asksAnonymously(page);
    await page.locator('#ask').fill('Is Porto closed for good, and who will tell the people who work there?');
    await press('Send')(page);
    await page.getByText('Sent without your name').waitFor();
    await scrollTo(page, '[aria-label="Your questions"]');
  }),
  hall('anonymous-opened', 'scene=anonymous&kept', async (page) => {
    await opens('Questions')(page);
    await scrollTo(page, '.opened');
  }),
  inside('desk-anonymous', 'page=desk&scene=anonymous&role=moderator', (page) =>
    page.locator('.unnamed').first().scrollIntoViewIfNeeded(),
  ),
  desk('selected', 'scene=speaking', async (page) => {
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
    await page.locator('.card[aria-current]').waitFor();
    await page.keyboard.press('a');
  }),
  desk('rejecting', 'scene=speaking', async (page) => {
    for (const key of ['ArrowDown', 'r']) await page.keyboard.press(key);
    await page.getByLabel('Reason, which its author reads').waitFor();
  }),
  desk('agenda-empty', 'scene=quiet', (page) => page.locator('.agenda summary').click()),
  desk('green-room-empty', 'scene=empty&voices=off', (page) => page.locator('.green-room summary').click()),
  desk('two-wordings', 'scene=together', async (page) => {
    const card = page.locator('.card', { hasText: 'parental leave' });
    await card.getByRole('button', { name: 'Edit' }).click();
    await page
      .getByLabel('Question; the first wording stays visible')
      .fill('When does the parental leave begin, and for whom?');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('It now reads').waitFor();
    await page.locator('.moved-on').evaluate((told) => told.scrollIntoView({ block: 'center' }));
  }),
  desk('others', 'scene=together', async (page) => {
    await page
      .locator('.others')
      .first()
      .evaluate((told) => told.scrollIntoView({ block: 'center' }));
  }),
  desk('20', 'scene=quiet&many=20'),
  desk('200', 'scene=quiet&many=200', press('Unread')),
  desk('2000', 'scene=speaking&many=2000', (page) => page.keyboard.press('End')),
  desk('2000-end', 'scene=quiet&many=2000', async (page) => {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.waitForTimeout(500);
  }),
  desk('merging', 'scene=quiet&many=200', async (page) => {
    for (const key of ['ArrowDown', 'x', 'ArrowDown', 'x']) await page.keyboard.press(key);
    await press('Find similar questions')(page);
    await page.locator('.merge-several').evaluate((part) => part.scrollIntoView());
  }),
  desk('labelling', 'scene=quiet&many=20', async (page) => {
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'l']) await page.keyboard.press(key);
    await page.getByLabel('Label, which only moderators see').waitFor();
    await page.locator('.card[aria-current]').evaluate((card) => card.scrollIntoView({ block: 'end' }));
  }),
  desk('assigning', 'scene=quiet&many=20', async (page) => {
    for (const key of ['ArrowDown', 's']) await page.keyboard.press(key);
    await page.locator('.assign-choice').waitFor();
    await page.locator('.card[aria-current]').evaluate((card) => card.scrollIntoView({ block: 'end' }));
  }),
  desk('dragging', 'scene=quiet&many=200', async (page) => {
    await press(/^Queue/)(page);
    const handle = page.locator('.drag-handle').nth(1);
    await handle.evaluate((each) => each.scrollIntoView({ block: 'center' }));
    await handle.hover();
    await page.mouse.down();
    await page.mouse.move(700, 300, { steps: 4 });
    await page.locator('.in-hand').waitFor();
  }),
  desk('nothing-found', 'scene=quiet&many=200', (page) => page.getByLabel('Search questions and names').fill('xyz')),
];

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
