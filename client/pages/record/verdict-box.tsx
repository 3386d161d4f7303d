import { CircleCheck, OctagonAlert } from 'lucide-preact';
import type { Verdict } from '../../../protocol/record/verify.ts';

/** What proving a record gave, and what to do when it broke. */
export function VerdictBox({ verdict, from }: { readonly verdict: Verdict; readonly from: string }) {
  if (verdict.ok)
    return (
      <section class="verdict" data-ok="yes" role="status">
        <CircleCheck aria-hidden="true" />
        <div>
          <h2>Unbroken: {verdict.entries === 1 ? '1 entry' : `${verdict.entries} entries`}</h2>
          <p>Nothing was changed, removed, added or moved. Taken from {from}.</p>
        </div>
      </section>
    );
  return (
    <section class="verdict" data-ok="no" role="alert">
      <OctagonAlert aria-hidden="true" />
      <div>
        <h2>Broken at line {verdict.line}</h2>
        <p>
          {verdict.reason.charAt(0).toUpperCase() + verdict.reason.slice(1)}. Taken from {from}.
        </p>
      </div>
    </section>
  );
}

/** How far it is; read out once. */
export function Checking({ given, of }: { readonly given: number; readonly of: number }) {
  return (
    <div class="checking">
      <p role="status">Checking every entry</p>
      <progress max={of} value={given} aria-label="Entries checked" />
    </div>
  );
}
