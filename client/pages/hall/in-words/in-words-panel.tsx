import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { peopleHere } from '../../../world/in-words/news.ts';
import { screenInWords, stageInWords } from '../../../world/in-words/stage-in-words.ts';
import { isolated } from '../../../world/isolated.ts';
import type { PanelName } from '../use-panel.ts';
import type { InWordsProps } from './in-words-props.ts';
import { NearPeople } from './near-people.tsx';
import { OwnPlace } from './own-place.tsx';
import { TellSettings } from './told.tsx';
import { Ways } from './ways.tsx';
import './in-words.css';

/** People and heads move: what is told of them is looked at anew so often. */
const lookMs = 2000;

/** All that the drawn hall shows, in words and under headings, and what one does there without a pointer. Rule IW1. */
export function InWordsPanel(props: InWordsProps & { readonly openPanel: (panel: PanelName) => void }) {
  const { townhall, openPanel } = props;
  const [, look] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => look((count) => count + 1), lookMs);
    return () => clearInterval(timer);
  }, []);
  const { stage, hall, roster } = townhall.mirror.value;
  const now = {
    stage,
    hall,
    leaderName: townhall.leaderName.value,
    stoppedEpoch: townhall.stage.stoppedEpoch.value,
    lists: townhall.lists.value,
    sentence: townhall.stage.sentence.value,
    poll: townhall.screenPoll.value,
    beginning: townhall.beginning.words.value?.shown ?? null,
  };
  const isInTouch = townhall.connection.isInTouch.value;
  const elsewhere = hall?.elsewhere ?? 0;
  const here = roster.filter(({ isAway }) => !isAway).length + elsewhere;
  const hands = roster.filter(({ hasHandUp }) => hasHandUp);
  return (
    <div class="panel-body in-words">
      <Part title="On the stage">
        <Sentences of={isInTouch ? stageInWords(now) : ['Out of touch: nobody here can know what is on the stage.']} />
      </Part>
      {isInTouch && (
        <Part title="On the screen">
          <Sentences of={screenInWords(now)} />
        </Part>
      )}
      <Part title="Your place">
        <OwnPlace {...props} />
      </Part>
      {props.hasBody && (
        <Part title="Near you">
          <NearPeople {...props} />
        </Part>
      )}
      <Part title="In the hall">
        <p>
          {peopleHere(here)}
          {elsewhere > 0 && `, ${elsewhere} of them in other parts`}.
        </p>
        <p>
          {hands.length === 0 ? 'No hand is up.' : `Hands up: ${hands.map(({ name }) => isolated(name)).join(', ')}.`}
        </p>
        <div class="row">
          <button type="button" class="small" onClick={() => openPanel('questions')}>
            Ask and vote
          </button>
          <button type="button" class="small" onClick={() => openPanel('people')}>
            Everybody by name
          </button>
        </div>
      </Part>
      {props.hasBody && props.inWords.canWalk && (
        <Part title="Where you can go">
          <Ways {...props} />
        </Part>
      )}
      <Part title="What changes">
        <TellSettings inWords={props.inWords} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

function Sentences({ of }: { readonly of: readonly string[] }) {
  return (
    <>
      {of.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );
}
