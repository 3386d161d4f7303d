import '@fontsource-variable/inter/wght.css';
import './pages/tokens.css';
import './pages/base.css';
import './pages/join/join.css';
import { nextFrame } from './next-frame.ts';

const root = document.getElementById('page');
if (root !== null) void start(root);

/** What the document brought is on the screen before the first script that takes time. */
async function start(page: HTMLElement): Promise<void> {
  if (page.hasChildNodes()) await nextFrame();
  const code = await import('./app.ts').catch(() => null);
  if (code === null) sayWhatIsMissing(page);
  else await code.startPage(page);
}

/** Nothing of the page's own is there to say it with. */
function sayWhatIsMissing(page: HTMLElement): void {
  const words = document.createElement('p');
  words.role = 'alert';
  words.textContent = 'A part of this page did not arrive. Check your network, then reload.';
  (page.querySelector('main') ?? page).append(words);
}
