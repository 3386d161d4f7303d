import { Undo2 } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import type { ActView } from '../../../protocol/acts.ts';
import type { MemberId } from '../../../protocol/ids.ts';
import type { DeskUndo } from '../../live/desk-undo.ts';
import type { Townhall } from '../../live/townhall.ts';
import { actSentence, actWords, agoWords, nameOf, whyItStays } from '../../world/desk/act-words.ts';
import { actors } from '../../world/desk/acts.ts';

interface ActivityCardProps {
  readonly townhall: Townhall;
  readonly undo: DeskUndo;
}

const atOnce = 20;

/** What the crew did last, newest first, and what of it can be taken back. Rules TG20 to TG31. */
export function ActivityCard({ townhall, undo }: ActivityCardProps) {
  const { crew, self } = townhall.connection;
  const acts = crew.acts.value;
  const [isOpen, setOpen] = useState(false);
  const [by, setBy] = useState<MemberId | ''>('');
  const [most, setMost] = useState(atOnce);
  const me = self.value?.memberId ?? null;
  const people = actors(acts);
  const nowMs = useNow(isOpen) - (acts.aheadMs ?? 0);
  const listed = by === '' ? acts.list : acts.list.filter((act) => act.by === by);
  const last = acts.list[0];
  return (
    <details class="activity" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Activity
        {last !== undefined && (
          <>
            : <span class="activity-last">{actSentence(last, me)}</span>
          </>
        )}
      </summary>
      {isOpen && acts.list.length === 0 && (
        <p class="empty">
          What you and the other moderators do is listed here, and can be taken back where that is true.
        </p>
      )}
      {isOpen && acts.list.length > 0 && (
        <>
          {people.length > 1 && (
            <p>
              <label for="activity-by">Done by</label>
              <select
                id="activity-by"
                value={by}
                onChange={(event) => {
                  const chosen = people.find(({ memberId }) => memberId === event.currentTarget.value);
                  setBy(chosen?.memberId ?? '');
                  setMost(atOnce);
                }}
              >
                <option value="">Everybody</option>
                {people.map(({ memberId, name }) => (
                  <option key={memberId} value={memberId}>
                    {nameOf({ by: memberId, byName: name }, me)}
                  </option>
                ))}
              </select>
            </p>
          )}
          <ol aria-label="Last acts">
            {listed.slice(0, most).map((act) => (
              <ActRow key={act.entry} act={act} undo={undo} me={me} ago={agoWords(nowMs - act.at)} />
            ))}
          </ol>
          {listed.length > most && (
            <button type="button" class="small" onClick={() => setMost(most + atOnce)}>
              Show earlier ones
            </button>
          )}
        </>
      )}
    </details>
  );
}

interface ActRowProps {
  readonly act: ActView;
  readonly undo: DeskUndo;
  readonly me: MemberId | null;
  readonly ago: string;
}

function ActRow({ act, undo, me, ago }: ActRowProps) {
  const { who, did, about, isQuoted, rest } = actWords(act, me);
  const stays = whyItStays(act, me);
  return (
    <li data-undone={act.undoneBy !== null}>
      <p>
        <span class="act-words">
          <strong>{who}</strong> {did} {isQuoted ? `“${about}”` : <bdi>{about}</bdi>} {rest}
        </span>
        <span class="quiet-text">
          {ago}
          {stays !== null && ` · ${stays}`}
        </span>
      </p>
      {stays === null && (
        <button
          type="button"
          class="small"
          aria-label={`Take back: ${who} ${did} ${about}`}
          disabled={undo.busy.value.has(act.entry)}
          onClick={() => void undo.undo(act)}
        >
          <Undo2 aria-hidden="true" /> Take back
        </button>
      )}
    </li>
  );
}

/** The time, every ten seconds while somebody reads it. */
function useNow(isRead: boolean): number {
  const [nowMs, setNow] = useState(Date.now());
  useEffect(() => {
    if (!isRead) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, [isRead]);
  return Math.max(nowMs, 0);
}
