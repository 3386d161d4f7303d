import { useState } from 'preact/hooks';
import type { NearPerson } from '../../../world/in-words/near-people.ts';
import { standBy } from '../../../world/in-words/ways.ts';
import { isolated } from '../../../world/isolated.ts';
import { plateTag } from '../../../world/plate-words.ts';
import { Trouble } from '../../shared/trouble.tsx';
import { useAction } from '../../shared/use-action.ts';
import type { InWordsProps } from './in-words-props.ts';

/** Who is near and where, as one looks now; and what one does with them. Rules IW2, IW3. */
export function NearPeople({ townhall, inWords }: InWordsProps) {
  const action = useAction();
  const [done, setDone] = useState('');
  const near = inWords.near();
  const plan = inWords.plan.value;
  const section = townhall.hall.value?.sectionId;
  const { blocked } = townhall.hearing.now.value;
  const sitBeside = async ({ person }: NearPerson) => {
    setDone('');
    if (section === undefined) return;
    if (await action.run(() => townhall.connection.sitBeside({ ...person, sectionId: section })))
      setDone(`You sit near ${isolated(person.name)}.`);
  };
  const goTo = async ({ person, spot }: NearPerson) => {
    setDone('');
    const stand = plan === null ? null : standBy(plan.hall, spot);
    if (stand === null) action.fail(`There is no room beside ${isolated(person.name)}.`);
    else if (await action.run(() => inWords.walk(stand))) setDone(`You stand before ${isolated(person.name)}.`);
  };
  return (
    <>
      {near.length === 0 && (
        <p>{inWords.here() === null ? 'Sit down to hear who is near you.' : 'Nobody is within six metres.'}</p>
      )}
      <ul class="near">
        {near.map((each) => {
          const { person, where, talks } = each;
          const isBlocked = blocked.has(person.memberId);
          const words = isBlocked ? 'Hear again' : 'Block';
          return (
            <li key={person.memberId}>
              <p>
                <strong>
                  <bdi>{person.name}</bdi>
                </strong>{' '}
                {[where, ...marks(each, isBlocked)].join(', ')}
                {talks && !isBlocked && ', talks now'}
              </p>
              <div class="row">
                <button
                  type="button"
                  class="small"
                  aria-label={`Sit beside ${person.name}`}
                  disabled={action.isBusy}
                  onClick={() => void sitBeside(each)}
                >
                  Sit beside
                </button>
                {inWords.canWalk && (
                  <>
                    <button
                      type="button"
                      class="small"
                      aria-label={`Turn to ${person.name}`}
                      onClick={() => {
                        inWords.face(each.spot);
                        setDone(`You look at ${isolated(person.name)}.`);
                      }}
                    >
                      Turn to
                    </button>
                    <button
                      type="button"
                      class="small"
                      aria-label={`Go to ${person.name}`}
                      disabled={action.isBusy}
                      onClick={() => void goTo(each)}
                    >
                      Go to
                    </button>
                  </>
                )}
                <button
                  type="button"
                  class="small"
                  aria-label={`${words} ${person.name}`}
                  onClick={() => townhall.hearing.setBlocked(person.memberId, !isBlocked)}
                >
                  {words}
                </button>
              </div>
            </li>
          );
        })}
      </ul>
      <Trouble text={action.trouble} onClose={action.clear} />
      <p class="quiet-text" role="status">
        {done}
      </p>
    </>
  );
}

function marks({ person }: NearPerson, isBlocked: boolean): readonly string[] {
  const tag = plateTag(person);
  return [
    ...(tag === '' ? [] : [tag]),
    ...(person.hasHandUp ? ['hand up'] : []),
    ...(person.isMuted ? ['muted'] : []),
    ...(person.mayTalk && !isBlocked ? ['can be heard'] : []),
    ...(isBlocked ? ['not heard by you'] : []),
  ];
}
