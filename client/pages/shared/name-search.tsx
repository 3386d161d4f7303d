import { limits } from '../../../protocol/limits.ts';

/** Where part of a name is typed. */
export function NameSearch(props: {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly setName: (name: string) => void;
}) {
  return (
    <div class="finder">
      <label for={props.id}>{props.label}</label>
      <input
        id={props.id}
        type="search"
        autocomplete="off"
        maxLength={limits.nameLength}
        value={props.name}
        placeholder="Part of their name"
        onInput={(event) => props.setName(event.currentTarget.value)}
      />
    </div>
  );
}
