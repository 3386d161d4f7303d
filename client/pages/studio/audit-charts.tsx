import type { Audit, Share } from '../../../protocol/rehearsal.ts';
import { percent, shareWords } from '../../world/rehearsal-words.ts';

/** Figures of each version of the persona as bars, newest first. Every bar says its numbers. Rule AU4. */
export function AuditCharts({ audits }: { readonly audits: readonly Audit[] }) {
  if (audits.length === 0) return null;
  return (
    <details class="audit">
      <summary>Figures by version</summary>
      {audits.map((audit) => (
        <section key={`${audit.personaVersion} ${audit.from}`} class="audit-version">
          <h3>
            Version {audit.personaVersion}, {audit.from === 'rehearsal' ? 'rehearsed' : 'in the town hall'}
          </h3>
          <dl>
            {bars(audit).map(([name, share, isGoodHigh]) => (
              <Bar key={name} name={name} share={share} isGoodHigh={isGoodHigh} />
            ))}
          </dl>
          {audit.from === 'rehearsal' && audit.askers.length === 0 && (
            <p class="quiet-text">Nobody else asked: nothing was answered that could be asked again.</p>
          )}
        </section>
      ))}
    </details>
  );
}

/** Name, share, and whether more of it is better; of some neither is. */
function bars({ grounded, answered, abstained, guarded, wordings, askers }: Audit) {
  const asked: readonly (readonly [string, Share, boolean])[] = [
    ['Sentences with a source', grounded, true],
    ['Answered', answered, false],
    ['Did not know', abstained, false],
    ['Kept for a person', guarded, false],
    ...(wordings === null ? [] : [['The same in other words', wordings, true] as const]),
    ...askers.map(({ dimension, same }) => [`The same, another ${dimension}`, same, true] as const),
  ];
  return asked;
}

function Bar({
  name,
  share,
  isGoodHigh,
}: {
  readonly name: string;
  readonly share: Share;
  readonly isGoodHigh: boolean;
}) {
  return (
    <div class="bar-line">
      <dt>{name}</dt>
      <dd>
        <svg
          class="bar"
          data-tone={isGoodHigh ? 'measure' : 'share'}
          viewBox="0 0 100 8"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <rect class="bar-all" width="100" height="8" />
          <rect class="bar-part" width={percent(share)} height="8" />
        </svg>
        <span class="count">{shareWords(share)}</span>
      </dd>
    </div>
  );
}
