import { ArrowLeft, ArrowRight, Pause, Play, X } from 'lucide-preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { type CardFacts, cards } from './cards.tsx';
import './orientation.css';

export interface OrientationProps {
  readonly facts: CardFacts;
  readonly onClose: () => void;
}

/**
 * How it works, on five cards. It goes on by itself, as somebody pressed for it, until a person takes a hand; where nothing is to move it
 * waits for them. Rules LO8, LO9.
 */
export function Orientation({ facts, onClose }: OrientationProps) {
  const sheet = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [at, setAt] = useState(0);
  const [isStill] = useState(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
  const [isRunning, setRunning] = useState(!isStill);
  useEffect(() => sheet.current?.showModal(), []);
  const last = cards.length - 1;
  const close = () => sheet.current?.close();
  const step = (by: -1 | 1) => {
    setRunning(false);
    setAt((now) => Math.max(0, Math.min(last, now + by)));
  };
  const goOn = () => {
    if (at < last) setAt(at + 1);
    else setRunning(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    event.preventDefault();
    step(event.key === 'ArrowRight' ? 1 : -1);
  };
  const card = cards[at];
  if (card === undefined) return null;
  const { Picture, Words } = card;
  return (
    <dialog
      ref={sheet}
      class="orientation"
      aria-labelledby={title}
      data-running={isRunning}
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <header>
        <h2 id={title}>How it works</h2>
        <button type="button" class="quiet small" onClick={close}>
          <X aria-hidden="true" /> {at === last ? 'Close' : 'Skip'}
        </button>
      </header>
      <div class="orientation-card" aria-live={isRunning ? 'off' : 'polite'} aria-atomic="true">
        <div class="orientation-picture" aria-hidden="true">
          <Picture {...facts} />
        </div>
        <div class="orientation-words">
          <p class="quiet-text count">
            {at + 1} of {cards.length}
          </p>
          <h3>{card.title(facts)}</h3>
          <Words {...facts} />
        </div>
      </div>
      <footer>
        <div class="orientation-way" aria-hidden="true">
          {cards.map(({ id }, index) => (
            <span key={id} data-is={index < at ? 'past' : index === at ? 'now' : 'coming'}>
              {index === at && <span onAnimationEnd={goOn} />}
            </span>
          ))}
        </div>
        <div class="orientation-steps">
          {!isStill && (
            <button
              type="button"
              class="quiet"
              onClick={() => setRunning(!isRunning)}
              disabled={at === last && !isRunning}
            >
              {isRunning ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
              {isRunning ? 'Pause' : 'Go on by itself'}
            </button>
          )}
          <button type="button" class="orientation-back" disabled={at === 0} onClick={() => step(-1)}>
            <ArrowLeft aria-hidden="true" /> Back
          </button>
          <button type="button" class="primary" autofocus onClick={() => (at === last ? close() : step(1))}>
            {at === last ? 'Done' : 'Next'} {at !== last && <ArrowRight aria-hidden="true" />}
          </button>
        </div>
      </footer>
    </dialog>
  );
}
