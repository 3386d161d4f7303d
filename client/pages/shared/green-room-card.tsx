import { AudioLines, LogIn, LogOut, Mic, MicOff, Send } from 'lucide-preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { GreenNote } from '../../../protocol/backstage.ts';
import { limits } from '../../../protocol/limits.ts';
import { Backstage } from '../../live/backstage.ts';
import { GreenRoom } from '../../live/green-room.ts';
import type { Townhall } from '../../live/townhall.ts';
import { greenMicWords, greenVoicesWords, inItWords, talkingWords } from '../../world/backstage.ts';
import { HoldToTalk } from './hold-to-talk.tsx';
import { Trouble } from './trouble.tsx';
import './green-room.css';

export interface GreenRoomCardProps {
  readonly townhall: Townhall;
  /** Where the page has one already. */
  readonly backstage: Backstage | null;
}

/** The room of those who run the town hall: who is in it, talking and typed notes, which nobody of the hall hears. Rules GR1 to GR8. */
export function GreenRoomCard({ townhall, backstage: known }: GreenRoomCardProps) {
  const backstage = useMemo(() => known ?? new Backstage(townhall.connection), [townhall, known]);
  useEffect(() => () => (known === null ? backstage.close() : undefined), [backstage, known]);
  const room = useMemo(() => new GreenRoom(townhall, backstage), [townhall, backstage]);
  useEffect(() => () => room.close(), [room]);
  const [isOpen, setOpen] = useState(false);
  const read = useRef(0);
  const notes = backstage.notes.value;
  if (isOpen) read.current = notes.length;
  const people = backstage.people.value;
  if (people === null) return null;
  const talking = people.filter(({ memberId }) => room.talking.value.has(memberId));
  const unread = notes.length - read.current;
  return (
    <details class="green-room" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Green room: <strong>{inItWords(people)}</strong>
        {room.isIn.value && (
          <strong> · {room.microphone.state.value.kind === 'on' ? 'you are heard' : 'you listen'}</strong>
        )}
        {talking.length > 0 && (
          <span>
            {' '}
            · <AudioLines class="green-now" aria-hidden="true" /> {talkingWords(talking)}
          </span>
        )}
        {unread > 0 && <strong> · {unread === 1 ? '1 new note' : `${unread} new notes`}</strong>}
      </summary>
      <div class="green-room-body">
        <p class="quiet-text">
          Moderators, the leader and delegates talk and write here, before the doors open and during. Nobody in the hall
          hears or reads it, and nothing is recorded: notes stay on the pages that are open, and go with them.
        </p>
        <Talk townhall={townhall} room={room} />
        <People townhall={townhall} backstage={backstage} room={room} />
        <Notes room={room} notes={notes} isStill={!townhall.connection.isInTouch.value} />
        <Trouble text={room.trouble.value} />
      </div>
    </details>
  );
}

/** In and out, one's own microphone, and how loudly the others are heard. */
function Talk({ townhall, room }: { readonly townhall: Townhall; readonly room: GreenRoom }) {
  const id = useId();
  const mic = room.microphone.state.value;
  const isIn = room.isIn.value;
  const isStill = !townhall.connection.isInTouch.value;
  const { isOnStage } = townhall.talkFacts.value;
  const voices = greenVoicesWords({
    isIn,
    isVoiced: townhall.hall.value?.voices === 'on',
    status: room.status.value,
  });
  if (!isIn) {
    return (
      <>
        <div class="row">
          <button type="button" class="primary small" disabled={isStill} onClick={() => room.enter()}>
            <LogIn aria-hidden="true" /> Join the green room
          </button>
        </div>
        <p class="quiet-text" role="status">
          {voices}
        </p>
      </>
    );
  }
  const isTalking = mic.kind !== 'off';
  return (
    <>
      <div class="row">
        <button
          type="button"
          class="small green-mic"
          aria-pressed={isTalking}
          disabled={isStill || (!isTalking && (isOnStage || room.status.value !== 'on'))}
          onClick={() => void (isTalking ? room.closeMicrophone() : room.openMicrophone())}
        >
          {isTalking ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
          {greenMicWords[mic.kind]}
        </button>
        <HoldToTalk room={room} isStill={isStill || isOnStage || room.status.value !== 'on'} />
        <label class="green-volume" for={id}>
          Volume
          <input
            id={id}
            type="range"
            min="0"
            max="100"
            step="5"
            value={Math.round(room.volume.value * 100)}
            onInput={(event) => room.setVolume(event.currentTarget.valueAsNumber / 100)}
          />
        </label>
        <button type="button" class="small" onClick={() => room.leave()}>
          <LogOut aria-hidden="true" /> Leave the green room
        </button>
      </div>
      <p class="quiet-text" role="status">
        {isOnStage ? 'You are on the stage, and the hall hears you. Give it back first, then speak here.' : voices}
      </p>
      <Trouble text={mic.kind === 'off' ? mic.trouble : null} onClose={() => room.microphone.dismiss()} />
    </>
  );
}

interface PeopleProps {
  readonly townhall: Townhall;
  readonly backstage: Backstage;
  readonly room: GreenRoom;
}

function People({ townhall, backstage, room }: PeopleProps) {
  const people = backstage.people.value ?? [];
  const self = townhall.self.value?.memberId;
  if (people.length === 0) return <p class="empty">Nobody is in. Whoever joins is shown here, with who talks.</p>;
  return (
    <ul class="green-people" aria-label="In the green room">
      {people.map(({ memberId, name, role, isOpen }) => {
        const isTalking = isOpen && room.talking.value.has(memberId);
        const Icon = isTalking ? AudioLines : isOpen ? Mic : MicOff;
        return (
          <li key={memberId} data-talking={isTalking}>
            <Icon aria-hidden="true" />
            <span>
              <bdi>{name}</bdi>
              {memberId === self && ' (you)'}
            </span>
            <span class="quiet-text">
              {role} · {isTalking ? 'talks' : isOpen ? 'microphone on' : 'listens'}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

interface NotesProps {
  readonly room: GreenRoom;
  readonly notes: readonly GreenNote[];
  readonly isStill: boolean;
}

/** Notes as they came, the newest below. */
function Notes({ room, notes, isStill }: NotesProps) {
  const id = useId();
  const [text, setText] = useState('');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [notes]);
  return (
    <section class="green-notes" aria-label="Notes">
      {notes.length === 0 ? (
        <p class="empty">No notes since you came. A note reaches every desk and the leader’s page at once.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too
        <div ref={list} class="green-log" role="log" aria-label="Notes of the green room" tabIndex={0}>
          <ol>
            {notes.map((note) => (
              <li key={`${note.at} ${note.memberId}`}>
                <span class="quiet-text">
                  <time>{timeFormat.format(note.at)}</time> <bdi>{note.name}</bdi>
                </span>
                <span class="question-text">{note.text}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() === '') return;
          room.sendNote(text);
          setText('');
        }}
      >
        <label for={id}>A note to the others</label>
        <div class="green-write">
          <input
            id={id}
            type="text"
            autoComplete="off"
            maxLength={limits.questionLength}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit" class="small" disabled={isStill}>
            <Send aria-hidden="true" /> Send
          </button>
        </div>
      </form>
    </section>
  );
}

const timeFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
