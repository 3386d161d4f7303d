import './pages/tokens.css';
import './pages/base.css';
import './pages/join/join.css';
import { nextFrame } from './next-frame.ts';

const root = document.getElementById('page');
if (root !== null) void start(root);

/** What the document brought is on the screen before the first script that takes time; who presses Enter meanwhile comes in by that. */
async function start(page: HTMLElement): Promise<void> {
  const wantsIn = rememberSubmit(page);
  if (page.hasChildNodes()) await nextFrame();
  const code = await import('./app.ts').catch(() => null);
  if (code === null) return sayWhatIsMissing(page);
  const started = code.startPage(page);
  // What was typed is the page's own by then.
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (wantsIn()) page.querySelector('form')?.requestSubmit();
  await started;
}

/** Lets the form be sent, and keeps that it was; asked whether it was, it lets go of it. */
function rememberSubmit(page: HTMLElement): () => boolean {
  let wasSent = false;
  const remember = (event: Event): void => {
    event.preventDefault();
    wasSent = true;
  };
  page.addEventListener('submit', remember);
  page.querySelector('button')?.removeAttribute('disabled');
  return () => {
    page.removeEventListener('submit', remember);
    return wasSent;
  };
}

/** Nothing of the page's own is there to say it with. */
function sayWhatIsMissing(page: HTMLElement): void {
  const words = document.createElement('p');
  words.role = 'alert';
  words.textContent = 'A part of this page did not arrive. Check your network, then reload.';
  (page.querySelector('main') ?? page).append(words);
}
