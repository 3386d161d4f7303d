import { PenLine } from 'lucide-preact';
import type { DeskWork } from '../../live/desk-work.ts';
import type { Townhall } from '../../live/townhall.ts';
import { everything } from '../../world/desk/desk-filter.ts';
import { lastHappened } from '../../world/desk/refused-words.ts';
import { CopyText } from './copy-text.tsx';

/** What is being written about a question that went out of sight meanwhile: its text is not lost with it. Rule TG11. */
export function OutOfSight({ townhall, work }: { readonly townhall: Townhall; readonly work: DeskWork }) {
  const open = work.open.value;
  const text = open === null ? '' : work.writing.all(open);
  if (open === null || text === '' || work.shown.value.some((ids) => ids.includes(open.questionId))) return null;
  const line = townhall.lists.value.byId.get(open.questionId);
  if (line === undefined) return null;
  const { crew, self } = townhall.connection;
  const known = { acts: crew.acts.value, self: self.value?.memberId ?? null };
  return (
    <section class="moved-on out-of-sight" aria-label="What you were writing">
      <p role="status">
        <PenLine aria-hidden="true" />
        <span>
          {lastHappened(line, known, Date.now()) ?? 'It went out of sight.'} You were writing about “{line.text}”:
        </span>
      </p>
      <blockquote>{text}</blockquote>
      <div class="row">
        <CopyText text={text} />
        <button type="button" class="small" onClick={() => work.narrow(everything)}>
          Show the question
        </button>
        <button type="button" class="quiet small" onClick={() => work.closeForm()}>
          Put it away
        </button>
      </div>
    </section>
  );
}
