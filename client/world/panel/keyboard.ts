import type { KeyLayer } from './panel-action.ts';
import { button, type PanelButton, type PanelRow, row } from './panel-content.ts';
import { type PanelState, writesCapital } from './panel-state.ts';

/** Three rows of ten at most: no key is narrower than 2.5 cm. */
const layers: Readonly<Record<KeyLayer, readonly [string, string, string]>> = {
  letters: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  signs: ['1234567890', '-/:;()€$&@', '"\'!%+#='],
  accents: ['àáâäãåæçèé', 'êëìíîïñòóô', 'öøœßùúü'],
};
const keyM = 0.026;

/** The keys under what is being written. Rule HX8. */
export function keyRows(state: PanelState, draft: string): readonly PanelRow[] {
  const isCapital = writesCapital(state, draft);
  const [first, second, third] = layers[state.layer];
  const keys = (signs: string) => [...signs].map((sign) => key(isCapital ? sign.toLocaleUpperCase('und') : sign));
  const shift = button({ type: 'shift' }, 'Shift', {
    icon: 'shift',
    isBare: true,
    look: isCapital ? 'on' : 'key',
    isOff: state.layer === 'signs',
    widthM: 0.034,
  });
  const erase = button({ type: 'backspace' }, 'Erase', {
    icon: 'erase',
    isBare: true,
    look: 'key',
    isOff: draft === '',
    widthM: 0.034,
  });
  return [
    row(...keys(first)),
    row(...keys(second)),
    row(shift, ...keys(third), erase),
    row(
      toLayer(state.layer === 'signs' ? 'letters' : 'signs', state.layer === 'signs' ? 'abc' : '123'),
      toLayer(state.layer === 'accents' ? 'letters' : 'accents', state.layer === 'accents' ? 'abc' : 'éàü'),
      key(','),
      { ...key(' '), words: 'Space', widthM: null },
      key('.'),
      key('?'),
    ),
  ];
}

function key(sign: string): PanelButton {
  // ß has a capital of two letters.
  return button({ type: 'key', key: sign }, sign, { look: 'key', widthM: keyM });
}

function toLayer(layer: KeyLayer, words: string): PanelButton {
  return button({ type: 'letters', layer }, words, { look: 'key', widthM: 0.042 });
}
