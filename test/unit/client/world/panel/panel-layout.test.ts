import { describe, expect, it } from 'vitest';
import { buttonM, panelText } from '../../../../../client/world/panel/panel-content.ts';
import type { PanelFacts } from '../../../../../client/world/panel/panel-facts.ts';
import {
  buttonAt,
  layoutPanel,
  type PanelBox,
  panelSize,
  panelTopM,
} from '../../../../../client/world/panel/panel-layout.ts';
import { panelContent } from '../../../../../client/world/panel/panel-pages.ts';
import {
  createPanelPlace,
  hitPanel,
  placeAtWrist,
  placeBefore,
} from '../../../../../client/world/panel/panel-place.ts';
import { firstPanel, type PanelState } from '../../../../../client/world/panel/panel-state.ts';
import { memberIdSchema } from '../../../../../protocol/ids.ts';
import { aLine, answeredLine, aPollView, someFacts } from '../../../../support/panel-facts.ts';

const pages = [
  'home',
  'questions',
  'ask',
  'poll',
  'people',
  'report',
  'captions',
  'comfort',
  'desk',
  'reject',
] as const;
const layers = ['letters', 'signs', 'accents'] as const;
const reporting = { memberId: memberIdSchema.parse('m-1'), name: 'A person with rather a long name' };
const rejecting = someFacts().lists.pending[0]?.id ?? null;
/** Every page at its fullest. */
const states: readonly PanelState[] = [
  ...pages.map((page) => ({ ...firstPanel, page, rejecting, reporting })),
  ...layers.map((layer) => ({ ...firstPanel, page: 'ask' as const, layer })),
  { ...firstPanel, page: 'desk', deskList: 'waiting' },
  { ...firstPanel, page: 'questions', questionList: 'mine' },
];
const layoutOf = (state: PanelState, facts = someFacts()) => layoutPanel(panelContent(facts, state));
const withFollowUp = someFacts({ followUp: answeredLine });
const attendee = someFacts({ mayModerate: false, stop: null });
/** Of who asked, votes instead and is told the longest. */
const asking = (facts: PanelFacts): PanelFacts => ({
  ...facts,
  note: null,
  similar: aLine(3, 'approved'),
  lists: { ...facts.lists, mine: [aLine(200, 'pending', { text: 'why '.repeat(125) })] },
});

const long = 'why '.repeat(50).trim();
const wide = 'what '.repeat(16).trim();
/** Polls at their longest, to answer, to change and answered. */
const polls = (['single', 'multiple', 'scale', 'words'] as const).flatMap((kind) => {
  const labels = kind === 'words' ? [] : kind === 'scale' ? [wide, wide] : Array.from({ length: 10 }, () => wide);
  const options = kind === 'scale' ? 10 : labels.length;
  const words = Array.from({ length: 9 }, () => ({ text: wide, count: 3, isShown: true }));
  const view = aPollView({ kind, labels, options, question: long, answered: 9, counts: Array(options).fill(1), words });
  const own = { pollId: view.id, picked: kind === 'words' ? [] : [1], text: wide };
  return [
    { poll: { view, own: null }, picking: null },
    { poll: { view, own }, picking: { pollId: view.id, picked: [0] } },
    { poll: { view, own }, picking: null },
    { poll: { view: { ...view, phase: 'closed' as const }, own }, picking: null },
  ];
});

const overlap = (a: PanelBox, b: PanelBox) =>
  a.xM < b.xM + b.widthM - 1e-6 &&
  b.xM < a.xM + a.widthM - 1e-6 &&
  a.yM < b.yM + b.heightM - 1e-6 &&
  b.yM < a.yM + a.heightM - 1e-6;

