import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { CaptionLooks } from '../../live/caption-choice.ts';
import type { Townhall } from '../../live/townhall.ts';
import type { Caption } from '../../world/ports.ts';
import { labelWords, lightWords, sourceLabel, sourceLine, stageLight, stageWords } from '../../world/stage-view.ts';
import { Light } from '../shared/light.tsx';
import { OriginalText } from '../shared/original-text.tsx';

/** What is being said: word, shape and colour of who says it, the label of the sentence, its source, and the words as they sound. */
export function CaptionBar({ townhall, isLarge }: { readonly townhall: Townhall; readonly isLarge: boolean }) {
  const caption = townhall.caption.value;
  const { stage } = townhall.mirror.value;
  const light = stageLight(stage);
  // What was being said goes on without this page.
  if (!townhall.connection.isInTouch.value) return null;
  const looks = townhall.captionLooks.now.value;
  if (caption !== null) return <Sentence caption={caption} isLarge={isLarge} looks={looks} />;
  if (light === 'human' || light === 'asker') {
    return (
      <section
        class="caption"
        data-light={light}
        data-size={looks.size}
        data-strong={looks.isStrong}
        aria-label="Captions"
      >
        <p class="caption-head">
          <Light light={light} words={stageWords(stage, townhall.leaderName.value)} />
        </p>
        <p class="caption-text">
          {livingWords[townhall.greeting.recognition]}
          {townhall.greeting.recognition === 'on' && light === 'human' && ', and are kept in the record'}.
        </p>
      </section>
    );
  }
  return null;
}

/** Until somebody who speaks live has been written down. */
const livingWords = {
  on: 'Live. Automatic captions follow',
  off: 'Live, without captions',
} as const;

interface SentenceProps {
  readonly caption: Caption;
  readonly isLarge: boolean;
  readonly looks: CaptionLooks;
}

function Sentence({ caption, isLarge, looks }: SentenceProps) {
  const section = useRef<HTMLElement>(null);
  const { spokenTo } = caption;
  const heard = useRef(spokenTo);
  heard.current = spokenTo;
  useLayoutEffect(() => keepInSight(section.current, spokenTo), [spokenTo]);
  useEffect(() => {
    const { current } = section;
    if (current === null) return;
    const resizing = new ResizeObserver(() => keepInSight(current, heard.current));
    resizing.observe(current);
    return () => resizing.disconnect();
  }, []);
  const source = sourceLine(caption.sources, sourceLabel(caption));
  // Where no hall is drawn there is room for them.
  const size = isLarge && looks.size === 'usual' ? 'roomy' : looks.size;
  return (
    <section
      ref={section}
      class="caption"
      data-light={caption.light}
      data-size={size}
      data-strong={looks.isStrong}
      aria-label="Captions"
    >
      <p class="caption-head">
        <Light light={caption.light} />
        <span class="caption-label">{labelWords[caption.label]}</span>
        {source !== '' && <span class="caption-source">From {source}</span>}
      </p>
      <p class="caption-text" aria-hidden="true" lang={caption.language} dir={directionOf(caption)}>
        <span class="spoken">{caption.text.slice(0, caption.spokenTo)}</span>
        <span class="unspoken">{caption.text.slice(caption.spokenTo)}</span>
      </p>
      <OriginalText original={caption.original} />
      {/* Screen readers get each sentence once, whole, with who says it and where it comes from. */}
      <p class="sr-only" role="status" key={`${caption.epoch}-${caption.index}`}>
        {`${lightWords[caption.light]}, ${labelWords[caption.label]}: `}
        <span lang={caption.language}>{caption.text.slice(caption.freshFrom)}</span>
        {source === '' ? '' : ` From ${source}.`}
      </p>
    </section>
  );
}

/** Arabic and Hebrew run the other way. */
function directionOf({ language }: Caption): 'auto' | undefined {
  return language === undefined ? undefined : 'auto';
}

/** A sentence that is longer than its room goes along with what is heard, and by a keyboard. */
function keepInSight(section: HTMLElement | null, spokenTo: number): void {
  if (section === null) return;
  const isLong = section.scrollHeight > section.clientHeight + 1;
  section.tabIndex = isLong ? 0 : -1;
  if (!isLong) return;
  const next = section.querySelector('.unspoken')?.getClientRects()[0];
  if (next === undefined) return;
  const room = section.getBoundingClientRect();
  const isSeen = next.top >= room.top && next.bottom + next.height <= room.bottom;
  if (!isSeen) section.scrollTop = spokenTo === 0 ? 0 : section.scrollTop + next.top - room.top - next.height;
}
