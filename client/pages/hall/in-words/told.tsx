import type { HallInWords } from '../../../live/hall-in-words.ts';
import { type NewsWish, newsWishes } from '../../../world/in-words/news.ts';

/** Tells politely what changed; seen by nobody, for who sees it in the hall. Rule IW4. */
export function Teller({ inWords }: { readonly inWords: HallInWords }) {
  const newest = inWords.told.value.at(-1);
  return (
    <div class="sr-only" role="status" aria-label="What changed">
      {newest !== undefined && <p key={newest.count}>{newest.words}</p>}
    </div>
  );
}

/** What is told when it changes, and what was told of late. */
export function TellSettings({ inWords }: { readonly inWords: HallInWords }) {
  const wish = inWords.wish.now.value;
  const told = inWords.told.value;
  const wishes: NewsWish[] = ['all', 'me', 'nothing'];
  return (
    <>
      <fieldset class="choice">
        <legend>Tell me what changes</legend>
        <div class="row">
          {wishes.map((each) => (
            <label key={each} class="with-box">
              <input type="radio" name="news" checked={each === wish} onChange={() => inWords.wish.set(each)} />
              {newsWishes[each]}
            </label>
          ))}
        </div>
      </fieldset>
      {told.length > 0 && (
        <ul class="told">
          {told.toReversed().map(({ words, count }) => (
            <li key={count}>{words}</li>
          ))}
        </ul>
      )}
    </>
  );
}
