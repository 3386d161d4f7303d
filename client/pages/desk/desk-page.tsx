import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { Backstage } from '../../live/backstage.ts';
import { DeskAttention } from '../../live/desk-attention.ts';
import { DeskMerging } from '../../live/desk-merging.ts';
import { DeskUndo } from '../../live/desk-undo.ts';
import { DeskWork } from '../../live/desk-work.ts';
import { LetterKeys } from '../../live/letter-keys.ts';
import { ReadQuestions } from '../../live/read-questions.ts';
import type { Townhall } from '../../live/townhall.ts';
import { Dial } from '../shared/dial.tsx';
import { GreenRoomSlot } from '../shared/green-room-slot.tsx';
import { ActivityCard } from './activity-card.tsx';
import { AgendaCard } from './agenda-card.tsx';
import { DeskBar } from './desk-bar.tsx';
import { DeskLists } from './desk-lists.tsx';
import { DeskPeople } from './desk-people.tsx';
import { DragLayer } from './drag-layer.tsx';
import { FilesCard } from './files-card.tsx';
import { FilterBar } from './filter-bar.tsx';
import { KeysSheet } from './keys-sheet.tsx';
import { LabelMarked } from './label-marked.tsx';
import { FindSimilar, MergeSeveral } from './merge-several.tsx';
import { NowSpeaking } from './now-speaking.tsx';
import { OrderCard } from './order-card.tsx';
import { OutOfSight } from './out-of-sight.tsx';
import { PollDesk } from './poll-desk.tsx';
import { useDeskKeys } from './use-desk-keys.ts';
import '../shared/lists.css';
import './desk.css';
import './desk-lists.css';
import './desk-keys.css';
import './together.css';
import './desk-tools.css';

const toldMs = 10_000;

/** The moderators' page: what came in, what waits, what is done; and above all of it what is being said, with Stop. */
export function DeskPage({ townhall }: { readonly townhall: Townhall }) {
  const { work, merging, letters } = useMemo(
    () => ({
      work: new DeskWork(townhall, new ReadQuestions(townhall.greeting.townhallId), () => performance.now()),
      merging: new DeskMerging(townhall),
      letters: new LetterKeys(),
    }),
    [townhall],
  );
  useEffect(() => {
    // On a phone the lists stand one under the other: whoever wants the queue would scroll past all that is new.
    if (matchMedia('(max-width: 959px)').matches) work.narrow({ part: 'new' });
    return () => work.close();
  }, [work]);
  const backstage = useMemo(() => new Backstage(townhall.connection), [townhall]);
  useEffect(() => () => backstage.close(), [backstage]);
  const undo = useMemo(() => new DeskUndo(townhall, work), [townhall, work]);
  useEffect(() => {
    const attention = new DeskAttention(townhall.connection, work, document);
    return () => attention.close();
  }, [townhall, work]);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const onHelp = useCallback(() => setHelpOpen(true), []);
  useDeskKeys({ townhall, work, merging, undo, letters, onHelp });
  return (
    <div class="desk" data-letters={letters.areOn.value ? 'on' : 'off'}>
      <DeskBar townhall={townhall} onHelp={onHelp} />
      <main>
        <NowSpeaking townhall={townhall} backstage={backstage} />
        <div class="desk-tools">
          <Dial townhall={townhall} />
          <AgendaCard townhall={townhall} backstage={backstage} />
          <PollDesk townhall={townhall} />
          <OrderCard townhall={townhall} />
          <GreenRoomSlot townhall={townhall} backstage={backstage} />
          <ActivityCard townhall={townhall} undo={undo} />
          <FilesCard townhall={townhall} />
          <FindSimilar merging={merging} />
        </div>
        <div class="desk-find">
          <FilterBar townhall={townhall} work={work} />
          <MergeSeveral merging={merging}>
            <LabelMarked townhall={townhall} merging={merging} />
          </MergeSeveral>
          <OutOfSight townhall={townhall} work={work} />
        </div>
        <DeskLists townhall={townhall} work={work} merging={merging} />
        <DeskPeople townhall={townhall} />
        <DragLayer drag={work.drag} />
      </main>
      <Told work={work} />
      {isHelpOpen && <KeysSheet letters={letters} onClose={() => setHelpOpen(false)} />}
    </div>
  );
}

/** What became of the last act lies over the lists: not for longer than it takes to read. */
function Told({ work }: { readonly work: DeskWork }) {
  const told = work.told.value;
  useEffect(() => {
    if (told === '') return;
    const timer = setTimeout(() => work.tell(''), toldMs);
    return () => clearTimeout(timer);
  }, [told, work]);
  return (
    <p class="desk-told" role="status">
      {told}
    </p>
  );
}
