import {
  Glasses,
  Hand,
  Heart,
  HeartOff,
  Laugh,
  MessageCircleQuestion,
  Mic,
  MicOff,
  PartyPopper,
  Settings2,
  ThumbsUp,
  Users,
} from 'lucide-preact';
import { useCallback, useRef, useState } from 'preact/hooks';
import type { Reaction } from '../../../protocol/moment.ts';
import { can } from '../../../protocol/roles.ts';
import { microphoneState } from '../../live/microphone-state.ts';
import type { Townhall } from '../../live/townhall.ts';
import { talkStanding } from '../../world/order-words.ts';
import { Level } from '../shared/level.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { PanelButton } from './panel-button.tsx';
import type { PanelProps } from './top-bar.tsx';

export interface ToolbarProps extends PanelProps {
  readonly hasBody: boolean;
  /** Null when no headset can be entered. */
  readonly xr: { readonly isIn: boolean; enter(): Promise<void>; exit(): Promise<void> } | null;
}

/** What one does in the hall: speak, raise a hand, react, put on a headset. */
export function Toolbar({ townhall, panel, hasBody, xr }: ToolbarProps) {
  const hand = useAction();
  const me = townhall.me.value;
  const isUp = me?.hasHandUp === true;
  const mic = townhall.microphone.state.value;
  const toggleHand = () => hand.run(() => townhall.connection.send({ type: isUp ? 'hand.lower' : 'hand.raise' }));
  return (
    <footer class="toolbar">
      <Trouble
        text={(mic.kind === 'off' ? mic.trouble : null) ?? hand.trouble}
        onClose={() => {
          townhall.microphone.dismiss();
          hand.clear();
        }}
      />
      <div class="tools">
        {hasBody && can(townhall.role.value, 'voice.open') && <MicrophoneButton townhall={townhall} />}
        <button type="button" aria-pressed={isUp} disabled={hand.isBusy} onClick={() => void toggleHand()}>
          <Hand aria-hidden="true" /> <span>{isUp ? 'Lower hand' : 'Raise hand'}</span>
        </button>
        {townhall.hall.value?.isCalm === true ? <ReactionsOff /> : <Reactions townhall={townhall} />}
        <PanelButton opens="questions" panel={panel} class="only-narrow">
          <MessageCircleQuestion aria-hidden="true" /> <span>Questions</span>
        </PanelButton>
        <PanelButton opens="people" panel={panel} class="only-narrow">
          <Users aria-hidden="true" /> <span>People</span>
        </PanelButton>
        {xr !== null && (
          <PanelButton opens="headset" panel={panel}>
            <Settings2 aria-hidden="true" /> <span>VR comfort</span>
          </PanelButton>
        )}
        {xr !== null && (
          <button type="button" onClick={() => void (xr.isIn ? xr.exit() : xr.enter())}>
            <Glasses aria-hidden="true" /> <span>{xr.isIn ? 'Leave VR' : 'Enter VR'}</span>
          </button>
        )}
      </div>
    </footer>
  );
}

function MicrophoneButton({ townhall }: { readonly townhall: Townhall }) {
  const mic = townhall.microphone.state.value;
  const isMuted = townhall.me.value?.isMuted === true;
  const { words, isOff } = microphoneState(
    mic,
    isMuted,
    townhall.voicesStanding.value,
    talkStanding(townhall.talkFacts.value),
  );
  const read = useCallback(() => townhall.sound.microphoneLevel(), [townhall]);
  const isOn = mic.kind === 'on';
  return (
    <button
      type="button"
      class="microphone"
      data-mic={isMuted ? 'muted' : mic.kind}
      aria-pressed={isOn}
      disabled={isOff}
      onClick={() => townhall.toggleMicrophone()}
    >
      {isOn ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
      <span>{words}</span>
      {isOn && <Level read={read} />}
    </button>
  );
}

const reactionButtons: readonly { readonly reaction: Reaction; readonly words: string; readonly icon: typeof Heart }[] =
  [
    { reaction: 'clap', words: 'Clap', icon: PartyPopper },
    { reaction: 'heart', words: 'Heart', icon: Heart },
    { reaction: 'laugh', words: 'Laugh', icon: Laugh },
    { reaction: 'thumbs', words: 'Thumbs up', icon: ThumbsUp },
  ];

/** A moderator turned reactions off: said where one would look for them. Rule OH5. */
function ReactionsOff() {
  return (
    <div class="reactions">
      <button type="button" disabled title="A moderator turned reactions off for now.">
        <HeartOff aria-hidden="true" /> <span>Reactions are off</span>
      </button>
    </div>
  );
}

/** One button that opens four: most people react seldom. */
function Reactions({ townhall }: { readonly townhall: Townhall }) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <div class="reactions">
      <button ref={opener} type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Heart aria-hidden="true" /> <span>React</span>
      </button>
      {isOpen && (
        <fieldset
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            setOpen(false);
            opener.current?.focus();
          }}
        >
          <legend class="sr-only">React</legend>
          {reactionButtons.map(({ reaction, words, icon: Icon }) => (
            <button key={reaction} type="button" onClick={() => townhall.connection.react(reaction)}>
              <Icon aria-hidden="true" /> <span>{words}</span>
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
