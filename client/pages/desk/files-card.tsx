import { Download } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { type FileForm, type FileName, fileForms } from '../../../protocol/http.ts';
import type { Townhall } from '../../live/townhall.ts';
import { saveFile } from '../shared/save-file.ts';
import { Trouble } from '../shared/trouble.tsx';
import './files-card.css';

const files: readonly (readonly [file: FileName, name: string, holds: string])[] = [
  ['questions', 'Questions and answers', 'Who asked, votes, what became of each, what was answered.'],
  ['transcript', 'Transcript', 'What the avatar and the leader said, with label and source, and when an asker spoke.'],
  ['polls', 'Polls', 'Counts and words, never who answered what.'],
  ['people', 'People', 'Who was here, from when to when.'],
  ['fairness', 'Fairness', 'The figures of the fairness page, each with its entries of the record.'],
];
const formWords: Readonly<Record<FileForm, string>> = { csv: 'Table (CSV)', json: 'JSON' };
const unreachable = 'The server cannot be reached. Try again in a moment.';

/** What is taken away from a town hall, during it and afterwards. Rule EX6. */
export function FilesCard({ townhall }: { readonly townhall: Townhall }) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const save = async (file: FileName, form: FileForm) => {
    setBusy(`${file}.${form}`);
    const reply = await townhall.door.file(file, form);
    setBusy(null);
    setTrouble(reply.kind === 'ok' ? null : reply.kind === 'refused' ? reply.message : unreachable);
    if (reply.kind === 'ok') saveFile(`${file}.${form}`, reply.value);
  };
  return (
    <details class="files">
      <summary>Files</summary>
      <p class="quiet-text">
        As things stand now. What somebody had erased is in none of them. Everybody can read{' '}
        <a href="/fairness" target="_blank" rel="noopener">
          how fair it is
        </a>{' '}
        and{' '}
        <a href="/record" target="_blank" rel="noopener">
          the record
        </a>
        .
      </p>
      <ul>
        {files.map(([file, name, holds]) => (
          <li key={file}>
            <p>
              <strong>{name}</strong>
              <span class="quiet-text">{holds}</span>
            </p>
            {fileForms.map((form) => (
              <button
                key={form}
                type="button"
                class="small"
                aria-label={`${formWords[form]}: ${name}`}
                disabled={busy !== null}
                onClick={() => void save(file, form)}
              >
                <Download aria-hidden="true" /> {formWords[form]}
              </button>
            ))}
          </li>
        ))}
      </ul>
      <Trouble text={trouble} />
    </details>
  );
}
