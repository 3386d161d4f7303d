import type { PageCommand } from '../../../protocol/commands.ts';
import type { MemberId } from '../../../protocol/ids.ts';
import type { ReportView } from '../../../protocol/order.ts';
import type { Townhall } from '../../live/townhall.ts';
import { unnamedWords } from '../../world/queue.ts';
import { Trouble } from '../shared/trouble.tsx';
import { useAction } from '../shared/use-action.ts';

/** What people reported and nobody has closed: by whom, of whom, and what was said on the stage before. Rule OH10. */
export function OrderReports({ townhall }: { readonly townhall: Townhall }) {
  const { connection } = townhall;
  const action = useAction();
  const act = (command: PageCommand) => void action.run(() => connection.send(command));
  const isStill = action.isBusy || !connection.isInTouch.value;
  const { reports } = connection.order.value;
  if (reports.length === 0)
    return <p class="empty">No report waits. Whoever is here can report a person or a question.</p>;
  return (
    <>
      <ul class="cards" aria-label="Reports">
        {reports.map((each) => (
          <li key={each.report} class="card">
            <p>
              <strong>
                <bdi>{whoIs(each)}</bdi>
              </strong>
              : {each.reason}
            </p>
            {each.text !== '' && <p>Their question: “{each.text}”</p>}
            <p class="quiet-text">
              Reported by <bdi>{each.reporterName}</bdi> at {new Date(each.at).toLocaleTimeString()}. They are not told
              who.
            </p>
            {each.captions.length > 0 && (
              <details>
                <summary>Said on the stage in the minute before</summary>
                {each.captions.map((caption, index) => (
                  <p key={index}>{caption}</p>
                ))}
              </details>
            )}
            <div class="row">
              {each.memberId !== null && (
                <ActsOn memberId={each.memberId} name={each.name} isStill={isStill} act={act} />
              )}
              <button
                type="button"
                class="small"
                aria-label={`Close the report of ${whoIs(each)}`}
                disabled={isStill}
                onClick={() => act({ type: 'report.close', report: each.report })}
              >
                Close the report
              </button>
            </div>
          </li>
        ))}
      </ul>
      <Trouble text={action.trouble} />
    </>
  );
}

function whoIs({ memberId, name }: ReportView): string {
  return memberId === null ? unnamedWords : name || 'Somebody';
}

interface ActsOnProps {
  readonly memberId: MemberId;
  readonly name: string;
  readonly isStill: boolean;
  readonly act: (command: PageCommand) => void;
}

/** What can be done to whoever was reported; to whoever asked anonymously nothing. Rule AU10. */
function ActsOn({ memberId, name, isStill, act }: ActsOnProps) {
  return (
    <>
      <button
        type="button"
        class="small"
        aria-label={`Mute ${name}`}
        disabled={isStill}
        onClick={() => act({ type: 'member.mute', memberId })}
      >
        Mute
      </button>
      <button
        type="button"
        class="small"
        aria-label={`Remove ${name}`}
        disabled={isStill}
        onClick={() => act({ type: 'member.remove', memberId, reason: '' })}
      >
        Remove
      </button>
    </>
  );
}
