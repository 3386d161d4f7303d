import type { RefObject } from 'preact';
import type { MemberId } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import type { Townhall } from '../../live/townhall.ts';
import { InlineForm } from '../shared/inline-form.tsx';
import { useAction } from '../shared/use-action.ts';

const usual = ['Talked over others.', 'Noise from the microphone.', 'Insulted somebody.'];

/** Asks why somebody was muted, once they are silent: a press for what is usual, or nothing at all. Rule WR5. */
export function WhyMuted(props: {
  readonly townhall: Townhall;
  readonly memberId: MemberId;
  readonly name: string;
  /** Where the keyboard was, and is again after it. */
  readonly from: RefObject<HTMLElement>;
  onDone(): void;
}) {
  const { townhall, memberId, name, from } = props;
  const action = useAction();
  const onDone = () => {
    props.onDone();
    from.current?.focus();
  };
  const send = async (reason: string) => {
    if (await action.run(() => townhall.connection.send({ type: 'member.explain-mute', memberId, reason }))) onDone();
  };
  return (
    <InlineForm
      label={`${name} is muted. Say why? They read it`}
      usual={usual}
      isUsualSent
      maxLength={limits.reasonLength}
      button="Say it"
      cancel="Say nothing"
      isBusy={action.isBusy}
      trouble={action.trouble}
      onSend={(reason) => void send(reason)}
      onCancel={onDone}
    />
  );
}
