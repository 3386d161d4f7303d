import { useEffect, useState } from 'preact/hooks';
import { type CompanyStatus, returnParameter, signInPath } from '../../../protocol/sign-in.ts';
import { HallPicture } from '../join/hall-picture.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useSecondsUntil } from '../shared/use-seconds-until.ts';

export interface SignInPageProps {
  readonly status: CompanyStatus;
  /** Why somebody is here again; null when they have just come. */
  readonly trouble: string | null;
  /** The page to which they come back, path and search. */
  readonly to: string;
  /** Asks how it stands; null when the server does not answer. */
  readonly ask: () => Promise<CompanyStatus | null>;
}

/** Never sooner, and not all who wait in the same moment. */
const askAgainMs = 2000;

/** One sentence, one button: a person's company says who they are. While it cannot, when that is tried again. */
export function SignInPage({ status: first, trouble, to, ask }: SignInPageProps) {
  const [status, setStatus] = useState(first);
  useEffect(() => {
    if (status.kind === 'ready') return;
    const timer = setTimeout(
      async () => setStatus((await ask()) ?? { ...status }),
      status.retryInMs + askAgainMs * (0.5 + Math.random()),
    );
    return () => clearTimeout(timer);
  }, [status, ask]);
  return (
    <div class="join">
      <HallPicture />
      <main>
        <header>
          <p class="over">Rostrum</p>
          <h1>Sign in to come in</h1>
          <p class="lead">
            This town hall is for people of the company. You come straight back here, under the name that your company
            has for you.
          </p>
        </header>
        <div class="sign-in">
          {status.kind === 'ready' ? (
            <>
              <Trouble text={trouble} />
              <a class="button primary" href={`${signInPath}?${returnParameter}=${encodeURIComponent(to)}`}>
                Sign in with your company account
              </a>
            </>
          ) : (
            <Down retryInMs={status.retryInMs} />
          )}
          <a class="quiet-text" href="/code">
            In a headset? Come in with six digits
          </a>
        </div>
      </main>
    </div>
  );
}

function Down({ retryInMs }: { readonly retryInMs: number }) {
  const [atMs, setAt] = useState(Date.now() + retryInMs);
  useEffect(() => setAt(Date.now() + retryInMs), [retryInMs]);
  const seconds = useSecondsUntil(atMs);
  return (
    <div class="in-line" role="status">
      <p>
        <strong>Your company’s sign-in does not answer right now.</strong> Whoever is inside stays inside.
      </p>
      <p>
        It is tried again in about {seconds === 1 ? 'a second' : `${seconds} seconds`}. Keep this page open: the button
        appears by itself.
      </p>
    </div>
  );
}
