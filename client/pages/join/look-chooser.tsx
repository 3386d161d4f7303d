import { ChevronLeft, ChevronRight } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Look, type LookPart, lookChoices, lookCode, lookSchema } from '../../../protocol/look.ts';
import type { HallDrawing } from '../../live/hall-drawing.ts';
import type { Townhall } from '../../live/townhall.ts';
import { clothOf, clothsOf, hairColors, scarfColors, skinColors } from '../../world/cloth-colors.ts';
import { lookById, surprise } from '../../world/look-by-id.ts';
import { describeLook, isCovered, lookWords, partWords } from '../../world/look-words.ts';
import type { LookChooserProps } from '../live-pages.ts';
import './look-chooser.css';

/** How oneself will look in the hall: a picture, and for who wants it a row for each part. Never in the way of entering. Rules LOOK4, LOOK5. */
export function LookChooser({ townhall, drawing }: LookChooserProps) {
  const { greeting } = townhall;
  const [isOpen, setOpen] = useState(false);
  const [isSurprised, setSurprised] = useState(false);
  const chosen = townhall.look.now.value;
  const look = chosen ?? lookById(greeting.memberId);
  const cloths = clothsOf(greeting.companyColors);
  const cloth = clothOf(cloths, look.cloth);
  const isBroken = drawing?.state.value.kind === 'plain';
  const words = describeLook(look, cloth.name);
  const takeAny = () => {
    townhall.look.set(surprise(Math.random));
    setSurprised(true);
  };
  const choose = (part: LookPart, choice: string) => {
    const next = lookSchema.safeParse({ ...look, [part]: choice }).data;
    setSurprised(false);
    if (next !== undefined) townhall.look.set(next);
  };
  const rows = { look, choose };
  const clothColors = Object.fromEntries(cloths.map(({ hex }, i) => [`${i}`, hex]));
  const clothWords = Object.fromEntries(cloths.map(({ name }, i) => [`${i}`, name]));
  const worn = `${cloths.indexOf(cloth)}`;
  return (
    <section class="look" data-open={isOpen} data-picture={isBroken ? 'no' : 'yes'} aria-labelledby="look-title">
      {!isBroken && <Portrait drawing={drawing} look={look} words={words} memberId={greeting.memberId} />}
      <div class="look-self">
        <h2 id="look-title">How you look</h2>
        <p class="quiet-text">
          {chosen === null
            ? 'We picked this for you. Everybody in the hall sees it.'
            : 'Everybody in the hall sees it.'}
        </p>
        {isBroken && (
          <p class="quiet-text">
            {drawing?.isBroken.value
              ? 'This device cannot draw a picture of you.'
              : 'The hall is not drawn here, nor are you.'}{' '}
            The others see what you choose all the same: {words}
          </p>
        )}
        <div class="look-buttons">
          <button type="button" class="small" onClick={takeAny}>
            Surprise me
          </button>
          <button type="button" class="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Done' : 'Change it'}
          </button>
        </div>
      </div>
      {/* Other choices say themselves what they are. */}
      <p class="sr-only" role="status">
        {isSurprised && words}
      </p>
      {isOpen && (
        <div class="look-rows">
          <List part="hair" words={lookWords.hair} {...rows} />
          <Colors part="hairColor" colors={hairColors} words={lookWords.hairColor} {...rows} />
          {isCovered(look) && <Colors part="scarf" colors={scarfColors} words={lookWords.scarf} {...rows} />}
          <Colors part="skin" colors={skinColors} words={lookWords.skin} {...rows} />
          <List part="face" words={lookWords.face} {...rows} />
          <List part="glasses" words={lookWords.glasses} {...rows} />
          <List part="beard" words={lookWords.beard} {...rows} />
          <List part="top" words={lookWords.top} {...rows} />
          <Colors
            part="cloth"
            colors={clothColors}
            words={clothWords}
            look={{ ...look, cloth: worn }}
            choose={choose}
          />
          <div class="look-kept">
            <p class="quiet-text">
              {chosen === null
                ? 'What you choose is kept in this browser, and beside your name.'
                : 'Kept in this browser, and beside your name. Come in again to change it.'}
            </p>
            {chosen !== null && (
              <button type="button" class="quiet small" onClick={() => townhall.look.set(null)}>
                Forget it
              </button>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

interface RowProps {
  readonly part: LookPart;
  readonly words: Readonly<Record<string, string>>;
  readonly look: Readonly<Record<LookPart, string>>;
  readonly choose: (part: LookPart, choice: string) => void;
}

/** One of a list: picked by its name, or tried one after the other. */
function List({ part, words, look, choose }: RowProps) {
  const choices: readonly string[] = lookChoices[part];
  const at = choices.indexOf(look[part]);
  const step = (by: number) => choose(part, choices[(at + by + choices.length) % choices.length] ?? look[part]);
  return (
    <div class="look-row">
      <label class="look-label" for={`look-${part}`}>
        {partWords[part]}
      </label>
      <div class="look-list">
        <button type="button" aria-label={`${partWords[part]}: the one before`} onClick={() => step(-1)}>
          <ChevronLeft aria-hidden="true" />
        </button>
        <select id={`look-${part}`} value={look[part]} onChange={(event) => choose(part, event.currentTarget.value)}>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {words[choice]}
            </option>
          ))}
        </select>
        <button type="button" aria-label={`${partWords[part]}: the next one`} onClick={() => step(1)}>
          <ChevronRight aria-hidden="true" />
        </button>
      </div>
    </div>
  );
}

/** One of some colours, each with its name. */
function Colors({
  part,
  colors,
  words,
  look,
  choose,
}: RowProps & { readonly colors: Readonly<Record<string, string>> }) {
  return (
    <div class="look-row" role="radiogroup" aria-labelledby={`look-${part}`}>
      <div class="look-label">
        <span id={`look-${part}`}>{partWords[part]}</span>
        <span class="quiet-text">{words[look[part]]}</span>
      </div>
      <div class="look-colors" data-many={Object.keys(colors).length > 9}>
        {Object.entries(colors).map(([choice, hex]) => (
          <label key={choice} title={words[choice]}>
            <input
              type="radio"
              name={`look-${part}`}
              value={choice}
              aria-label={words[choice]}
              checked={look[part] === choice}
              onChange={() => choose(part, choice)}
            />
            <span style={{ background: hex }} />
          </label>
        ))}
      </div>
    </div>
  );
}

const [widthPx, heightPx] = [240, 300];
/** Twice as fine where the screen is. */
const finest = 2;

/** Oneself, drawn by the hall that is being made behind this page. */
function Portrait(props: {
  readonly drawing: HallDrawing | null;
  readonly look: Look;
  readonly memberId: Townhall['greeting']['memberId'];
  /** What the picture shows. */
  readonly words: string;
}) {
  const { drawing, memberId } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isShown, setShown] = useState(false);
  const state = drawing?.state.value ?? null;
  const code = lookCode(props.look);
  useEffect(() => {
    if (state?.kind !== 'drawn') return;
    let isWanted = true;
    const scale = Math.min(finest, devicePixelRatio);
    const size = { widthPx: Math.round(widthPx * scale), heightPx: Math.round(heightPx * scale) };
    state.view.drawPortrait({ memberId, look: code, ...size }).then(
      (pixels) => {
        const target = canvas.current;
        if (!isWanted || pixels === null || target === null) return;
        target.width = size.widthPx;
        target.height = size.heightPx;
        target.getContext('2d')?.putImageData(new ImageData(pixels, size.widthPx), 0, 0);
        setShown(true);
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [state, memberId, code]);
  return (
    <div class="look-picture">
      <canvas ref={canvas} role="img" aria-label={props.words} width={widthPx} height={heightPx} hidden={!isShown} />
      {!isShown && <p class="quiet-text">Your picture comes in a moment.</p>}
    </div>
  );
}
