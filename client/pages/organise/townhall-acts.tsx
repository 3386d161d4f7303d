import { Ban, CircleStop, DoorOpen, Pencil, Play } from 'lucide-preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { limits } from '../../../protocol/limits.ts';
import type { PlannedTownhall, TownhallsReply } from '../../../protocol/organising.ts';
import type { OrganiseDoor } from '../../live/organise-port.ts';
import { type Asked, actsOf } from '../../world/organise/stage-words.ts';
import { Trouble } from '../shared/trouble.tsx';
import { InvitationBelow, SendButtons, useInvitation } from './send-it.tsx';
import { type Organising, wordsOf } from './use-organising.ts';

export interface TownhallItemProps {
  readonly door: OrganiseDoor;
  readonly organising: Organising;
  readonly known: TownhallsReply;
  readonly townhall: PlannedTownhall;
  /** The person was here last: the keyboard goes on from it. */
  readonly isAt: boolean;
  readonly onEdit: () => void;
  readonly onSaid: (words: string) => void;
}

interface AskedWords {
  readonly button: string;
  readonly what: string;
  readonly yes: string;
  readonly no: string;
  readonly done: string;
}

/** What each does, before it is done. Rules OP10, OP11. */
const words: Readonly<Record<Asked, AskedWords>> = {
  'open-doors': {
    button: 'Open the doors',
    what: 'People come in, sit down and talk to each other. The stage waits until you begin.',
    yes: 'Open the doors',
    no: 'Not yet',
    done: 'Its doors are open.',
  },
  begin: {
    button: 'Begin',
    what: 'The stage opens for everybody: from now on questions are called and answered.',
    yes: 'Begin now',
    no: 'Not yet',
    done: 'It has begun. The desk is where it is run.',
  },
  end: {
    button: 'End it',
    what: 'It is over for everybody who is inside, at once: nobody asks, votes or speaks any more. It cannot be opened again. Its record stays to be read.',
    yes: 'End it for everybody',
    no: 'Let it go on',
    done: 'It has ended.',
  },
  cancel: {
    button: 'Cancel it',
    what: 'Whoever opens a link of it reads that it does not take place, and why. Nobody is written to by this page: tell those whom you invited. It cannot be planned again; a new one can.',
    yes: 'Cancel this town hall',
    no: 'Keep it',
    done: 'It is cancelled. Tell those whom you invited.',
  },
};
const icons = { 'open-doors': DoorOpen, begin: Play, end: CircleStop, cancel: Ban } as const;

/** Edits, and what is asked once more before it is done. */
export function TownhallActs(props: TownhallItemProps) {
  const { door, organising, known, townhall, onEdit, onSaid } = props;
  const invitation = useInvitation(known, townhall, townhall.isHere ? organising.attendeePath : null);
  const { id, plan } = townhall;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const openers = useRef(new Map<Asked, HTMLButtonElement>());
  const open = actsOf(townhall.stage);
  const isAsked = asked !== null && open.includes(asked);
  const leave = () => {
    if (asked !== null) openers.current.get(asked)?.focus();
    setAsked(null);
    setTrouble(null);
  };
  const act = async (reason: string) => {
    if (asked === null) return;
    const refusal = await organising.run(() =>
      asked === 'cancel' ? door.cancel({ id, reason }) : door.act({ id, act: asked }),
    );
    setTrouble(refusal === null ? null : wordsOf(refusal));
    if (refusal !== null) return;
    setAsked(null);
    onSaid(words[asked].done);
  };
  return (
    <>
      <div class="row planned-acts">
        {open
          .filter((each) => each !== 'cancel')
          .map((each) => (
            <Opener
              key={each}
              {...{ asked: each, plan, openers, isBusy: organising.isBusy }}
              onAsk={setAsked}
              isPressed={asked === each}
            />
          ))}
        <SendButtons {...{ invitation, townhall }} makesLinks={known.entry === 'invitation'} />
        <button type="button" class="small" aria-label={`Edit, ${plan.title}`} onClick={onEdit}>
          <Pencil aria-hidden="true" /> Edit
        </button>
        {open.includes('cancel') && (
          <Opener
            asked="cancel"
            {...{ plan, openers, isBusy: organising.isBusy }}
            onAsk={setAsked}
            isPressed={asked === 'cancel'}
          />
        )}
      </div>
      {/* Somebody else was before: what was asked cannot be done any more. */}
      <Trouble text={isAsked ? null : trouble} onClose={() => setTrouble(null)} />
      {isAsked && (
        <AskOnce
          key={asked}
          {...{ asked, trouble }}
          title={plan.title}
          isBusy={organising.isBusy}
          onYes={(reason) => void act(reason)}
          onNo={leave}
        />
      )}
      <InvitationBelow invitation={invitation} />
    </>
  );
}

function Opener(props: {
  readonly asked: Asked;
  readonly plan: PlannedTownhall['plan'];
  readonly openers: { readonly current: Map<Asked, HTMLButtonElement> };
  readonly isBusy: boolean;
  readonly isPressed: boolean;
  readonly onAsk: (asked: Asked) => void;
}) {
  const { asked, plan, openers, isBusy, isPressed, onAsk } = props;
  const Icon = icons[asked];
  return (
    <button
      ref={(button) => {
        if (button !== null) openers.current.set(asked, button);
      }}
      type="button"
      class="small"
      disabled={isBusy}
      aria-expanded={isPressed}
      aria-label={`${words[asked].button}, ${plan.title}`}
      onClick={() => onAsk(asked)}
    >
      <Icon aria-hidden="true" /> {words[asked].button}
    </button>
  );
}

function AskOnce(props: {
  readonly asked: Asked;
  readonly title: string;
  readonly trouble: string | null;
  readonly isBusy: boolean;
  readonly onYes: (reason: string) => void;
  readonly onNo: () => void;
}) {
  const { asked, title, trouble, isBusy, onYes, onNo } = props;
  const id = useId();
  const [reason, setReason] = useState('');
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { what, yes, no } = words[asked];
  return (
    <form
      ref={box}
      class="ask-once"
      tabIndex={-1}
      aria-label={`${words[asked].button}, ${title}`}
      aria-describedby={id}
      onSubmit={(event) => {
        event.preventDefault();
        onYes(reason.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && reason === '') onNo();
      }}
    >
      <p id={id}>{what}</p>
      {asked === 'cancel' && (
        <div class="plan-field">
          <label for={`${id}-reason`}>Why, for those who come to its link</label>
          <textarea
            id={`${id}-reason`}
            rows={2}
            maxLength={limits.reasonLength}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </div>
      )}
      <Trouble text={trouble} />
      <div class="row">
        <button
          type="submit"
          class={asked === 'end' || asked === 'cancel' ? 'small stop' : 'small primary'}
          disabled={isBusy}
        >
          {yes}
        </button>
        <button type="button" class="small" onClick={onNo}>
          {no}
        </button>
      </div>
    </form>
  );
}
