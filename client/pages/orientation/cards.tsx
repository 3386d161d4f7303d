import type { ComponentType } from 'preact';
import { isolated } from '../../world/isolated.ts';
import { labelWords } from '../../world/stage-view.ts';
import { Light } from '../shared/light.tsx';
import { AskPicture, KeptPicture, LabelPicture, MovePicture, StagePicture } from './pictures.tsx';

/** What the cards say depends on. */
export interface CardFacts {
  readonly leaderName: string;
  /** Whether this page has a body in the hall. */
  readonly hasBody: boolean;
  /** Whether questions are taken without a name here. */
  readonly takesAnonymous: boolean;
  /** Whether speech is written down here. */
  readonly hasRecognition: boolean;
}

interface Card {
  readonly id: string;
  readonly title: (facts: CardFacts) => string;
  readonly Picture: ComponentType<CardFacts>;
  readonly Words: ComponentType<CardFacts>;
}

/** Who answers, what it may say, moving, asking, what is kept: a few sentences each. Rule LO8. */
export const cards: readonly Card[] = [
  {
    id: 'who',
    title: ({ leaderName }) => `An AI answers for ${isolated(leaderName)}`,
    Picture: StagePicture,
    Words: ({ leaderName }) => (
      <>
        <p>On the stage stands an avatar. The same three lights tell you everywhere who is speaking:</p>
        <ul class="orientation-lights">
          <li>
            <Light light="avatar" /> <span>the avatar</span>
          </li>
          <li>
            <Light light="human" />{' '}
            <span>
              <bdi>{leaderName}</bdi> in person
            </span>
          </li>
          <li>
            <Light light="asker" /> <span>somebody who asked</span>
          </li>
        </ul>
      </>
    ),
  },
  {
    id: 'says',
    title: () => 'It says only what is approved',
    Picture: LabelPicture,
    Words: () => (
      <>
        <p>
          Each sentence rests on statements that were approved for it, and carries its label, such as “
          {labelWords.QUOTE}
          ”, and its source.
        </p>
        <p>What no statement supports it does not know. It says so, and your question goes on to a person.</p>
      </>
    ),
  },
  {
    id: 'move',
    title: ({ hasBody }) => (hasBody ? 'Sit down, or look around' : 'You watch from the back'),
    Picture: MovePicture,
    Words: ({ hasBody }) =>
      hasBody ? (
        <dl class="orientation-ways">
          <div>
            <dt>Mouse, keys</dt>
            <dd>Click a seat to sit. Arrows or W A S D walk, dragging looks.</dd>
          </div>
          <div>
            <dt>Touch</dt>
            <dd>Tap a seat to sit. One finger looks, two walk.</dd>
          </div>
          <div>
            <dt>Headset</dt>
            <dd>Push the stick, aim, let go. Your panel is on your wrist.</dd>
          </div>
          <div>
            <dt>No pointer</dt>
            <dd>“In words” tells what the hall shows, and takes you to a seat.</dd>
          </div>
        </dl>
      ) : (
        <p>
          You have no body and no microphone here: you see, hear, read the captions, ask in writing and vote. “In words”
          tells all that the hall shows.
        </p>
      ),
  },
  {
    id: 'ask',
    title: () => 'Ask, and vote',
    Picture: AskPicture,
    Words: ({ takesAnonymous, hasRecognition }) => (
      <>
        <p>
          Open “Questions” and write yours{hasRecognition && ', or say it aloud'}. A moderator reads it; then everybody
          can vote for it. The one with the most votes comes next.
        </p>
        <p>
          {takesAnonymous
            ? 'Choose “Anonymously” to ask without your name: the page says there what that protects from, and what not.'
            : 'Your name stands beside your question; votes show as a number.'}
        </p>
      </>
    ),
  },
  {
    id: 'kept',
    title: () => 'What is kept, and what is not',
    Picture: KeptPicture,
    Words: ({ hasBody }) => (
      <>
        <p>
          Questions, decisions and what the avatar says go into a record that anybody can check. Living voices are never
          stored, nor are the captions of people who speak.
        </p>
        <p>
          {hasBody && 'Your microphone is off until you open it. '}“Leave” takes you out at any time: your questions and
          votes stay{hasBody && ', and your seat is held for ten minutes'}.
        </p>
      </>
    ),
  },
];
