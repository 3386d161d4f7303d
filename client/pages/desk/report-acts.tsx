import { useRef, useState } from 'preact/hooks';
import type { PageCommand } from '../../../protocol/commands.ts';
import { limits } from '../../../protocol/limits.ts';
import type { Townhall } from '../../live/townhall.ts';
import { InlineForm } from '../shared/inline-form.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';
import { WhyMuted } from './why-muted.tsx';

type Report = Townhall['connection']['order']['value']['reports'][number];

const usual = ['It insulted somebody.', 'It disturbed others.', 'It was not in your own name.'];

/** What is done about a report: who is put out reads why, in the moderator's words. Rule LB11. */
export function ReportActs({ townhall, report }: { readonly townhall: Townhall; readonly report: Report }) {
  const { connection } = townhall;
  const { name, memberId } = report;
  const action = useAction();
  const [isRemoving, setRemoving] = useState(false);
  const [isExplaining, setExplaining] = useState(false);
  const muting = useRef<HTMLButtonElement>(null);
  const act = (command: PageCommand) => action.run(() => connection.send(command));
  const isStill = action.isBusy || !connection.isInTouch.value;
  if (isRemoving)
    return (
      <InlineForm
        label={`Why ${name} is removed, which they read`}
        usual={usual}
        maxLength={limits.reasonLength}
        button="Remove"
        isBusy={isStill}
        trouble={action.trouble}
        onSend={(reason) =>
          void act({ type: 'member.remove', memberId, reason }).then((isDone) => isDone && setRemoving(false))
        }
        onCancel={() => setRemoving(false)}
      />
    );
  return (
    <>
      <div class="row">
        <button
          ref={muting}
          type="button"
          class="small"
          aria-label={`Mute ${name}`}
          disabled={isStill}
          onClick={() => void act({ type: 'member.mute', memberId }).then((isDone) => isDone && setExplaining(true))}
        >
          Mute
        </button>
        <button
          type="button"
          class="small"
          aria-label={`Remove ${name}`}
          disabled={isStill}
          onClick={() => setRemoving(true)}
        >
          Remove
        </button>
        <button
          type="button"
          class="small"
          aria-label={`Close the report of ${name}`}
          disabled={isStill}
          onClick={() => void act({ type: 'report.close', report: report.report })}
        >
          Close the report
        </button>
      </div>
      {isExplaining && (
        <WhyMuted
          townhall={townhall}
          memberId={memberId}
          name={name}
          from={muting}
          onDone={() => setExplaining(false)}
        />
      )}
      <Trouble text={action.trouble} />
    </>
  );
}
