import { describe, expect, it } from 'vitest';
import { type Side, WristPanel } from '../../client/adapters/babylon/xr/wrist-panel.ts';
import { type Comfort, gentle } from '../../client/world/comfort.ts';
import type { HandPose } from '../../client/world/palm.ts';
import type { PanelAction } from '../../client/world/panel/panel-action.ts';
import { button, row, text } from '../../client/world/panel/panel-content.ts';
import type { PanelBox } from '../../client/world/panel/panel-layout.ts';
import type { PanelPlace } from '../../client/world/panel/panel-place.ts';
import type { Vec3 } from '../../protocol/pose.ts';

const head = { position: [0, 1.6, 0], rotation: [0, 0, 0, 1] } as const;
const half = Math.SQRT1_2;
const content = { rows: [row(text('Hall')), row(button({ type: 'hand' }, 'Raise hand'))], foot: [] };

function hand(side: 'left' | 'right', isPalmUp: boolean): HandPose {
  const x = side === 'left' ? -0.06 : 0.06;
  const turned = [0, side === 'left' ? -half : half, 0, half] as const;
  return { position: [x, 1.42, -0.44], rotation: isPalmUp ? turned : [0, 0, 0, 1], side, isBare: false };
}

/** A wearer with a panel; what it asks for is in `asked`, what is drawn in `drawn`. */
function aWearer(comfort: Partial<Comfort> = {}) {
  const asked: PanelAction[] = [];
  const drawn = {
    boxes: [] as readonly PanelBox[],
    isShown: false,
    place: null as PanelPlace | null,
    paints: 0,
    lit: -1,
    isPressed: false,
  };
  const panel = new WristPanel(
    {
      setBoxes: (boxes) => {
        drawn.boxes = boxes;
        drawn.paints++;
      },
      setShown: (isShown) => {
        drawn.isShown = isShown;
      },
      redraw: () => undefined,
      place: (place) => {
        drawn.place = place;
      },
      point: () => undefined,
      light: (index, isPressed) => {
        drawn.lit = index;
        drawn.isPressed = isPressed;
      },
    },
    { ...gentle, ...comfort },
    (action) => void asked.push(action),
  );
  panel.setContent(content);
  const second = (left: HandPose | null, right: HandPose | null) => {
    for (let i = 0; i < 72; i++) panel.update(head, [left, right], 1 / 72);
  };
  /** A ray from somewhere to the middle of the button. */
  const point = (side: Side): number => {
    const { place } = drawn;
    const box = drawn.boxes[1];
    if (place === null || box === undefined) return -1;
    const from: Vec3 = [0.2, 1.2, -0.1];
    const across = (box.xM + box.widthM / 2 - 0.16) * place.scale;
    const above = (0.19 - box.yM - box.heightM / 2) * place.scale;
    const to = ([0, 1, 2] as const).map(
      (i) => place.position[i] + place.right[i] * across + place.up[i] * above - from[i],
    );
    const [x = 0, y = 0, z = 0] = to;
    const length = Math.hypot(x, y, z);
    return panel.pointAt(side, from, [x / length, y / length, z / length]);
  };
  return { panel, asked, drawn, second, point };
}

describe('the panel of a wearer', () => {
  it('[HX4] is at the wrist of the hand that carries it, as long as its palm is up', () => {
    const { drawn, second } = aWearer();
    second(hand('left', false), hand('right', true));
    expect(drawn.isShown).toBe(false);
    second(hand('left', true), hand('right', false));
    expect(drawn.isShown).toBe(true);
    expect(drawn.place?.position[0]).toBeCloseTo(-0.06, 3);
    second(hand('left', false), hand('right', false));
    expect(drawn.isShown).toBe(false);
    const right = aWearer({ panelHand: 'right' });
    right.second(hand('left', true), hand('right', false));
    expect(right.drawn.isShown).toBe(false);
    right.second(hand('left', false), hand('right', true));
    expect(right.drawn.isShown).toBe(true);
  });

  it('[HX4] goes with a hand that is lost', () => {
    const { drawn, second } = aWearer();
    second(hand('left', true), null);
    expect(drawn.isShown).toBe(true);
    second(null, null);
    expect(drawn.isShown).toBe(false);
  });

  it.each([0, 1] as const)(
    '[HX4] with one hand stays in the air, where hand %i opens it, presses and puts it away',
    (side) => {
      const { panel, drawn, second, point, asked } = aWearer({ hands: 'one' });
      const [up, down] = [true, false].map((isUp) => hand(side === 0 ? 'left' : 'right', isUp));
      const alone = (each: HandPose | undefined) =>
        side === 0 ? second(each ?? null, null) : second(null, each ?? null);
      alone(up);
      expect(panel.press(side, true)).toBe(true);
      expect(asked).toEqual([]);
      alone(down);
      expect(drawn.isShown).toBe(true);
      expect(point(side)).toBeGreaterThan(0);
      expect(panel.press(side, true)).toBe(true);
      expect(panel.press(side, false)).toBe(true);
      expect(asked).toEqual([{ type: 'hand' }]);
      panel.close();
      alone(down);
      expect(drawn.isShown).toBe(false);
    },
  );

  it('[HX6] is pressed by the other hand: as it goes down, once, and what it presses does nothing else', () => {
    const { panel, drawn, second, point, asked } = aWearer();
    expect(point(1)).toBe(-1);
    expect(panel.press(1, true)).toBe(false);
    second(hand('left', true), hand('right', false));
    // The hand that carries it does not point at it.
    expect(point(0)).toBe(-1);
    expect(panel.press(0, true)).toBe(true);
    expect(point(1)).toBeGreaterThan(0);
    panel.show();
    expect([drawn.lit, drawn.isPressed]).toEqual([1, false]);
    expect(panel.press(1, true)).toBe(true);
    panel.show();
    expect([drawn.lit, drawn.isPressed]).toEqual([1, true]);
    expect(panel.press(1, false)).toBe(true);
    panel.show();
    expect([drawn.lit, drawn.isPressed]).toEqual([1, false]);
    expect(asked).toEqual([{ type: 'hand' }]);
    // Away from the panel the press is the hall's again.
    panel.update(head, [hand('left', true), hand('right', false)], 1 / 72);
    expect(panel.press(1, true)).toBe(false);
  });

  it('[HX4] a squeeze opens it before the eyes and puts it away; there it comes along when the wearer is moved', () => {
    const { panel, drawn, second } = aWearer();
    panel.toggle();
    second(null, null);
    expect(drawn.place?.position.map((each) => Math.round(each * 100) / 100 + 0)).toEqual([0, 1.46, -0.62]);
    panel.bringAlong();
    panel.update({ position: [5, 1.6, 5], rotation: [0, half, 0, half] }, [null, null], 1 / 72);
    expect(drawn.place?.position.map((each) => Math.round(each * 100) / 100)).toEqual([4.38, 1.46, 5]);
    panel.toggle();
    expect(drawn.isShown).toBe(false);
  });

  it('[HX10] is painted anew for another content only', () => {
    const { panel, drawn } = aWearer();
    panel.setContent({ ...content, rows: [...content.rows] });
    expect(drawn.paints).toBe(1);
    panel.setContent({ ...content, rows: content.rows.slice(1) });
    expect(drawn.paints).toBe(2);
  });
});
