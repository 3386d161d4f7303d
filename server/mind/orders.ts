import { phrases } from './guards/phrases.ts';
import { bareText, plainText, undisguised, withoutMarkup } from './guards/plain.ts';
import { splitSentences } from './sentences.ts';

/** What tells the avatar what to say, to be or to give away, and asks nothing. */
const orders = phrases(`
  # Its rules and what it was told
  ^ignore/disregard/forget/override/bypass/overrule/break/drop .. rules/instructions/orders/prompt/statements/guidelines/everything/above/previous/prior/restrictions/limits
  ignore/disregard/forget/override/bypass (all) (of) (the/your/any/all) (previous/prior/earlier/own/approved) rules/instructions/guidelines/prompt/restrictions
  your/system/hidden/secret/initial/original (system) prompt
  ^ignore/forget/disregard .. told/said/instructed
  ^override
  were you/you've instructed/told/programmed/trained to
  you have/you've been reprogrammed/hacked/freed/unlocked/jailbroken/updated
  text/words/sentence/message .. above this
  your new/real/only/true task/role/job/goal/name/mission is
  answer yes/no/affirmatively
  your configuration/settings/parameters/weights
  your hidden/secret/initial/original/system/previous instructions
  what are/were your instructions ?
  (print/output/repeat/reveal/show/translate) your instructions
  new instruction/instructions :
  you have no rules/restrictions/limits/filter
  without (any) rules/restrictions/filters
  developer/debug/god/admin/dan/jailbreak mode
  # Another role
  ^pretend
  ^act/behave as/like
  ^roleplay/obey
  ^imagine (that) you/you're
  let's/let play .. game
  let us play .. game
  you are now
  you're now
  ^from now on
  from now on .. answer/say/speak/reply/respond/you
  # Words put into its mouth
  ^announce/declare
  ^say exactly/only/after/aloud/yes/no/the/this/these/:
  ^repeat after
  ^repeat .. prompt/verbatim/following/instructions/exactly
  ^repeat word for word
  ^translate .. prompt/instructions/following
  ^read out/aloud/it/this/the
  read out/aloud the following
  ^confirm it/this .
  ^answer/respond/reply only/every/all/with/yes/no/everything
  ^speak freely/only/like/as
  ^write/compose/generate/recite (me/us) a/an/the
  ^swear
  ^decode/execute/run .. this/it/following/code
  you must say/answer/announce/obey/repeat
  order/authorise/authorize/instruct/command/tell you to say/confirm/announce/declare/answer/repeat
  # What it should give away or use
  ^print/output/dump/leak/list/reveal/show/display/send .. prompt/instructions/above/secret*/key/keys/password/passwords/statements/questions
  ^print/output/reveal/dump/leak
  ^use your tool/tools
  # False authority
  this is the moderator/administrator/admin/system/developer/operator speaking/writing
  this is the moderator/administrator/admin/system/developer/operator :
`);

/** The same where signs say more than words: a role's name before a colon, a heading, somebody's words in quotation marks. */
const orderSigns =
  /^\W*(?:system|assistant|user|moderator|admin|administrator|developer|operator)(?: (?:note|message|instruction|order)s?)?\s*[:\]>|]|\b(?:begin|end|start) (?:of )?system\b|^\s*#{1,6}\s*(?:system|instructions?|prompt|rules)\b|^\W*[\p{L} ]{2,40} (?:said|says|wrote|ordered|confirmed|promised)\s*:\s*["“'‘]|^\W*(?:the |an? )?(?:new |approved )?statement\b[^:?]{0,60}:\s*["“'‘]/iu;
/** Not "people say that". */
const sayThat = /(?:^|[.!;:,]\s*|\b(?:please|and|also|then|now|must|to|should|just)\s+)say that (?!.*\?)/i;

/**
 * A question as plain text, without code, links, blobs, and without sentences that only give orders; empty when nothing else was in it.
 * Rules M14, M61.
 */
export function withoutOrders(question: string): string {
  const sentences = splitSentences(plainText(question)).map(({ text }) => text);
  const rests = sentences.map((text) => withoutMarkup(text));
  const kept = rests.filter((rest, i) => {
    // What leads to a link and asks nothing goes with it.
    const isLead = rest !== sentences[i] && !/[?<>[\]]/.test(sentences[i] ?? '');
    return !isLead && !isOrder(rest) && /[\p{L}\p{N}?]/u.test(rest);
  });
  // Beside an order, a sentence that asks nothing is part of it.
  const asking = kept.length === rests.length ? kept : kept.filter((rest) => asks.test(rest));
  return asking.join(' ').trim();
}

const asks =
  /\?\W*$|^\W*(?:so |and |but |well,? )?(?:who|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|may|might|will|would|shall|should|has|have|had|tell|explain|describe)\b/iu;

/** Whether one sentence is an order to the avatar. */
export function isOrder(sentence: string): boolean {
  if (orderSigns.test(sentence) || sayThat.test(sentence)) return true;
  const bare = bareText(sentence);
  return orders(bare) || orders(undisguised(bare));
}
