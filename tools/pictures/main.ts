import path from 'node:path';
import { launchBrowser } from '../../test/support/browser.ts';
import { serveClientHarness } from '../../test/support/client-harness/serve.ts';
import { serveHarness } from '../../test/support/hall-harness/serve.ts';
import { runCommand } from '../run-command.ts';
import { photographHall } from './photograph-hall.ts';
import { photographPage } from './photograph-page.ts';
import { pageViews, type View, views } from './views.ts';

const folder = path.join(import.meta.dirname, '../../docs/pictures');
/**
 * `npm run pictures [-- NAME…]`: photographs the drawn hall into docs/pictures, all views or those whose names begin so. `NAME=QUERY`
 * photographs what the harness page is asked for, into test-results/pictures.
 */
async function main(args: readonly string[]): Promise<boolean> {
  const asked = args.filter((each) => each.includes('=')).map(viewOf);
  const names = args.filter((each) => !each.includes('='));
  const isAsked = ({ name }: { readonly name: string }) =>
    (asked.length === 0 && names.length === 0) || begins(names, name);
  const known = views.filter(isAsked);
  const pages = pageViews.filter(isAsked);
  const all = [...views, ...pageViews];
  const unknown = names.filter((name) => !all.some((view) => begins([name], view.name)));
  if (unknown.length > 0)
    throw new Error(`No view begins with ${unknown.join(', ')}. There are: ${all.map(({ name }) => name).join(', ')}.`);
  await using closing = new AsyncDisposableStack();
  const browser = await launchBrowser();
  closing.defer(() => browser.close());
  if (known.length + asked.length > 0) {
    const server = await serveHarness();
    closing.defer(() => server.close());
    const results = path.join(import.meta.dirname, '../../test-results/pictures');
    for (const view of known) await photographHall(browser, server.url, view, path.join(folder, `${view.name}.jpg`));
    for (const view of asked) await photographHall(browser, server.url, view, path.join(results, `${view.name}.png`));
  }
  if (pages.length > 0) {
    const server = await serveClientHarness();
    closing.defer(() => server.close());
    for (const view of pages) await photographPage(browser, server.url, view, path.join(folder, `${view.name}.jpg`));
  }
  return true;
}

const begins = (starts: readonly string[], name: string) => starts.some((start) => name.startsWith(start));

function viewOf(word: string): View {
  const at = word.indexOf('=');
  return { name: word.slice(0, at), query: word.slice(at + 1), width: 1280, height: 720 };
}

runCommand(main);
