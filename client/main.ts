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
  const { startPage } = await import('./app.ts');
  await startPage(page);
}
