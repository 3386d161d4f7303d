import { useId, useState } from 'preact/hooks';
import { type DialLevel, dialLevelSchema, isAbove } from '../../../protocol/dial.ts';
import type { Townhall } from '../../live/townhall.ts';
import { dialOf, dialTopics, levelWords, openLevels } from '../../world/dial-words.ts';
import { Trouble } from './trouble.tsx';
import { useAction } from './use-action.ts';
import './dial.css';

/** How far the avatar goes: for the whole town hall, and lower for single topics. Rules DL1, DL4. */
export function Dial({ townhall }: { readonly townhall: Townhall }) {
  const action = useAction();
  const { connection, mirror, lists } = townhall;
  const dial = dialOf(mirror.value.stage.dial);
  const { waiting, onStage } = lists.value;
  const topics = dialTopics(dial, onStage === null ? waiting : [onStage, ...waiting]);
  const role = townhall.role.value;
  const isStill = action.isBusy || !connection.isInTouch.value;
  const turn = (topic: string | null, level: DialLevel) =>
    action.run(() => connection.send({ type: 'dial.set', topic, level }));
  const open = openLevels(role, dial.level);
  const lower = dial.topics.filter(({ level }) => isAbove(dial.level, level));
  if (open.length === 0) return null;
  return (
    <details class="dial">
      <summary>
        The avatar: <strong>{levelWords[dial.level].name}</strong>
        {lower.length > 0 && `, and less on ${lower.map(({ topic }) => topic).join(', ')}`}
      </summary>
      <fieldset class="row">
        <legend>How far the avatar goes</legend>
        {dialLevelSchema.options.map((level) => (
          <button
            key={level}
            type="button"
            class="small"
            aria-pressed={level === dial.level}
            disabled={isStill || !open.includes(level)}
            onClick={() => void turn(null, level)}
          >
            {levelWords[level].name}
          </button>
        ))}
      </fieldset>
      <p class="quiet-text">{levelWords[dial.level].means}</p>
      {dial.level === 'auto' && dial.waitsForCall && (
        <p role="status">
          It waits: somebody stopped, held or put back what was on the stage. Call the next one yourself.
        </p>
      )}
      {!open.includes('auto') && (
        <p class="quiet-text">You can turn it down. The leader or an organiser turns it up.</p>
      )}
      <ul>
        {topics.map(({ topic, level }) => (
          <Topic
            key={topic}
            topic={topic}
            level={level}
            open={openLevels(role, level)}
            isStill={isStill}
            turn={(to) => void turn(topic, to)}
          />
        ))}
      </ul>
      <AnotherTopic isStill={isStill} add={(topic) => turn(topic, 'off')} />
      <Trouble text={action.trouble} />
    </details>
  );
}

function Topic(props: {
  readonly topic: string;
  readonly level: DialLevel;
  readonly open: readonly DialLevel[];
  readonly isStill: boolean;
  readonly turn: (level: DialLevel) => void;
}) {
  const id = useId();
  const { topic, level, open, isStill, turn } = props;
  return (
    <li>
      <label for={id}>{topic}</label>
      <select
        id={id}
        value={level}
        disabled={isStill}
        onChange={(event) => {
          const to = dialLevelSchema.safeParse(event.currentTarget.value);
          if (to.success) turn(to.data);
        }}
      >
        {[...dialLevelSchema.options].reverse().map((each) => (
          <option key={each} value={each} disabled={!open.includes(each)}>
            {each === 'auto' ? 'As the town hall' : levelWords[each].name}
          </option>
        ))}
      </select>
    </li>
  );
}

function AnotherTopic({
  isStill,
  add,
}: {
  readonly isStill: boolean;
  readonly add: (topic: string) => Promise<boolean>;
}) {
  const id = useId();
  const [topic, setTopic] = useState('');
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        void add(topic.trim()).then((isDone) => isDone && setTopic(''));
      }}
    >
      <label for={id}>Another topic of the statements</label>
      <input
        id={id}
        type="text"
        maxLength={60}
        value={topic}
        onInput={(event) => setTopic(event.currentTarget.value)}
      />
      <button type="submit" class="small" disabled={isStill || topic.trim() === ''}>
        Off for this topic
      </button>
    </form>
  );
}
