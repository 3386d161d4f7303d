import { directionOf, isolated } from '../../../world/isolated.ts';
import type { StageLook, StageScreen } from '../../../world/ports.ts';
import { type Light, labelWords, lightWords, notWords, sourceLabel, sourceLine } from '../../../world/stage-view.ts';
import { layoutPoll } from './poll-layout.ts';
import type { Bar, Measure, TextRun, Weight } from './screen-parts.ts';
import { balanceLines, type Line, shorten, shortenLines, splitEvenly, type WidthOf } from './text-lines.ts';

export const pictureWidthPx = 2048;
export const pictureHeightPx = 1152;
export const marginPx = 112;
const widthPx = pictureWidthPx - 2 * marginPx;

/** Below this the front row has the leader's head before the screen. */
const clearBottomPx = 850;
const bottomPx = pictureHeightPx - 60;

/** Where everything on the stage screen stands, in its own pixels. */
export interface ScreenLayout {
  readonly light: Light | null;
  /** The light's shape, by its middle. */
  readonly mark: { readonly x: number; readonly y: number; readonly sizePx: number } | null;
  readonly runs: readonly TextRun[];
  /** Of a poll; not there for anything else. */
  readonly bars?: readonly Bar[];
  /** Ends of the parts of the sentence, in letters: one when it is shown whole. */
  readonly partEnds: readonly number[];
}

/**
 * Lays out the stage screen. Nothing that is said is ever cut: the sentence is set as large as it fits, then in parts that follow what is
 * heard (`heardTo` letters); its label and source are whole. Only questions and names may be shortened. Rules HALL13, B84.
 */
export function layoutScreen(screen: StageScreen, stage: StageLook, heardTo: number, measure: Measure): ScreenLayout {
  const light = stage.holder === 'nobody' ? null : stage.holder;
  const notice = layoutNotice(screen.notice, measure);
  const body = layoutBody(screen, stage, heardTo, measure);
  const bars = body.bars === undefined ? {} : { bars: body.bars };
  return { light, mark: body.mark ?? null, runs: [...notice, ...body.runs], ...bars, partEnds: body.partEnds ?? [] };
}

type Body = Pick<ScreenLayout, 'runs'> & Partial<ScreenLayout>;

function layoutBody(screen: StageScreen, stage: StageLook, heardTo: number, measure: Measure): Body {
  if (screen.sentence !== null && stage.holder !== 'nobody')
    return layoutSentence(screen, { ...screen.sentence, light: stage.holder, heardTo }, measure);
  if (stage.holder === 'human') return layoutLiving(screen, 'human', stage.leaderName, measure);
  if (stage.holder === 'asker') return layoutLiving(screen, 'asker', stage.name, measure);
  if (screen.question === null && screen.poll != null)
    return layoutPoll(screen.poll, { leftPx: marginPx, widthPx, bottomPx, measure });
  return screen.question === null
    ? layoutIdle(screen, stage, measure)
    : { runs: layoutQuestion(screen.question, measure) };
}

/** The largest of some sizes at which a text takes at most so many lines; the smallest if none does. */
function fitLines(text: string, sizes: readonly number[], most: number, type: { weight: Weight; measure: Measure }) {
  let lines: readonly Line[] = [];
  let sizePx = 0;
  for (sizePx of sizes) {
    lines = balanceLines(text, widthPx, widthOf(type.measure, sizePx, type.weight));
    if (lines.length <= most) break;
  }
  return { lines, sizePx };
}

const askerSizes = [64, 54, 46];

const widthOf =
  (measure: Measure, sizePx: number, weight: Weight): WidthOf =>
  (text) =>
    measure(text, sizePx, weight);

type Style = Pick<TextRun, 'sizePx' | 'weight' | 'tone'> & { readonly x?: number };

function stack(lines: readonly Line[], y: number, step: number, style: Style): readonly TextRun[] {
  const direction = directionOf(lines[0]?.text ?? '');
  return lines.map((line, i) => ({ text: line.text, direction, x: marginPx, ...style, y: y + i * step }));
}

function layoutNotice(notice: string, measure: Measure): readonly TextRun[] {
  const { lines, sizePx } = fitLines(notice, [46, 42, 38], 1, { weight: 400, measure });
  return stack(lines, 78, sizePx * 1.2, { sizePx, weight: 400, tone: 'quiet' });
}

