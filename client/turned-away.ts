import { doorPaths } from '../protocol/door.ts';
import { linkWords } from './pages/link-titles.ts';
import type { ShellState } from './pages/shell.tsx';
import { SignInPage } from './pages/sign-in/sign-in-page.tsx';

const uninvited = 'This browser is not in. Open the link of your invitation in it, or ask the organiser for one.';

/** Where people sign in, whoever is not in finds the button; who has just come needs no reason. */
export async function turnedAway(message: string, code?: string): Promise<ShellState> {
  const status = await askSignIn();
  if (status === null) return { kind: 'turned-away', message };
  if (status.kind === 'invitations') {
    const { title, words } = linkWords(code, message);
    return code === 'no-session'
      ? { kind: 'turned-away', title: 'People come in by invitation', message: uninvited, takesCode: true }
      : { kind: 'turned-away', title, message: words };
  }
  const query = new URLSearchParams(location.search);
  query.delete('trouble');
  const path = location.pathname === '/' ? doorPaths.hall : location.pathname;
  const to = query.size === 0 ? path : `${path}?${query}`;
  const trouble = code === 'no-session' ? null : message;
  return { kind: 'sign-in', Page: SignInPage, page: { status, trouble, to, ask: askCompany } };
}

async function askSignIn() {
  const code = await import('./open-townhall.ts').catch(() => null);
  const reply = await code?.pageDoor.signIn();
  return reply?.kind === 'ok' ? reply.value.signIn : null;
}

async function askCompany() {
  const status = await askSignIn();
  return status?.kind === 'invitations' ? null : status;
}
