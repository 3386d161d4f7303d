import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { DeskWork } from '../../live/desk-work.ts';
import { LetterKeys } from '../../live/letter-keys.ts';
import type { Townhall } from '../../live/townhall.ts';
import { partReferrals } from '../../world/referrals.ts';
import { Dial } from '../shared/dial.tsx';
import { DeskBar } from './desk-bar.tsx';
import { DeskPeople } from './desk-people.tsx';
import { DeskQuestion } from './desk-question.tsx';
import { KeysSheet } from './keys-sheet.tsx';
import { NowSpeaking } from './now-speaking.tsx';
import { OrderCard } from './order-card.tsx';
import { PollDesk } from './poll-desk.tsx';
import { useDeskKeys } from './use-desk-keys.ts';
import '../shared/lists.css';
import './desk.css';

/** The moderators' page: what came in, what waits, what is done; and above all of it what is being said, with Stop. */
export function DeskPage({ townhall }: { readonly townhall: Townhall }) {
  const { pending, waiting, done, closed } = townhall.lists.value;
  const { awaited, rest } = partReferrals(done);
  const { work, letters } = useMemo(
    () => ({ work: new DeskWork(townhall, () => performance.now()), letters: new LetterKeys() }),
    [townhall],
  );
  useEffect(() => () => work.close(), [work]);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const onHelp = useCallback(() => setHelpOpen(true), []);
  useDeskKeys({ townhall, work, letters, onHelp });
  return (
    <div class="desk" data-letters={letters.areOn.value ? 'on' : 'off'}>
      <DeskBar townhall={townhall} onHelp={onHelp} />
      <main>
        <NowSpeaking townhall={townhall} />
        <Dial townhall={townhall} />
        <PollDesk townhall={townhall} />
        <OrderCard townhall={townhall} />
        <div class="columns">
          <section aria-label="New questions">
            <h2>
              New <span class="count">{pending.length}</span>
            </h2>
            {pending.length === 0 && (
              <p class="empty">
                New questions arrive here. Nobody but you and their author sees them until you approve.
              </p>
            )}
            <ul class="cards">
              {pending.map((line) => (
                <DeskQuestion key={line.id} townhall={townhall} work={work} line={line} />
              ))}
            </ul>
          </section>
          <section aria-label="Queue">
            <h2>
              In the queue <span class="count">{waiting.length}</span>
            </h2>
            {waiting.length === 0 && (
              <p class="empty">Approved questions wait here, most votes first. Call one and the avatar answers it.</p>
            )}
            <ol class="cards">
              {waiting.map((line) => (
                <DeskQuestion key={line.id} townhall={townhall} work={work} line={line} />
              ))}
            </ol>
          </section>
          <section aria-label="Done">
            <h2>
              Done <span class="count">{done.length + closed.length}</span>
            </h2>
            {done.length + closed.length === 0 && (
              <p class="empty">Answered, passed on and rejected questions are kept here.</p>
            )}
            {awaited.length > 0 && (
              <>
                <h3>
                  Passed on <span class="count">{awaited.length}</span>
                </h3>
                <ul class="cards">
                  {awaited.map((line) => (
                    <DeskQuestion key={line.id} townhall={townhall} work={work} line={line} />
                  ))}
                </ul>
                {rest.length + closed.length > 0 && <h3>Finished</h3>}
              </>
            )}
            <ul class="cards">
              {[...rest, ...closed].map((line) => (
                <DeskQuestion key={line.id} townhall={townhall} work={work} line={line} />
              ))}
            </ul>
          </section>
        </div>
        <DeskPeople townhall={townhall} />
      </main>
      <p class="desk-told" role="status">
        {work.told.value}
      </p>
      {isHelpOpen && <KeysSheet letters={letters} onClose={() => setHelpOpen(false)} />}
    </div>
  );
}