function layoutIdle(screen: StageScreen, stage: StageLook, measure: Measure): Body {
  const title = screen.title === '' ? 'Town hall' : screen.title;
  const { lines, sizePx } = fitLines(title, [156, 136, 112, 96], 2, { weight: 600, measure });
  const top = 470 - (lines.length - 1) * 0.6 * sizePx;
  const below = top + (lines.length - 1) * 1.15 * sizePx + 140;
  const next = fitLines(screen.next, [76, 64], 1, { weight: 400, measure });
  const agenda = fitLines(screen.agenda ?? '', [60, 52], 2, { weight: 400, measure });
  const silentTop = below + 100 + (screen.agenda === undefined ? 0 : 72 * agenda.lines.length);
  const why = stage.holder === 'nobody' && stage.why !== '' ? `The avatar is silent. ${stage.why}` : '';
  const silent = fitLines(why, [60, 52], 2, { weight: 400, measure });
  return {
    runs: [
      ...stack(lines, top, 1.15 * sizePx, { sizePx, weight: 600, tone: 'ink' }),
      ...stack(next.lines, below, 84, { sizePx: next.sizePx, weight: 400, tone: 'quiet' }),
      ...stack(agenda.lines, below + 92, 72, { sizePx: agenda.sizePx, weight: 400, tone: 'quiet' }),
      ...stack(silent.lines, silentTop, 72, { sizePx: silent.sizePx, weight: 400, tone: 'quiet' }),
    ],
  };
}

function layoutQuestion(question: NonNullable<StageScreen['question']>, measure: Measure): readonly TextRun[] {
  const votes = question.votes === 1 ? '1 vote' : `${question.votes} votes`;
  const mark = question.mistakenFor === '' ? '' : ` (${notWords[question.mistakenFor]})`;
  const rest = `${mark} asks · ${votes}`;
  const sizePx = askerSizes.find((size) => measure(question.askedBy + rest, size, 400) <= widthPx) ?? 46;
  // The name gives way, its mark does not.
  const name = shorten(question.askedBy, widthPx - measure(rest, sizePx, 400), widthOf(measure, sizePx, 400));
  const asker = { text: `${isolated(name)}${rest}`, x: marginPx, y: 220, sizePx, weight: 400, tone: 'quiet' } as const;
  const top = 260;
  const room = (size: number) => Math.ceil(((bottomPx - top) / size - 1) / 1.22) - 1;
  const set = (size: number) => balanceLines(question.text, widthPx, widthOf(measure, size, 600));
  const size = [120, 104, 88, 76, 64].find((each) => set(each).length <= room(each)) ?? 54;
  const lines = shortenLines(question.text, widthPx, widthOf(measure, size, 600), room(size));
  return [asker, ...stack(lines, top + size, size * 1.22, { sizePx: size, weight: 600, tone: 'ink' })];
}

function layoutLiving(screen: StageScreen, light: Light, name: string, measure: Measure): Body {
  const { sizePx } = fitLines(name, [140, 116, 92], 1, { weight: 600, measure });
  const lines = shortenLines(name, widthPx, widthOf(measure, sizePx, 600), 2);
  const below = 470 + lines.length * sizePx * 1.15;
  const { question } = screen;
  const asked = question?.text ?? '';
  const { sizePx: askedPx } = fitLines(asked, [68, 60, 52], 4, { weight: 400, measure });
  const askedLines = shortenLines(asked, widthPx, widthOf(measure, askedPx, 400), 4);
  return {
    mark: { x: marginPx + 44, y: 268, sizePx: 92 },
    runs: [
      { text: lightWords[light], x: marginPx + 124, y: 298, sizePx: 84, weight: 600, tone: 'light' },
      ...stack(lines, 470, sizePx * 1.15, { sizePx, weight: 600, tone: 'ink' }),
      ...stack(askedLines, below, askedPx * 1.25, { sizePx: askedPx, weight: 400, tone: 'quiet' }),
    ],
  };
}

type Said = NonNullable<StageScreen['sentence']> & { readonly light: Light; readonly heardTo: number };

