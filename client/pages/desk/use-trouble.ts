import type { DeskWork } from '../../live/desk-work.ts';
import type { Townhall } from '../../live/townhall.ts';
import { whyRefused } from '../../world/desk/refused-words.ts';
import type { QuestionLine } from '../../world/queue.ts';

/** Why a question's last act was refused: who was before, as soon as that is known, else the refusal's own sentence. Rule TG10. */
export function useTrouble(townhall: Townhall, work: DeskWork, line: QuestionLine): string | null {
  const trouble = work.troubles.value.get(line.id) ?? null;
  const refused = work.refused.value.get(line.id);
  if (trouble === null || refused === undefined) return trouble;
  const { crew, self } = townhall.connection;
  return whyRefused(refused, line, { acts: crew.acts.value, self: self.value?.memberId ?? null }) ?? trouble;
}
