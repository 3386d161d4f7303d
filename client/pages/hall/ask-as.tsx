import type { Townhall } from '../../live/townhall.ts';
import './ask-as.css';

export interface AskAsProps {
  readonly townhall: Townhall;
  readonly onChoice: () => void;
}

/** With one's name or without, where the town hall has both; and what that means here, in plain words. Rules UN1–UN3. */
export function AskAs({ townhall, onChoice }: AskAsProps) {
  const { draft, spoken, greeting } = townhall;
  const anonymous = townhall.anonymous.value;
  const { keepers } = greeting;
  const isUnnamed = draft.isUnnamed.value;
  if (keepers === null) return null;
  if (anonymous?.canAsk === false)
    return (
      <p class="ask-as quiet-text">
        To ask anonymously, allow this page to keep data in this browser: it keeps what proves that a question is yours.
      </p>
    );
  const choose = (unnamed: boolean) => {
    spoken.cancel();
    draft.setUnnamed(unnamed);
    onChoice();
  };
  return (
    <div class="ask-as">
      <fieldset>
        <legend class="sr-only">How you ask</legend>
        <label>
          <input type="radio" name="ask-as" checked={!isUnnamed} onChange={() => choose(false)} />
          With your name
        </label>
        <label>
          <input
            type="radio"
            name="ask-as"
            checked={isUnnamed}
            disabled={anonymous === null}
            onChange={() => choose(true)}
          />
          Anonymously
        </label>
      </fieldset>
    </div>
  );
}

/** What asking without a name means here; below the words, which stay where they are when it is opened. Rules UN1, UN3. */
export function AnonymousMeaning({ townhall }: Pick<AskAsProps, 'townhall'>) {
  const anonymous = townhall.anonymous.value;
  const { keepers } = townhall.greeting;
  if (keepers === null || anonymous === null || !anonymous.canAsk || !townhall.draft.isUnnamed.value) return null;
  return (
    <details class="anonymous-meaning">
      <summary>What anonymous means here</summary>
      <ul>
        {anonymous.words.anonymousMeans(keepers).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <p>It does not protect against:</p>
      <ul>
        {anonymous.words.anonymousDoesNot.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </details>
  );
}
