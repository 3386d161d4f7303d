import { Download } from 'lucide-preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Door } from '../../live/ports.ts';
import { sizeWords } from '../../world/size-words.ts';
import { saveFile } from '../shared/save-file.ts';
import { Trouble } from '../shared/trouble.tsx';

export type Fetching =
  /** How many bytes have come. */
  { readonly kind: 'fetching'; readonly bytes: number } | { readonly kind: 'trouble'; readonly words: string };

/** Told more often, a page on a phone would do nothing but tell. */
const toldEveryBytes = 100_000;

/** Fetches the record, hands it on, and fetches it again where that is asked. Rule BD8. */
export function useFetchedRecord(
  door: Door,
  onCome: (text: string) => Promise<void>,
  onState: (state: Fetching) => void,
) {
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isWanted = true;
    let bytes = 0;
    let told = 0;
    onState({ kind: 'fetching', bytes });
    const arrived = (sofar: number) => {
      bytes = sofar;
      if (!isWanted || bytes - told < toldEveryBytes) return;
      told = bytes;
      onState({ kind: 'fetching', bytes });
    };
    void door.record(arrived).then(async (reply) => {
      if (!isWanted) return;
      if (reply.kind === 'ok') await onCome(reply.value);
      else onState({ kind: 'trouble', words: reply.kind === 'refused' ? reply.message : brokenOff(bytes) });
    });
    return () => {
      isWanted = false;
    };
  }, [door, tries]);
  return useCallback(() => setTries((before) => before + 1), []);
}

function brokenOff(bytes: number): string {
  const what = bytes === 0 ? 'The record did not arrive.' : `The record broke off after ${sizeWords(bytes)}.`;
  return `${what} Check your network, then fetch it again.`;
}

/** How far the fetching is, or why it ended. */
export function FetchingRecord({ state, onAgain }: { readonly state: Fetching; readonly onAgain: () => void }) {
  if (state.kind === 'trouble')
    return (
      <>
        <Trouble text={state.words} />
        <div class="row">
          <button type="button" onClick={onAgain}>
            Fetch it again
          </button>
        </div>
      </>
    );
  return (
    <div class="checking">
      <p role="status">Fetching the record</p>
      {/* A screen reader is not told every part. */}
      {state.bytes > 0 && <p class="quiet-text count">{sizeWords(state.bytes)} so far</p>}
    </div>
  );
}

/** Keeps what was checked, on whatever device. */
export function SaveRecord({ lines }: { readonly lines: readonly string[] }) {
  const bytes = lines.reduce((sum, line) => sum + line.length + 1, 0);
  return (
    <div class="row">
      <button
        type="button"
        onClick={() => saveFile('record.jsonl', new Blob([lines.join('\n'), '\n'], { type: 'application/jsonl' }))}
      >
        <Download aria-hidden="true" /> Save this record
      </button>
      <span class="quiet-text">
        {sizeWords(bytes)}. It can be checked here again, or by a command, without this server.
      </span>
    </div>
  );
}