const questionSizePx = 58;
const labelSizePx = 66;
/** From large to small: the smallest is 12 pixels high on a laptop in the last row. */
const sentenceSizes = [112, 104, 96, 88, 80, 72] as const;
const partSizes = [104, 96, 88, 80, 72] as const;

function layoutSentence(screen: StageScreen, said: Said, measure: Measure): Body {
  const source = sourceLine(said.sources, sourceLabel(said));
  const from = fitLines(source === '' ? '' : `From ${source}`, [62, 54, 46], 2, { weight: 400, measure });
  const asked = screen.question?.text ?? '';
  const frame: Frame = { said, from, asked, measure };
  for (const { sizes, limitPx } of [
    // The front row comes first: it has the leader before the lower half. Then size, and the question is shortened before a size is given up.
    { sizes: sentenceSizes.slice(0, 4), limitPx: clearBottomPx },
    { sizes: sentenceSizes, limitPx: bottomPx },
  ]) {
    for (const sizePx of sizes)
      for (const questionLines of [2, 1]) {
        const whole = place(frame, [said.text.length], { sizePx, questionLines });
        if (whole.bottomPx <= limitPx) return whole;
      }
  }
  for (let count = 2; ; count++) {
    const ends = splitEvenly(said.text, count);
    for (const sizePx of partSizes) {
      const parts = place(frame, ends, { sizePx, questionLines: 1 });
      if (parts.bottomPx <= bottomPx || (sizePx === 72 && ends.length < count)) return parts;
    }
  }
}

interface Frame {
  readonly said: Said;
  readonly from: ReturnType<typeof fitLines>;
  readonly asked: string;
  readonly measure: Measure;
}

/** The part of the sentence that is being heard, between label and source; `bottomPx` is that of the tallest part. */
function place(
  { said, from, asked, measure }: Frame,
  partEnds: readonly number[],
  { sizePx, questionLines }: { readonly sizePx: number; readonly questionLines: number },
): Body & { readonly bottomPx: number } {
  const question = shortenLines(asked, widthPx, widthOf(measure, questionSizePx, 400), questionLines);
  const labelY = question.length === 0 ? 212 : 186 + (question.length - 1) * 66 + 112;
  const parts = partEnds.map((end, i) =>
    balanceLines(said.text.slice(partEnds[i - 1] ?? 0, end), widthPx, widthOf(measure, sizePx, 600)),
  );
  const current = partHeard(partEnds, said.heardTo);
  const step = sizePx * 1.22;
  const top = labelY + 40 + sizePx;
  const belowOf = (lines: readonly Line[]) => top + (lines.length - 1) * step + sizePx * 0.3;
  const fromStep = from.sizePx * 1.18;
  const fromOf = (lines: readonly Line[]) => belowOf(lines) + 14 + from.sizePx;
  const sourcePx = from.lines.length === 0 ? 0 : 14 + from.sizePx * 1.3 + (from.lines.length - 1) * fromStep;
  const shown = parts[current] ?? [];
  const part = partEnds.length === 1 ? '' : ` · part ${current + 1} of ${partEnds.length}`;
  return {
    mark: { x: marginPx + 30, y: labelY - 24, sizePx: 66 },
    partEnds,
    bottomPx: Math.max(...parts.map(belowOf)) + sourcePx,
    runs: [
      ...stack(question, 186, 66, { sizePx: questionSizePx, weight: 400, tone: 'quiet' }),
      {
        text: `${lightWords[said.light]} · ${labelWords[said.label]}${part}`,
        x: marginPx + 84,
        y: labelY,
        sizePx: labelSizePx,
        weight: 600,
        tone: 'light',
      },
      ...stack(shown, top, step, { sizePx, weight: 600, tone: 'ink' }),
      // Close under the sentence: further down is the leader's head, from the front rows.
      ...stack(from.lines, fromOf(shown), fromStep, { sizePx: from.sizePx, weight: 400, tone: 'quiet' }),
    ],
  };
}

/** The part with the last letter that was heard; the first before anything was. */
export function partHeard(partEnds: readonly number[], heardTo: number): number {
  const at = partEnds.findIndex((end) => heardTo <= end);
  return at < 0 ? Math.max(0, partEnds.length - 1) : at;
}
