import { useState } from 'preact/hooks';
import type { KeptForm } from '../../live/desk-writing.ts';

/** A field whose text outlives where its form is drawn, where it is kept. Rule TG11. */
export function useKept(kept: KeptForm | undefined, field: string, initial: string): [string, (text: string) => void] {
  const [text, write] = useState(kept?.text(field) ?? initial);
  return [
    text,
    (written) => {
      write(written);
      kept?.keep(field, written);
    },
  ];
}

/** The same for a form that has one text and a field of its own for it. */
export function keptText(kept: KeptForm, field: string) {
  return { text: kept.text(field), keep: (text: string) => kept.keep(field, text) };
}
