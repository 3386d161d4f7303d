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
              <bdi>{each.name === '' ? 'Somebody' : each.name}</bdi>
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
          <ReportActs townhall={townhall} report={each} />
        </li>
      ))}
    </ul>
  );
}
