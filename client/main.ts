import '@fontsource-variable/inter/wght.css';
import './pages/tokens.css';
import './pages/base.css';
import { config } from 'zod';
import { startPage } from './app.ts';

// Compiling schemas needs `eval`, which the page's content policy forbids.
config({ jitless: true });

const root = document.getElementById('page');
if (root !== null) void startPage(root);
