import './no-eval.ts';
import '@fontsource-variable/inter/wght.css';
import './pages/tokens.css';
import './pages/base.css';
import { startPage } from './app.ts';

const root = document.getElementById('page');
if (root !== null) void startPage(root);
