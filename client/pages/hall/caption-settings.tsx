import type { Townhall } from '../../live/townhall.ts';

const sizes = { usual: 'Usual', large: 'Large', largest: 'Largest' } as const;

/** How large captions are on this page, and whether they stand white on black. */
export function CaptionSettings({ townhall: { captionLooks } }: { readonly townhall: Townhall }) {
  const { size, isStrong } = captionLooks.now.value;
  return (
    <fieldset class="caption-settings">
      <legend>Captions</legend>
      {(['usual', 'large', 'largest'] as const).map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="caption-size"
            checked={size === each}
            onChange={() => captionLooks.change({ size: each })}
          />
          {sizes[each]}
        </label>
      ))}
      <label>
        <input
          type="checkbox"
          checked={isStrong}
          onChange={(event) => captionLooks.change({ isStrong: event.currentTarget.checked })}
        />
        White on black
      </label>
    </fieldset>
  );
}
