import type { Townhall } from '../../live/townhall.ts';

/** Whether people who come very near fade from sight. */
export function PersonalSpace({ townhall: { space } }: { readonly townhall: Townhall }) {
  return (
    <div class="heard">
      <label>
        <input
          type="checkbox"
          checked={space.isOn.value}
          onChange={(event) => space.setOn(event.currentTarget.checked)}
        />
        Fade people who come too near
      </label>
    </div>
  );
}
