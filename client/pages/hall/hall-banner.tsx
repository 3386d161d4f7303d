import { X } from 'lucide-preact';
import type { HallDrawing } from '../../live/hall-drawing.ts';
import type { Townhall } from '../../live/townhall.ts';
import { mutedNotice, talkNotice } from '../../world/order-words.ts';
import type { Session } from '../../world/session.ts';
import { noticeWords } from '../../world/stage-view.ts';
import { Banner } from '../shared/banner.tsx';
import { strainWords } from '../shared/strain-words.ts';
import { Trouble } from '../shared/trouble.tsx';
import { missingWords, voicesNotes } from '../shared/voices-words.ts';
import { DrawingBanner } from './drawing-banner.tsx';
import { PollNotice } from './poll-notice.tsx';
import type { Panel } from './use-panel.ts';

const seatGoneWords = 'Your seat was given away while you were gone. You now have the free one nearest to it.';
const fullWords =
  'The hall is full: you watch from here, and ask and vote like everybody. A moderator can bring you in.';

export interface HallBannerProps {
  readonly townhall: Townhall;
  /** Null on a page that draws no hall. */
  readonly drawing: HallDrawing | null;
  readonly panel: Panel;
}

/** What a person in the hall must know now: the standing notice, and what does not work and what to do. */
export function HallBanner({ townhall, drawing, panel }: HallBannerProps) {
  const session = townhall.connection.session.value;
  const { hall, stage } = townhall.mirror.value;
  const isBack = session.kind === 'here';
  const voices = townhall.voicesStanding.value;
  const missing = missingWords(townhall.missingVoices.value);
  const isMicrophoneOff = townhall.microphone.state.value.kind === 'off';
  const talk = talkNotice({ ...townhall.talkFacts.value, isMicrophoneOff });
  const muted = mutedNotice(townhall.me.value?.isMuted === true, townhall.connection.crew.mutedBecause.value);
  return (
    <div class="banners">
      {!isBack && <Banner tone="warn">{dropWords(session)}</Banner>}
      {isBack && townhall.soundState.value === 'suspended' && (
        <button type="button" class="primary" onClick={() => void townhall.sound.unlock()}>
          Tap to hear
        </button>
      )}
      {drawing !== null && <DrawingBanner townhall={townhall} drawing={drawing} />}
      {isBack && voicesNotes[voices] !== null && (
        <Banner tone={voices === 'off' ? 'plain' : 'warn'}>{voicesNotes[voices]}</Banner>
      )}
      {isBack && voices === 'on' && missing !== null && <Banner tone="warn">{missing}</Banner>}
      {stage.holder === 'asker' && stage.memberId === townhall.self.value?.memberId && isMicrophoneOff && (
        <Banner tone="plain">
          You have the floor. Switch your microphone on: everybody hears you
          {townhall.greeting.recognition === 'on' && ', and reads automatic captions that are not kept'}.
        </Banner>
      )}
      {isBack && townhall.connection.isFull.value && <Banner tone="plain">{fullWords}</Banner>}
      {isBack && muted !== null && <Banner tone="plain">{muted}</Banner>}
      {isBack && talk !== null && <Banner tone="plain">{talk}</Banner>}
      {isBack && townhall.seatChange.isElsewhere.value && (
        <div class="with-close">
          <Banner tone="plain">{seatGoneWords}</Banner>
          <button type="button" class="small" onClick={() => townhall.seatChange.clear()}>
            <X aria-hidden="true" /> Close
          </button>
        </div>
      )}
      {isBack && strainWords[townhall.strain.value] !== null && (
        <Banner tone="plain">{strainWords[townhall.strain.value]}</Banner>
      )}
      {hall?.phase === 'closed' && (
        <Banner tone="plain">
          This town hall has ended. <a href="/record">Its record</a> stays readable, and says{' '}
          <a href="/fairness">how fair it was</a>.
        </Banner>
      )}
      {hall?.record === 'failing' && (
        <Banner tone="warn">The record cannot be written right now, so questions and votes wait. Voices go on.</Banner>
      )}
      {stage.holder === 'nobody' && stage.avatarSilentBecause !== '' && (
        <Banner tone="plain">The avatar is silent: {stage.avatarSilentBecause}</Banner>
      )}
      <Trouble text={drawing?.seatTrouble.value ?? null} onClose={() => drawing?.clearSeatTrouble()} />
      {stage.holder !== 'human' && <p class="standing-notice">{noticeWords(townhall.leaderName.value)}</p>}
      <PollNotice townhall={townhall} panel={panel} />
    </div>
  );
}

function dropWords(session: Session): string {
  const why = 'drop' in session ? session.drop.why : 'broken';
  return {
    slow: 'Your connection is too slow right now. Coming back to your seat by itself.',
    moving: 'Taking you to your new seat.',
    broken: 'The connection broke. Coming back to your seat by itself.',
  }[why];
}
