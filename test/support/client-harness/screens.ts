import { organiseScreens } from './organise-screens.ts';
import {
  asksAnonymously,
  find,
  hall,
  inside,
  opened,
  opens,
  outside,
  press,
  refused,
  type Screen,
  scrollTo,
  typesLike,
} from './screen.ts';
import { studioScreens } from './studio-screens.ts';

/** Every face of the pages that axe looks at. */
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
  outside('lobby-planned', 'page=hall&plan=planned'),
  outside('lobby-cancelled', 'page=hall&plan=cancelled'),
  outside('orientation', 'page=hall&plan=lobby', async (page) => {
    await press('Show me')(page);
    for (let card = 0; card < 2; card++) await page.getByRole('button', { name: 'Next' }).click();
  }),
  hall('waiting', 'plan=lobby&scene=waiting'),
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
  outside('code', 'page=code', (page) => page.locator('.digits').waitFor()),
  outside('code-over', 'page=code&code=over', (page) => page.getByText('These digits are over').waitFor()),
  outside('signed-in-headset', 'page=signed-in', async (page) => {
    await page.getByLabel('Six digits').fill('417 032');
    await press('Find the headset')(page);
    await page.getByText('It is mine, let it in').waitFor();
    await scrollTo(page, '#headset');
  }),
  outside('invited', 'page=invited'),
  outside('invited-moderator', 'page=invited&invited=moderator'),
  outside('invited-organiser', 'page=invited&invited=organiser'),
  outside('invitations-planned', 'page=invitations&invited=planned', (page) =>
    page.locator('.invitation').first().waitFor(),
  ),
  outside('invited-planned', 'page=invited&invited=planned', (page) => page.locator('.lobby').waitFor()),
  outside('invited-cancelled', 'page=invited&invited=cancelled', (page) => page.locator('.lobby').waitFor()),
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
  hall('no-room', 'scene=no-room'),
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
  hall('changed-meanwhile', 'scene=together', async (page) => {
    await opens('Questions')(page);
    await press('Change')(page);
    await page.getByLabel('Change your question').fill('Can everybody have a four-day week?');
    await press('Save')(page);
    await page.getByText('It now says').waitFor();
  }),
  hall('own', 'scene=quiet', async (page) => {
    await opens('Questions')(page);
    await scrollTo(page, '[aria-label="Your questions"]');
  }),
  hall('answered-live', 'scene=closed', async (page) => {
    await opens('Questions')(page);
    const said = page.locator('details', { hasText: 'said live' }).first();
    await said.locator('summary').click();
    await said.evaluate((text) => text.scrollIntoView({ block: 'center' }));
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
    // Why, once they are silent.
    await page.locator('.desk-people').getByRole('button', { name: 'Mute', exact: true }).first().click();
    await page.locator('.desk-people').getByText('Say nothing').waitFor();
    await page.locator('.desk-people .finder').evaluate((finder) => finder.scrollIntoView({ block: 'start' }));
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
  hall('delegate', 'scene=quiet&studio=delegate'),
  outside('record', 'page=record&record=story'),
  outside('record-empty', 'page=record'),
  outside('record-cut', 'page=record&record=200&cuts=1', (page) => page.getByRole('alert').waitFor()),
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
  ...organiseScreens,
  ...studioScreens,
];
