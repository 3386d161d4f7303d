import { Mic, Volume2, Wifi } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { askForMicrophone } from '../../live/microphone.ts';
import type { Townhall } from '../../live/townhall.ts';
import { type ConnectionCheck, connectionWords } from '../../world/lobby/connection-words.ts';
import { Level } from '../shared/level.tsx';

/** A server that did not answer is asked again after so long, or up to twice that. */
const againMs = 10_000;

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

/** Looks again when the network changes, and now and then while the server does not answer. Rule LO10. */
function ConnectionRow({ townhall }: { readonly townhall: Townhall }) {
  const [check, setCheck] = useState<ConnectionCheck>({ kind: 'checking' });
  const { beginning } = townhall;
  useEffect(() => {
    let isShown = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      clearTimeout(timer);
      if (!navigator.onLine) return setCheck({ kind: 'offline' });
      const begun = performance.now();
      const reply = await beginning.ask();
      if (!isShown) return;
      const found = checkOf(reply, Math.max(1, Math.round(performance.now() - begun)));
      setCheck(navigator.onLine ? found : { kind: 'offline' });
      if (found.kind === 'unreachable') timer = setTimeout(() => void look(), againMs * (1 + Math.random()));
    };
    const onNetwork = () => void look();
    void look();
    addEventListener('online', onNetwork);
    addEventListener('offline', onNetwork);
    return () => {
      isShown = false;
      clearTimeout(timer);
      removeEventListener('online', onNetwork);
      removeEventListener('offline', onNetwork);
    };
  }, [beginning]);
  return <Row icon={<Wifi aria-hidden="true" />} name="Connection" {...connectionWords(check)} />;
}

function checkOf(reply: Awaited<ReturnType<Townhall['beginning']['ask']>>, ms: number): ConnectionCheck {
  if (reply.kind === 'unreachable') return { kind: 'unreachable' };
  if (reply.kind === 'refused') return { kind: 'refused', message: reply.message };
  // Voices may have come up since the document was sent.
  const carriesVoices = typeof RTCPeerConnection !== 'undefined';
  return { kind: 'reached', ms, voices: reply.value.voices, carriesVoices };
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
