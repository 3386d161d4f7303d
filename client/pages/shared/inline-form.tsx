import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { refusals } from '../../../protocol/refusals.ts';
import { Trouble } from './trouble.tsx';

export interface InlineFormProps {
  readonly label: string;
  readonly initial?: string;
  readonly maxLength: number;
  readonly button: string;
  readonly isBusy: boolean;
  readonly trouble: string | null;
  /** Usual texts: a press writes one, which can still be changed. */
  readonly usual?: readonly string[];
  /** A usual text is sent by its press, and the first of them has the focus: for what is done in a hurry. */
  readonly isUsualSent?: boolean;
  /** What lets it be; Cancel. */
  readonly cancel?: string;
  /** Where the text is kept while the form is drawn anew elsewhere. */
  readonly kept?: { readonly text: string | undefined; keep(text: string): void };
  onSend(text: string): void;
  onCancel(): void;
}

/** One text asked for in place: a reason, another wording, a note. */
export function InlineForm(props: InlineFormProps) {
  const id = useId();
  const sender = useRef<HTMLButtonElement>(null);
  const [text, writeText] = useState(props.kept?.text ?? props.initial ?? '');
  const setText = (written: string) => {
    writeText(written);
    props.kept?.keep(written);
  };
  const [localTrouble, setLocalTrouble] = useState<string | null>(null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const send = () => {
    const trimmed = text.trim();
    if (trimmed.length > props.maxLength) {
      setLocalTrouble(`That is too long. Shorten it to ${props.maxLength} characters.`);
    } else if (trimmed === '') {
      setLocalTrouble(props.label.startsWith('Question') ? refusals['text-empty'] : 'Type a few words first.');
    } else {
      setLocalTrouble(null);
      props.onSend(trimmed);
    }
  };
  const writeUsual = (words: string) => {
    setText(words);
    // Whoever wants no other words presses Enter.
    sender.current?.focus({ preventScroll: true });
  };
  const isUsualSent = props.isUsualSent === true;
  const usual = props.usual !== undefined && (
    <div class="usual">
      {props.usual.map((each, i) => (
        <button
          key={each}
          ref={isUsualSent && i === 0 ? first : null}
          type="button"
          class="small"
          disabled={isUsualSent && props.isBusy}
          onClick={() => (isUsualSent ? props.onSend(each) : writeUsual(each))}
        >
          {each}
        </button>
      ))}
    </div>
  );
  return (
    <form
      class="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label for={id}>{props.label}</label>
      {isUsualSent && usual}
      <textarea id={id} rows={2} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      {!isUsualSent && usual}
      <Trouble text={localTrouble ?? props.trouble} />
      <div class="row">
        <button ref={sender} type="submit" class="primary small" disabled={props.isBusy}>
          {props.button}
        </button>
        <button type="button" class="quiet small" onClick={props.onCancel}>
          {props.cancel ?? 'Cancel'}
        </button>
      </div>
    </form>
  );
}
