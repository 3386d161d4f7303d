import type { StageLook, StageScreen } from '../../../world/ports.ts';
import { type Light, labelWords, lightWords, sourceLine } from '../../../world/stage-view.ts';
import { drawLightShape, fit, font, lightColors, look, wrapWords } from '../look.ts';

export const pictureWidthPx = 2048;
export const pictureHeightPx = 1152;
const margin = 120;
const textWidth = pictureWidthPx - 2 * margin;

/** Draws the stage screen: the question, the sentence that is heard with its label and source, or what comes next. */
export function drawScreen(context: CanvasRenderingContext2D, screen: StageScreen, stage: StageLook): void {
  const light = stage.holder === 'nobody' ? null : stage.holder;
  drawGround(context, light);
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  if (screen.sentence !== null && light !== null) drawSentence(context, screen, screen.sentence, light);
  else if (light === 'human' || light === 'asker') drawLiving(context, screen, stage, light);
  else if (screen.question !== null) drawQuestion(context, screen.question);
  else drawIdle(context, screen, stage);
  drawNotice(context, screen.notice);
}

function drawGround(context: CanvasRenderingContext2D, light: Light | null): void {
  const ground = context.createLinearGradient(0, 0, 0, pictureHeightPx);
  ground.addColorStop(0, '#1d1813');
  ground.addColorStop(1, '#0f0c09');
  context.fillStyle = ground;
  context.fillRect(0, 0, pictureWidthPx, pictureHeightPx);
  const glow = context.createRadialGradient(340, 180, 60, 340, 180, 1500);
  glow.addColorStop(0, light === null ? 'rgb(150 98 52 / 0.34)' : `${lightColors[light]}3a`);
  glow.addColorStop(1, 'rgb(0 0 0 / 0)');
  context.fillStyle = glow;
  context.fillRect(0, 0, pictureWidthPx, pictureHeightPx);
  if (light === null) return;
  context.fillStyle = lightColors[light];
  context.fillRect(0, 0, pictureWidthPx, 12);
}

function drawIdle(context: CanvasRenderingContext2D, screen: StageScreen, stage: StageLook): void {
  context.fillStyle = look.ink;
  context.font = `600 132px ${font}`;
  const lines = wrapWords(context, screen.title === '' ? 'Town hall' : screen.title, textWidth, 2);
  let y = 500 - (lines.length - 1) * 75;
  for (const line of lines) {
    context.fillText(line, margin, y);
    y += 150;
  }
  context.fillStyle = look.asker;
  context.fillRect(margin, y - 62, 96, 8);
  context.fillStyle = look.inkQuiet;
  context.font = `400 68px ${font}`;
  context.fillText(fit(context, screen.next, textWidth), margin, y + 60);
  if (stage.holder !== 'nobody' || stage.avatar === 'ready') return;
  context.font = `400 52px ${font}`;
  context.fillText(fit(context, `The avatar is silent. ${stage.why}`, textWidth), margin, y + 150);
}

function drawQuestion(context: CanvasRenderingContext2D, question: NonNullable<StageScreen['question']>): void {
  context.fillStyle = look.inkQuiet;
  context.font = `400 56px ${font}`;
  context.fillText(fit(context, `${question.askedBy} asks · ${votesWords(question.votes)}`, textWidth), margin, 260);
  context.fillStyle = look.ink;
  context.font = `600 100px ${font}`;
  drawLines(context, wrapWords(context, question.text, textWidth, 5), 400, 126);
}

function drawSentence(
  context: CanvasRenderingContext2D,
  screen: StageScreen,
  sentence: NonNullable<StageScreen['sentence']>,
  light: Light,
): void {
  if (screen.question !== null) {
    context.fillStyle = look.inkQuiet;
    context.font = `400 50px ${font}`;
    drawLines(context, wrapWords(context, screen.question.text, textWidth, 1), 198, 58);
  }
  drawLightShape(context, light, margin + 30, 304, 60);
  context.fillStyle = lightColors[light];
  context.font = `600 56px ${font}`;
  context.fillText(
    fit(context, `${lightWords[light]} · ${labelWords[sentence.label]}`, textWidth - 90),
    margin + 84,
    325,
  );
  context.fillStyle = look.ink;
  // A long sentence is set smaller, so that it is there whole.
  const size = sentence.text.length < 150 ? 104 : sentence.text.length < 260 ? 76 : 60;
  context.font = `600 ${size}px ${font}`;
  const most = Math.floor(500 / (size * 1.26));
  const lines = wrapWords(context, sentence.text, textWidth, most);
  drawLines(context, lines, 372 + size, size * 1.26);
  const source = sourceLine(sentence.sources);
  if (source === '') return;
  context.fillStyle = look.inkQuiet;
  context.font = `400 52px ${font}`;
  // Close under the sentence: further down is the leader's head, from the front rows.
  context.fillText(fit(context, `From ${source}`, textWidth), margin, 372 + size * (1.26 * lines.length - 0.26) + 104);
}

function drawLiving(context: CanvasRenderingContext2D, screen: StageScreen, stage: StageLook, light: Light): void {
  drawLightShape(context, light, margin + 44, 330, 88);
  context.fillStyle = lightColors[light];
  context.font = `600 76px ${font}`;
  context.fillText(lightWords[light], margin + 124, 358);
  context.fillStyle = look.ink;
  context.font = `600 124px ${font}`;
  const name = stage.holder === 'human' ? stage.leaderName : stage.holder === 'asker' ? stage.name : '';
  context.fillText(fit(context, name, textWidth), margin, 540);
  if (screen.question === null) return;
  context.fillStyle = look.inkQuiet;
  context.font = `400 60px ${font}`;
  drawLines(context, wrapWords(context, screen.question.text, textWidth, 3), 680, 78);
}

function drawNotice(context: CanvasRenderingContext2D, notice: string): void {
  context.fillStyle = look.inkQuiet;
  context.font = `400 40px ${font}`;
  context.fillText(fit(context, notice, textWidth), margin, 92);
  context.fillStyle = look.line;
  context.fillRect(margin, 124, textWidth, 2);
}

function drawLines(context: CanvasRenderingContext2D, lines: readonly string[], top: number, step: number): void {
  lines.forEach((line, i) => {
    context.fillText(line, margin, top + i * step);
  });
}

function votesWords(votes: number): string {
  return votes === 1 ? '1 vote' : `${votes} votes`;
}
