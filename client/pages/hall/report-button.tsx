import { Flag } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { PageCommand } from '../../../protocol/commands.ts';
import { limits } from '../../../protocol/limits.ts';
import type { Townhall } from '../../live/townhall.ts';
import { reportedWords, reportNotice, reportReasons } from '../../world/report-words.ts';
import { InlineForm } from '../shared/inline-form.tsx';
import { useAction } from '../shared/use-action.ts';

/** Tells the moderators of a person or a question. Rule OH9. */
export function ReportButton(props: {
  readonly townhall: Townhall;
  readonly about: Extract<PageCommand, { type: 'report.send' }>['about'];
  /** Of whom or what, for who does not see beside what the button stands. */
  readonly of: string;
}) {
  const { townhall, about, of } = props;
  const action = useAction();
  const [state, setState] = useState<'closed' | 'open' | 'sent'>('closed');
  const send = async (reason: string) => {
    if (await action.run(() => townhall.connection.send({ type: 'report.send', about, reason }))) setState('sent');
  };
  if (state === 'open')
    return (
      <div class="report-form">
        <p class="quiet-text">{reportNotice}</p>
        <InlineForm
          label={`What happened? About ${of}`}
          usual={reportReasons}
          maxLength={limits.reasonLength}
          button="Report"
          isBusy={action.isBusy}
          trouble={action.trouble}
          onSend={(reason) => void send(reason)}
          onCancel={() => setState('closed')}
        />
      </div>
    );
  return (
    <>
      <button type="button" class="quiet small" aria-label={`Report ${of}`} onClick={() => setState('open')}>
        <Flag aria-hidden="true" /> Report
      </button>
      {state === 'sent' && (
        <p class="report-sent quiet-text" role="status">
          {reportedWords}
        </p>
      )}
    </>
  );
}
