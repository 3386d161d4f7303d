import { Mic, Volume2, Wifi } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { askForMicrophone } from '../../live/microphone.ts';
import type { Townhall } from '../../live/townhall.ts';
import { Level } from '../shared/level.tsx';

type MicrophoneCheck =
  | { readonly kind: 'untried' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'listening'; readonly track: MediaStreamTrack }
  | { readonly kind: 'fine' }
  | { readonly kind: 'trouble'; readonly words: string };

/** Small honest rows: what works, what does not, and what to do. None of them stands in the way of entering. */
export function Checks({
  townhall,
  needsMicrophone,
}: {
  readonly townhall: Townhall;
  readonly needsMicrophone: boolean;
}) {
  return (
    <section aria-label="Check your equipment">
      <ul class="checks">
        <ConnectionRow townhall={townhall} />
        <SpeakerRow townhall={townhall} />
        {needsMicrophone && <MicrophoneRow townhall={townhall} />}
      </ul>
    </section>
  );
}

function Row(props: {
  readonly icon: ComponentChildren;
  readonly name: string;
  readonly said: string;
  readonly isBad?: boolean;
  readonly children?: ComponentChildren;
}) {
  return (
    <li>
      {props.icon}
      <div>
        <strong>{props.name}</strong>
        <span class="said" data-tone={props.isBad === true ? 'bad' : 'plain'} role="status">
          {props.said}
        </span>
      </div>
      {props.children}
    </li>
  );
}

function ConnectionRow({ townhall }: { readonly townhall: Townhall }) {
  const [roundTripMs, setRoundTripMs] = useState<number | null>(null);
  const [isReached, setReached] = useState(true);
  const { door, greeting } = townhall;
  const [voices, setVoices] = useState(greeting.voices);
  useEffect(() => {
    let isShown = true;
    const begun = performance.now();
    void door.me().then((reply) => {
      if (!isShown) return;
      setReached(reply.kind === 'ok');
      // Voices may have come up since the document was sent.
      if (reply.kind === 'ok') setVoices(reply.value.voices);
      setRoundTripMs(Math.max(1, Math.round(performance.now() - begun)));
    });
    return () => {
      isShown = false;
    };
  }, [door]);
  const words = connectionWords(voices);
  const said = roundTripMs === null ? 'Checking' : `Server reached in ${roundTripMs} ms. ${words.said}`;
  return (
    <Row
      icon={<Wifi aria-hidden="true" />}
      name="Connection"
      said={isReached ? said : 'The server does not answer. Check your network.'}
      isBad={!isReached || words.isBad}
    />
  );
}

function connectionWords(voices: 'on' | 'off'): { readonly said: string; readonly isBad: boolean } {
  if (voices === 'off') return { said: 'Voices are off here: captions and text work.', isBad: true };
  if (typeof RTCPeerConnection === 'undefined')
    return { said: 'This browser carries no voices: captions and text work.', isBad: true };
  return { said: 'Voices are on; whether sound gets through your network shows once you are in.', isBad: false };
}

function SpeakerRow({ townhall }: { readonly townhall: Townhall }) {
  const [said, setSaid] = useState('Play a tone to hear whether sound comes through.');
  const [isBad, setBad] = useState(false);
  const play = async () => {
    await townhall.sound.unlock();
    const isRunning = townhall.sound.state === 'running';
    setBad(!isRunning);
    if (!isRunning) {
      setSaid('The browser holds the sound back. Allow sound for this page; captions work without.');
      return;
    }
    setSaid('Playing');
    await townhall.sound.playTestTone();
    setSaid('Nothing heard? Turn the volume up or pick another speaker.');
  };
  return (
    <Row icon={<Volume2 aria-hidden="true" />} name="Speaker" said={said} isBad={isBad}>
      <button type="button" class="small" onClick={() => void play()}>
        Play a tone
      </button>
    </Row>
  );
}

function MicrophoneRow({ townhall }: { readonly townhall: Townhall }) {
  const [check, setCheck] = useState<MicrophoneCheck>({ kind: 'untried' });
  const track = check.kind === 'listening' ? check.track : null;
  useEffect(() => {
    townhall.sound.setMicrophone(track);
    return () => {
      track?.stop();
      townhall.sound.setMicrophone(null);
    };
  }, [townhall, track]);
  const read = useCallback(() => townhall.sound.microphoneLevel(), [townhall]);
  const test = async () => {
    if (check.kind === 'listening') {
      setCheck({ kind: 'fine' });
      return;
    }
    const unlocked = townhall.sound.unlock();
    setCheck({ kind: 'asking' });
    const asked = await askForMicrophone();
    await unlocked;
    setCheck('track' in asked ? { kind: 'listening', track: asked.track } : { kind: 'trouble', words: asked.trouble });
  };
  return (
    <Row
      icon={<Mic aria-hidden="true" />}
      name="Microphone"
      said={microphoneSaid(check)}
      isBad={check.kind === 'trouble'}
    >
      {check.kind === 'listening' ? (
        <div class="checks-level">
          <Level read={read} label="Loudness of your microphone" />
          <button type="button" class="small" onClick={() => void test()}>
            Done
          </button>
        </div>
      ) : (
        <button type="button" class="small" disabled={check.kind === 'asking'} onClick={() => void test()}>
          Try it
        </button>
      )}
    </Row>
  );
}

function microphoneSaid(check: MicrophoneCheck): string {
  switch (check.kind) {
    case 'untried':
      return 'You enter with it off. Nobody hears you until you open it.';
    case 'asking':
      return 'Answer the question of your browser.';
    case 'listening':
      return 'Say something: the bar should move. Nobody hears this.';
    case 'fine':
      return 'It works. You enter with it off.';
    case 'trouble':
      return check.words;
  }
}
