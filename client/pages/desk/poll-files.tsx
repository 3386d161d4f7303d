import { Download } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Townhall } from '../../live/townhall.ts';
import { saveFile } from '../shared/save-file.ts';
import { Trouble } from '../shared/trouble.tsx';

const unreachable = 'The server cannot be reached. Try again in a moment.';

/** What the polls came to, as files: counts and words, never who answered what. Rule PO12. */
export function PollFiles({ townhall }: { readonly townhall: Townhall }) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const save = async (form: 'csv' | 'json') => {
    const reply = await townhall.door.polls(form);
    setTrouble(reply.kind === 'ok' ? null : reply.kind === 'refused' ? reply.message : unreachable);
    if (reply.kind === 'ok') saveFile(`polls.${form}`, reply.value);
  };
  return (
    <>
      <button type="button" class="small" onClick={() => void save('csv')}>
        <Download aria-hidden="true" /> Save as a table (CSV)
      </button>
      <button type="button" class="small" onClick={() => void save('json')}>
        <Download aria-hidden="true" /> Save as JSON
      </button>
      <Trouble text={trouble} />
    </>
  );
}
