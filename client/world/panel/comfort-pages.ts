import { type Comfort, type ComfortChange, heightWords } from '../comfort.ts';
import { button, type PanelButton, type PanelContent, type PanelRow, row, text } from './panel-content.ts';
import type { PanelFacts } from './panel-facts.ts';
import { pageHead, stopRow } from './panel-parts.ts';

const labelM = 0.076;

const turns: readonly { readonly turn: Comfort['turn']; readonly words: string }[] = [
  { turn: 'snap-30', words: '30°' },
  { turn: 'snap-45', words: '45°' },
  { turn: 'smooth', words: 'Smooth' },
];

/** How one turns, sits and reaches. Rule HX7. */
export function comfortPage(facts: PanelFacts): PanelContent {
  const { comfort } = facts;
  const { heightSteps } = comfort;
  return {
    rows: [
      ...pageHead('Comfort'),
      choice(
        'Turning',
        ...turns.map(({ turn, words }) => chosen({ kind: 'turn', turn }, words, comfort.turn === turn)),
      ),
      choice(
        'Narrow sight',
        chosen({ kind: 'vignette', isOn: true }, 'While moving', comfort.hasVignette),
        chosen({ kind: 'vignette', isOn: false }, 'Never', !comfort.hasVignette),
      ),
      choice(
        'You are',
        chosen({ kind: 'posture', posture: 'seated' }, 'Seated', comfort.posture === 'seated'),
        chosen({ kind: 'posture', posture: 'standing' }, 'Standing', comfort.posture === 'standing'),
      ),
      choice(
        'Eyes',
        { ...chosen({ kind: 'height', by: -1 }, 'Lower', false), icon: 'down' },
        { ...chosen({ kind: 'height', by: 0 }, heightWords(heightSteps), false), isOff: heightSteps === 0 },
        { ...chosen({ kind: 'height', by: 1 }, 'Higher', false), icon: 'up' },
      ),
      choice(
        'Panel hand',
        chosen({ kind: 'panel-hand', panelHand: 'left' }, 'Left', comfort.panelHand === 'left'),
        chosen({ kind: 'panel-hand', panelHand: 'right' }, 'Right', comfort.panelHand === 'right'),
      ),
      choice(
        'I use',
        chosen({ kind: 'hands', hands: 'both' }, 'Both hands', comfort.hands === 'both'),
        chosen({ kind: 'hands', hands: 'one' }, 'One hand', comfort.hands === 'one'),
      ),
      row(button({ type: 'recenter' }, 'Recentre: face the stage', { icon: 'ahead' })),
    ],
    foot: stopRow(facts),
  };
}

/** Whether, how large and how far away captions are. Rule HX7. */
export function captionsPage(facts: PanelFacts): PanelContent {
  const { isOn, size, distance, isStrong } = facts.comfort.captions;
  const pick = (captions: Partial<Comfort['captions']>, words: string, isChosen: boolean) =>
    chosen({ kind: 'captions', captions }, words, isChosen);
  return {
    rows: [
      ...pageHead('Captions'),
      choice('Captions', pick({ isOn: true }, 'On', isOn), pick({ isOn: false }, 'Off', !isOn)),
      choice(
        'Letters',
        pick({ size: 'small' }, 'Small', size === 'small'),
        pick({ size: 'medium' }, 'Medium', size === 'medium'),
        pick({ size: 'large' }, 'Large', size === 'large'),
      ),
      choice(
        'Distance',
        pick({ distance: 'near' }, '1.3 m', distance === 'near'),
        pick({ distance: 'middle' }, '2 m', distance === 'middle'),
        pick({ distance: 'far' }, '3.5 m', distance === 'far'),
      ),
      choice(
        'Contrast',
        pick({ isStrong: false }, 'Soft', !isStrong),
        pick({ isStrong: true }, 'White on black', isStrong),
      ),
      row(text('What is said on the stage is also on the stage screen.', { look: 'quiet', lines: 2 })),
    ],
    foot: stopRow(facts),
  };
}

function choice(label: string, ...buttons: readonly PanelButton[]): PanelRow {
  return row(text(label, { look: 'quiet', widthM: labelM }), ...buttons);
}

function chosen(change: ComfortChange, words: string, isChosen: boolean): PanelButton {
  return button({ type: 'comfort', change }, words, { look: isChosen ? 'on' : 'plain' });
}
