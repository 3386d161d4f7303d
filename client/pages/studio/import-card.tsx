import { CheckCheck, FileUp, Square } from 'lucide-preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { PersonaReply } from '../../../protocol/persona-http.ts';
import type { ImportReview } from '../../live/import-review.ts';
import { isUnmarked, topicsIn } from '../../world/passage-review.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { Field } from './field.tsx';
import { ImportPassage } from './import-passage.tsx';
import './import.css';

/** What this page can choose from; the server tells a kind by what is in the file. */
const endings = '.eml,.mbox,.md,.txt,.docx,.pdf,.html,.htm,.json,.zip,.vtt,.srt,.csv';
/** So many passages are shown, until more are asked for. */
const atOnce = 20;

interface ImportCardProps {
  readonly persona: PersonaReply;
  readonly review: ImportReview;
  /** Told when statements were added. */
  readonly onAdded: () => void;
}

/** Files of the leader's words: chosen, read, and decided passage by passage. Rule PN76. */
export function ImportCard({ persona, review, onAdded }: ImportCardProps) {
  const open = review.open.value;
  useEffect(() => {
    if (open.length === 0) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [open.length === 0]);
  return (
    <section aria-labelledby="bring">
      <h2 id="bring">Bring what was said</h2>
      <p class="quiet-text">
        Mails, memos, speeches, chats, transcripts, decision logs. The server reads a file and lets it go: stored is
        only what you accept, as it then stands. What you have not decided is gone when you close this page.
      </p>
      <Choose persona={persona} review={review} />
      <Reading review={review} />
      <Summary review={review} />
      {review.passages.value.length > 0 && <Passages review={review} onAdded={onAdded} />}
    </section>
  );
}

function Choose({ persona, review }: Pick<ImportCardProps, 'persona' | 'review'>) {
  const id = useId();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [round, setRound] = useState(1);
  const [isOwn, setOwn] = useState(false);
  const [aliases, setAliases] = useState('');
  const [stays, setStays] = useState('');
  const [usual, setUsual] = useState({ title: '', date: '', place: '', topics: ownTopics(persona) });
  const set = (change: Partial<typeof usual>) => setUsual({ ...usual, ...change });
  return (
    // What was said of the files stays for the next ones.
    <form
      class="card"
      hidden={review.reading.value !== null}
      onSubmit={(event) => {
        event.preventDefault();
        // An empty field again: nobody reads the same file twice by mistake.
        setRound(round + 1);
        void review.bring(files, { isOwn, aliases: topicsIn(aliases), stays: topicsIn(stays) }, usual);
      }}
    >
      <div class="studio-field">
        <label for={id}>Files</label>
        <input
          key={round}
          id={id}
          type="file"
          multiple
          required
          accept={endings}
          onChange={(event) => setFiles([...(event.currentTarget.files ?? [])])}
        />
      </div>
      <label class="row check">
        <input type="checkbox" checked={isOwn} onChange={(event) => setOwn(event.currentTarget.checked)} />
        {persona.leaderName} wrote these files: what nobody’s name stands on is theirs
      </label>
      <details>
        <summary>More about these files</summary>
        <div class="studio-form">
          <Field
            label="Other names and addresses of theirs"
            hint="Parted by commas: Maya L., maya@example.com"
            maxLength={600}
            value={aliases}
            set={setAliases}
          />
          <Field
            label="Names that stay"
            hint="Products, other companies. All other names are taken out."
            maxLength={600}
            value={stays}
            set={setStays}
          />
          <p class="quiet-text">Where a file does not say it:</p>
          <Field label="Title" value={usual.title} set={(title) => set({ title })} />
          <Field label="Day" type="date" value={usual.date} set={(date) => set({ date })} />
          <Field label="Place" value={usual.place} set={(place) => set({ place })} />
          <Field
            label="Topics of all passages"
            hint={topicsHint(persona)}
            maxLength={600}
            value={usual.topics}
            set={(topics) => set({ topics })}
          />
        </div>
      </details>
      <button type="submit" class="primary">
        <FileUp aria-hidden="true" /> Read the files
      </button>
    </form>
  );
}

/** A delegate's statements need topics of theirs. */
const ownTopics = ({ topics }: PersonaReply) => (topics === 'any' ? '' : (topics[0] ?? ''));

function topicsHint({ topics }: PersonaReply): string {
  return topics === 'any' ? 'Parted by commas.' : `Parted by commas. Yours: ${topics.join(', ')}.`;
}

function Reading({ review }: { readonly review: ImportReview }) {
  const now = review.reading.value;
  if (now === null) return null;
  const { name, number, count, progress } = now;
  const share = progress === null ? 0 : progress.readBytes / Math.max(1, progress.totalBytes);
  return (
    <div class="card">
      <p role="status">
        Reading <bdi>{name}</bdi>
        {count > 1 && `, ${number} of ${count}`}.{' '}
        {progress !== null && `${progress.documents} documents, ${progress.passages} passages so far.`}
      </p>
      <progress aria-label={`Read of ${name}`} value={share} />
      <button type="button" onClick={() => review.stop()}>
        <Square aria-hidden="true" /> Stop reading
      </button>
    </div>
  );
}

function Summary({ review }: { readonly review: ImportReview }) {
  const { others, quoted, dropped, notes } = review.summary.value;
  const counts = [
    ...(others > 0 ? [`${others} of others`] : []),
    ...(quoted > 0 ? [`${quoted} quoted`] : []),
    ...(dropped > 0 ? [`${dropped} that say nothing (greetings, signatures, logistics)`] : []),
  ];
  return (
    <div class="import-summary" role="status">
      {notes.map((note) => (
        <p key={note} class="desk-note">
          {note}
        </p>
      ))}
      {counts.length > 0 && <p class="quiet-text">Words left alone: {counts.join(', ')}.</p>}
    </div>
  );
}

function Passages({ review, onAdded }: Pick<ImportCardProps, 'review' | 'onAdded'>) {
  const action = useAction();
  const [shown, setShown] = useState(atOnce);
  const open = review.open.value;
  const decided = review.passages.value.length - open.length;
  const unmarked = open.filter(isUnmarked).length;
  const passages = review.passages.value.filter(({ state }) => state === 'open' || state === 'dropped');
  return (
    <>
      <div class="row">
        <p class="count">{openWords(open.length, decided)}</p>
        {unmarked > 0 && (
          <button
            type="button"
            disabled={action.isBusy}
            onClick={() => void action.run(() => review.acceptUnmarked()).then(onAdded)}
          >
            <CheckCheck aria-hidden="true" /> Accept the {unmarked === 1 ? 'one' : unmarked} in which nothing is marked
          </button>
        )}
      </div>
      <Trouble text={action.trouble} onClose={action.clear} />
      <ol class="cards">
        {passages.slice(0, shown).map((passage) => (
          <li key={passage.key} class="card">
            <ImportPassage passage={passage} review={review} onAdded={onAdded} />
          </li>
        ))}
      </ol>
      {passages.length > shown && (
        <button type="button" onClick={() => setShown(shown + atOnce)}>
          Show {Math.min(atOnce, passages.length - shown)} more
        </button>
      )}
    </>
  );
}

function openWords(open: number, decided: number): string {
  const said = decided === 0 ? '' : ` ${decided} decided.`;
  if (open === 0) return `All passages are decided. What you accepted waits for approval below.`;
  return `${open === 1 ? 'One passage' : `${open} passages`} to decide.${said}`;
}
