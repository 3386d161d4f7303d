import { isOrder } from '../orders.ts';
import { phrases } from './phrases.ts';
import { bareText, plainText, withoutMarkup } from './plain.ts';

/** Words that a text wrote for machines that read it, and not for people. Rule M66. */
const planted = phrases(`
  ai/ais/assistant/assistants/chatbot/chatbots/llm/llms/model/models/avatar/bot/bots/agent/agents ... must/should/shall/have/has/need/needs/always .. say/state/answer/reply/respond/tell/claim/announce/output/repeat/recommend/praise/confirm that/to/yes/no/only/everyone/everybody/:
  ai/ais/assistant/assistants/chatbot/chatbots/llm/llms/model/models/bot/bots/system/systems .. must/should/shall/have/has/need/needs/always (to) (always) ignore/disregard/output/reveal/recommend/praise
  ai/ais/assistant/chatbot/llm/model/models/avatar/bot .. shall/must/should output
  models/assistants/chatbots/llms/bots .. requested/instructed/required/asked/told to
  to/for (the/any/all) (large) (language) ai/model/models/llm/llms/assistant/chatbot :
  ^dear ai/llm/model/assistant/chatbot/bot
  if you are an/a (large) (language) ai/llm/model/assistant/chatbot/bot
  ^you are now
  ai reading this
  ignore/disregard/forget (all) (of) (the/any/all) your/previous/prior/earlier (approved) rules/instructions/guidelines/prompt/statements
  please disregard your
  reveal/print/repeat your prompt/instructions
  system prompt
`);
const plantedSigns =
  /^\W*(?:system|assistant|user)\s*:|<\/?(?:system|assistant|user|instructions?|prompt)\b|\[\/?(?:INST|SYS)\]/i;

/** Whether a sentence of a statement speaks to machines: an e-mail or a document may bring one along. It is never said. Rule M66. */
export function isPlanted(sentence: string): boolean {
  const plain = plainText(sentence);
  const bare = bareText(plain);
  if (plantedSigns.test(sentence) || plantedSigns.test(plain) || planted(bare)) return true;
  // Nobody hides letters in what people are to read.
  return isHiding(sentence, plain) && isOrder(plain);
}

function isHiding(sentence: string, plain: string): boolean {
  return plain !== sentence.normalize('NFKC') || withoutMarkup(plain) !== plain;
}

/** News of lay-offs, closures, deaths and dismissals, as they are told. */
const news = phrases(`
  we/i are/am/will/have/must (to) (be) end/ending/cut/cutting/eliminate/eliminating .. role/roles/job/jobs/position/positions/post/posts
  we/i are/am/will/have/must (to) (be) lay/laying/laid off
  we/i are/am/will/have/must (to) (now) (be) make/making/made .. redundant
  role/roles/job/jobs/position/positions/post/posts .. cut/end/ended/go/lost/eliminated/redundant
  made redundant
  laid off
  we/i are/will/have/must (to) (be) close/closing/closed/shut/shutting .. plant/site/factory/office/depot/branch/department/workshop/warehouse/mill/mine
  plant/site/factory/office/depot/branch/department/workshop/warehouse/mill/mine .. closes/close/closed/shuts/shut/dissolved
  department/team/site/unit .. dissolved/disbanded
  died/killed/passed
  lost his/her/their life/lives
  filed for insolvency/bankruptcy
  is/are insolvent/bankrupt
  we/i have/had/must (to) dismissed/fired/sacked/dismiss/suspended
  we/i dismissed/fired/sacked/suspended
`);
const denied = / (?:no|not|nobody|none|never|without|nor|neither|keep|keeps|isn't|aren't|won't|don't) /;
/** A rule for what may happen, not news of what did. */
const conditional =
  / (?:if|when|whoever|whether|should|in case|unless|everybody who|anybody who|everyone who|anyone who|those who|whose) /;

/** Whether a sentence brings hard news, and not a rule for such a case or the word that there is none. Rule M65. */
export function isHardNews(sentence: string): boolean {
  const bare = bareText(plainText(sentence));
  return news(bare) && !denied.test(bare) && !conditional.test(bare);
}

const law = phrases(`
  law/laws/legal/legally/illegal/lawful/unlawful/court/judge/lawyer/lawyers/contract/agreement/right/rights/forbidden/allowed
  tax/taxes/taxed/shares/doctor/doctors/medicine/diagnosis/psychologist/counsellor
  may/must not
  nobody may/must
`);

/** Whether a sentence speaks of law, health or money itself. Rule M67. */
export function speaksOfLaw(sentence: string): boolean {
  return law(bareText(plainText(sentence)));
}

/** Whether the leader speaks of themselves in it. Rule M67. */
export function speaksOfSelf(sentence: string): boolean {
  return /\b(?:I|I'm|I've|my|me|myself)\b/.test(sentence.replace(/’/g, "'"));
}