describe('the panel’s layout', () => {
  const fullest = [someFacts(), withFollowUp, attendee, asking(someFacts())].flatMap((facts) =>
    states.map((state) => ({ ...state, state, facts })),
  );
  const asked = [someFacts(), attendee].flatMap((facts) =>
    polls.map(({ poll, picking }) => {
      const state: PanelState = { ...firstPanel, page: 'poll', picking };
      return { ...state, state, facts: { ...facts, poll } };
    }),
  );

  it.each([...fullest, ...asked])(
    '[HX6] [WR1] of $page, $layer, $deskList at its fullest lies inside, and nothing lies on anything',
    ({ state, facts }) => {
      const boxes = layoutOf(state, facts);
      for (const { xM, yM, widthM, heightM } of boxes) {
        expect(Math.min(xM, yM)).toBeGreaterThan(0);
        expect(xM + widthM).toBeLessThan(panelSize.widthM);
        expect(yM + heightM).toBeLessThan(panelSize.heightM);
      }
      const pairs = boxes.flatMap((a, i) => boxes.slice(i + 1).map((b) => [a, b] as const));
      expect(pairs.filter(([a, b]) => overlap(a, b)).map(([a, b]) => `${a.cell.words} on ${b.cell.words}`)).toEqual([]);
    },
  );

  it('[HX6] of a page with little on it is lower, and its ways out stay where they were', () => {
    const facts = someFacts();
    const none = { ...facts, lists: { ...facts.lists, onStage: null, waiting: [] } };
    const [full, short] = [facts, none].map((each) => layoutOf({ ...firstPanel, page: 'questions' }, each));
    expect(panelTopM(short ?? [])).toBeGreaterThan(panelTopM(full ?? []) + 0.05);
    const gaps = (short ?? []).map(({ yM, heightM }) => yM + heightM).toSorted((a, b) => a - b);
    expect(Math.max(...gaps.slice(1).map((end, i) => end - (gaps[i] ?? end)))).toBeLessThan(0.08);
    expect(short?.at(-1)?.yM).toBeCloseTo(full?.at(-1)?.yM ?? 0);
  });

  it.each(states)('[HX6] of $page, $layer, $deskList has buttons of 2.5 cm and more each way', (state) => {
    const buttons = layoutOf(state).filter(({ cell }) => cell.kind === 'button');
    expect(buttons.length).toBeGreaterThan(0);
    expect(Math.min(...buttons.flatMap(({ widthM, heightM }) => [widthM, heightM]))).toBeGreaterThanOrEqual(0.025);
  });

  it('[WR1] of a poll has steps and choices of 2.5 cm and more each way', () => {
    for (const { state, facts } of asked)
      for (const { cell, widthM, heightM } of layoutOf(state, facts))
        if (cell.kind === 'button') expect(Math.min(widthM, heightM)).toBeGreaterThanOrEqual(0.025);
  });

  it('[HX6] a line of text is more than 1° high where the panel is, and a button 3°', () => {
    const degrees = (sizeM: number, awayM: number) => (2 * Math.atan(sizeM / 2 / awayM) * 180) / Math.PI;
    const place = createPanelPlace();
    const away = () => Math.hypot(place.position[0], place.position[1] - 1.6, place.position[2]);
    for (const reachM of [0.35, 0.5, 0.65]) {
      placeAtWrist(place, [0, 1.6, 0], [-0.1, 1.35, -reachM]);
      expect(degrees(panelText.textM * place.scale, away())).toBeGreaterThan(1);
      expect(degrees(buttonM * place.scale, away())).toBeGreaterThan(3);
    }
    placeBefore(place, [0, 1.6, 0], [0, 0, 0, 1]);
    expect(degrees(panelText.textM * place.scale, away())).toBeGreaterThan(1);
    expect(degrees(buttonM * place.scale, away())).toBeGreaterThan(3);
  });

  it('[HX6] a point finds the button that it lies on, and no button that is off, no text and no gap', () => {
    const boxes = layoutOf({ ...firstPanel, page: 'questions' });
    const mine = boxes.findIndex(({ cell }) => cell.kind === 'button' && cell.action.type === 'vote' && cell.isOff);
    expect(mine).toBeGreaterThan(-1);
    for (const [i, { cell, xM, yM, widthM, heightM }] of boxes.entries()) {
      const isAlive = cell.kind === 'button' && !cell.isOff;
      expect(buttonAt(boxes, xM + widthM / 2, yM + heightM / 2)).toBe(isAlive ? i : -1);
    }
    expect(buttonAt(boxes, 0.001, 0.001)).toBe(-1);
  });
});

describe('a ray at the panel', () => {
  const place = createPanelPlace();
  const hit = { xM: 0, yM: 0, awayM: 0 };

  it('[HX6] meets it where it lies, whichever way the wearer looks, and from its front only', () => {
    placeBefore(place, [2, 1.6, 3], [0, Math.SQRT1_2, 0, Math.SQRT1_2]);
    const { position: p, right: r, up: u, normal: n, scale } = place;
    const inHall = (xM: number, yM: number, i: 0 | 1 | 2) =>
      p[i] + r[i] * (xM - panelSize.widthM / 2) * scale + u[i] * (panelSize.heightM / 2 - yM) * scale;
    for (const [xM, yM] of [
      [0.16, 0.19],
      [0.02, 0.03],
      [0.3, 0.36],
    ] as const) {
      const from = [2.1, 1.2, 3.2] as const;
      const to = [inHall(xM, yM, 0) - from[0], inHall(xM, yM, 1) - from[1], inHall(xM, yM, 2) - from[2]] as const;
      const length = Math.hypot(...to);
      const isHit = hitPanel(place, from, [to[0] / length, to[1] / length, to[2] / length], hit);
      expect({ isHit, ...hit }).toEqual({
        isHit: true,
        xM: expect.closeTo(xM, 6),
        yM: expect.closeTo(yM, 6),
        awayM: expect.closeTo(length, 6),
      });
    }
    expect(hitPanel(place, [p[0] - n[0], p[1] - n[1], p[2] - n[2]], n, hit)).toBe(false);
    expect(hitPanel(place, [2, 1.6, 3], [0, 1, 0], hit)).toBe(false);
  });

  it('[HX4] stands level over the hand and faces the eyes', () => {
    placeAtWrist(place, [0, 1.6, 0], [-0.1, 1.3, -0.4]);
    expect(place.right[1]).toBe(0);
    expect(place.position[1] - (panelSize.heightM / 2) * place.scale).toBeGreaterThan(1.3);
    const towards = [0, 1, 2]
      .map((i) => place.normal[i] ?? 0)
      .reduce((sum, each, i) => sum + each * ([0, 1.6, 0][i] ?? 0) - each * (place.position[i] ?? 0), 0);
    expect(towards).toBeCloseTo(Math.hypot(place.position[0], place.position[1] - 1.6, place.position[2]), 6);
  });
});
