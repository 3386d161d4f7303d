import { useEffect, useState } from 'preact/hooks';
import type { ModelReport } from '../../../protocol/model-report.ts';
import type { Door } from '../../live/ports.ts';
import { modelTroubles, offerWords, spentWords } from '../../world/model-words.ts';

const everyMs = 15_000;

/** How the language model stands: why the avatar only quotes, what was spent, and what the server offers. Nothing where none is configured. Rule MD34. */
export function ModelLine({
  door,
  tellsOffers = false,
}: {
  readonly door: Pick<Door, 'model'>;
  readonly tellsOffers?: boolean;
}) {
  const [report, setReport] = useState<ModelReport>(null);
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const reply = await door.model();
      if (!isGone && reply.kind !== 'unreachable') setReport(reply.kind === 'ok' ? reply.value.report : null);
    };
    void load();
    const timer = setInterval(() => void load(), everyMs);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [door]);
  if (report === null) return null;
  return (
    <div class="model-line">
      {report.trouble !== null && (
        <p class="desk-note" role="status">
          {modelTroubles[report.trouble]}
        </p>
      )}
      <p class="quiet-text">
        {spentWords(report)}
        {tellsOffers && ` ${offerWords(report)}`}
      </p>
    </div>
  );
}
