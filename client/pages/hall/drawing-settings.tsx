import type { Drawing } from '../../live/kept-drawing.ts';
import type { Townhall } from '../../live/townhall.ts';

const words: Readonly<Record<Drawing, string>> = {
  auto: 'As much as this device can',
  whole: 'All of it',
  plainer: 'People far off plainly',
  still: 'With a still crowd',
  picture: 'As a picture of the stage',
  sound: 'Not at all: sound and captions',
  captions: 'Not at all: captions alone',
};
const drawings = ['auto', 'whole', 'plainer', 'still', 'picture', 'sound', 'captions'] as const satisfies Drawing[];

/** How much of the hall is drawn, and whether it is heard. Rule WD3. */
export function DrawingSettings({ townhall: { drawingChoice } }: { readonly townhall: Townhall }) {
  return (
    <label class="drawing-settings">
      Draw the hall
      <select
        value={drawingChoice.now.value}
        onChange={(event) => {
          const { value } = event.currentTarget;
          drawingChoice.choose(drawings.find((each) => each === value) ?? 'auto');
        }}
      >
        {drawings.map((each) => (
          <option key={each} value={each}>
            {words[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
