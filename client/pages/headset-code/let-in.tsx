import { useEffect, useRef, useState } from 'preact/hooks';
import type { HeadsetReply } from '../../../protocol/headset-code.ts';
import type { HeadsetDoor } from '../../live/headset-door.ts';
import type { DoorReply } from '../../live/ports.ts';
import { Trouble } from '../shared/trouble.tsx';
import './headset-code.css';

type State =
  | { readonly kind: 'typing' }
  | { readonly kind: 'found'; readonly headset: HeadsetReply }
  | { readonly kind: 'said'; readonly words: string };

/** On a signed-in browser: the digits that a headset shows, who shows them, and whether it is theirs. Rules HC1, HC4. */
export function LetHeadsetIn(props: {
  readonly door: Pick<HeadsetDoor, 'find' | 'answer'>;
  readonly onIn: () => void;
}) {
  const { door, onIn } = props;
  const [state, setState] = useState<State>({ kind: 'typing' });
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (location.hash === '#headset') section.current?.scrollIntoView();
  }, []);
  const run = async <T,>(asked: Promise<DoorReply<T>>): Promise<T | null> => {
    setBusy(true);
    const reply = await asked;
    setBusy(false);
    setTrouble(reply.kind === 'ok' ? null : wordsOf(reply));
    return reply.kind === 'ok' ? reply.value : null;
  };
  const look = async () => {
    const digits = typed.replace(/\D/g, '');
    if (digits.length !== 6) return setTrouble('Type the six digits that the headset shows.');
    const headset = await run(door.find(digits));
    if (headset !== null) setState({ kind: 'found', headset });
  };
  const answer = async ({ id }: HeadsetReply, isTheirs: boolean) => {
    setTyped('');
    const said = await run(door.answer({ id, isTheirs }));
    if (said === null) return setState({ kind: 'typing' });
    const words = said.isIn
      ? 'It goes in within seconds, and is then in the list above. You can end it there.'
      : 'It was not let in, and its digits are over.';
    setState({ kind: 'said', words });
    if (said.isIn) onIn();
  };
  return (
    <section id="headset" ref={section} class="let-in" aria-labelledby="headset-title">
      <h2 id="headset-title">Enter with a headset</h2>
      {state.kind === 'found' ? (
        <Found {...state.headset} isBusy={isBusy} answer={(isTheirs) => void answer(state.headset, isTheirs)} />
      ) : (
        <>
          <p>
            Open <strong>{location.host}/code</strong> in the headset’s browser and type the six digits that it shows:
            it comes in as you, without a keyboard.
          </p>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void look();
            }}
          >
            <label for="digits">Six digits</label>
            <div class="row">
              <input
                id="digits"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                maxLength={8}
                value={typed}
                onInput={(event) => setTyped(event.currentTarget.value)}
              />
              <button type="submit" disabled={isBusy}>
                Find the headset
              </button>
            </div>
          </form>
        </>
      )}
      <p role="status">{state.kind === 'said' && state.words}</p>
      <Trouble text={trouble} />
    </section>
  );
}

/** What is about to come in as them, and the sign by which they know that it is theirs. */
function Found(props: HeadsetReply & { readonly isBusy: boolean; readonly answer: (isTheirs: boolean) => void }) {
  const told = useRef<HTMLParagraphElement>(null);
  useEffect(() => told.current?.focus(), []);
  return (
    <div class="found">
      <p ref={told} tabIndex={-1}>
        <strong>{props.device}</strong> asked for these digits {agoWords(props.agoMs)}. Its sign is{' '}
        <strong class="sign-word">{props.sign}</strong>.
      </p>
      <p>
        Do you wear it, and does it show this sign? Whoever wears it comes in as you. If somebody sent you the digits,
        it is not yours.
      </p>
      <div class="row">
        <button type="button" class="primary" disabled={props.isBusy} onClick={() => props.answer(true)}>
          It is mine, let it in
        </button>
        <button type="button" disabled={props.isBusy} onClick={() => props.answer(false)}>
          It is not mine
        </button>
      </div>
    </div>
  );
}

function agoWords(agoMs: number): string {
  const minutes = Math.round(agoMs / 60_000);
  if (minutes === 0) return 'a moment ago';
  return minutes === 1 ? 'a minute ago' : `${minutes} minutes ago`;
}

function wordsOf(reply: Exclude<DoorReply<unknown>, { kind: 'ok' }>): string {
  return reply.kind === 'refused' ? reply.message : 'The server does not answer. Try again.';
}
