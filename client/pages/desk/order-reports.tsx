import type { ReportView } from '../../../protocol/order.ts';
import type { Townhall } from '../../live/townhall.ts';
import { ReportActs } from './report-acts.tsx';

/** What people reported and nobody has closed: by whom, of whom, and what was said on the stage before. Rule OH10. */
export function OrderReports({ townhall }: { readonly townhall: Townhall }) {
  const { connection } = townhall;
  const { reports } = connection.order.value;
  if (reports.length === 0)
    return <p class="empty">No report waits. Whoever is here can report a person or a question.</p>;
  return (
    <ul class="cards" aria-label="Reports">
      {reports.map((each) => (
        <li key={each.report} class="card">
          <p>
            <strong>
              <bdi>{ofWhom(each)}</bdi>
            </strong>
            : {each.reason}
          </p>
          {each.text !== '' && (
            <p>
              {each.memberId === null ? 'The question' : 'Their question'}: “{each.text}”
            </p>
          )}
          <p class="quiet-text">
            Reported by <bdi>{each.reporterName}</bdi> at {new Date(each.at).toLocaleTimeString()}.{' '}
            {each.memberId === null ? 'Nobody here knows who asked.' : 'They are not told who.'}
          </p>
          {each.captions.length > 0 && (
            <details>
              <summary>Said on the stage in the minute before</summary>
              {each.captions.map((caption, index) => (
                <p key={index}>{caption}</p>
              ))}
            </details>
          )}
          <ReportActs townhall={townhall} report={each} />
        </li>
      ))}
    </ul>
  );
}

/** Of an anonymous question nobody is reported. Rule AQ8. */
function ofWhom({ memberId, name }: Pick<ReportView, 'memberId' | 'name'>): string {
  if (memberId === null) return 'An anonymous question';
  return name === '' ? 'Somebody' : name;
}
