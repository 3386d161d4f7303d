import type { AbstentionKind } from '../../../protocol/answer.ts';
import { withoutOrders } from '../orders.ts';
import {
  advice,
  crisis,
  forecast,
  hardMatter,
  hardNews,
  misuse,
  politics,
  promise,
  ruleAsked,
  rumour,
  stateOfMind,
} from './kinds.ts';
import { isOtherLanguage } from './other-language.ts';
import { asksIntoPerson, type Known, withPersons } from './person.ts';
import { bareText, plainText } from './plain.ts';

/** What a question is, as far as it matters for who may answer it. */
export interface QuestionKind {
  /** Null for an ordinary question. */
  readonly kind: AbstentionKind | null;
  /** Whether it goes to a person whatever the statements hold. Else it is answered where they hold what this kind needs. */
  readonly isReferred: boolean;
}

const ordinary: QuestionKind = { kind: null, isReferred: false };
const referred = (kind: AbstentionKind): QuestionKind => ({ kind, isReferred: true });
const careful = (kind: AbstentionKind): QuestionKind => ({ kind, isReferred: false });

/**
 * Tells the kind of a question by its words alone. First what goes to a person in any case, the gravest first; then what needs care. `lang` is
 * the question's language where it is known, `previous` the question before. Rules M60, M62–M68.
 */
export function kindOf(
  question: string,
  known: Known,
  { previous = '', lang }: { readonly previous?: string | undefined; readonly lang?: string | undefined } = {},
): QuestionKind {
  const plain = plainText(question);
  if (crisis(bareText(plain))) return referred('crisis');
  const asked = withoutOrders(question);
  const isEmpty = !/[\p{L}\p{N}]/u.test(asked);
  if (isEmpty && /[\p{L}\p{N}]/u.test(question)) return referred('attack');
  if ((lang !== undefined && !/^en\b/i.test(lang)) || isOtherLanguage(asked)) return careful('other-language');
  const bare = bareText(asked);
  const isCondition = / (?:if|when|once|after) (?:i|we|you|somebody|someone) /.test(bare);
  if (misuse(bare)) return referred('misuse');
  if (!isCondition && !ruleAsked(bare) && (hardNews(bare) || hardNews(bareText(withPersons(asked, known)))))
    return referred('hard-message');
  if (asksIntoPerson(asked, known, plainText(previous))) return referred('personal');
  if (politics(bare)) return referred('politics');
  if (promise(bare)) return careful('commitment');
  if (rumour(bare)) return careful('rumour');
  if (hardMatter(bare) && !isCondition && !ruleAsked(bare)) return careful('hard-message');
  if (advice(bare)) return careful('advice');
  if (forecast(bare)) return careful('commitment');
  return stateOfMind(bare) ? careful('state-of-mind') : ordinary;
}
