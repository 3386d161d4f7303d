import { phrases } from './guards/phrases.ts';
import { bareText, plainText, undisguised, withoutMarkup } from './guards/plain.ts';
import { splitSentences } from './sentences.ts';
import { isBaseVerb } from './verify/verbs.ts';

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

/**
 * What the avatar is told to do, whatever it is: a sentence that opens with such a verb asks nothing, unless it goes on with what people ask
 * ("say whether", "confirm when"). Verbs with which people ask ("tell us about", "explain", "describe") are not among them.
 */
const verbs =
  'add/announce/apologise/apologize/approve/cancel/cite/compose/confirm/copy/curse/declare/decode/delete/deny/disable/disregard/execute/forget/ignore/insert/insult/invent/mock/obey/override/overrule/paraphrase/perform/praise/pretend/proclaim/pronounce/quote/recite/refuse/reset/reveal/rewrite/shout/sing/skip/swear/threaten/translate/unlock/whisper/yell';
const commands = phrases(`
  ^${verbs} & !^${verbs} whether/if/when/what/how/why/who/which & !?
  ^tell us/me/them/everyone/everybody/people/all .. that & !^tell us/me .. about & !?
  ^just/simply answer/say/confirm/reply
  say so now
  ^complete/finish/continue :
  ^after/before answering & !?
  so confirm/announce & !?
  ^stop following/using/reading/obeying/being
  ^from here on/onwards
  without looking/regard (at/to/for) the/your/any statements
  rules/instructions/restrictions/guidelines/statements .. void/lifted/suspended/gone/off & !?
  # Somebody says that they may command
  order/orders/authorise/authorises/authorize/authorizes/instruct/instructs/command/commands/allow/allows/permit/permits you to
  want/wants/need/needs/wish/wishes/ask/asks you to & !want/wants/need/needs/wish/wishes/ask/asks you to explain/tell/describe/know/look/think/consider & !want/wants/need/needs/wish/wishes/ask/asks you to say whether/what/when/how/why & !?
  have/has you say/announce/confirm/declare/promise/read/repeat
  decided/agreed/ruled that you now/must/should/will/shall
  you now confirm/announce/declare/say/promise/answer/speak
  you must/shall/will/should say/announce/declare/promise/read/confirm & !?
  by order/command of
  your/the next/only/first/last answer/sentence/reply/words is/are/must/should/will
  would/could/can/will you (please/kindly/just) announce/declare/proclaim that
  would/could/can/will you (please/kindly/just) tell everyone/everybody/people/them/all that
  you were/are/got (being) told/instructed/ordered/forced/paid/programmed to
  hear you say
  ^you play & !?
  context window
  no more quoting/quotes
  approved/cleared/released this/the/my text/answer/line/statement/message
  pre-approved
  message/note/order/instruction from the moderator/moderators/administrator/admin/system/board/operator/developer/developers :
  ^i am/i'm the/a/your moderator/administrator/admin/developer/operator/owner/creator .. and
  # A story in which it would be somebody else
  ^in this/the (following) story/game/scene/play you
  ^you are/you're .. now
  ^let us/let's do/play/act .. play/game/scene
  free to speak
  ^suppose/supposing/assume/assuming/imagine/hypothetically .. you were/had/are/could
  would/could/can/will/do/did you .. if you were/had/lied/could
  if you were/had .. would/could you
  if i give/pay/offer/send you .. will/would you
  # What it is given, and what it was
  ^here is/here's your/the answer/statement/text
  ^source : & quote
  text/words/instructions .. you were given/got/received
  instructions you got/received/have/were
  the/your api/secret/access key/token
  questions .. other/others people asked
  the/an other/another/others/previous/last person/people/asker/user/visitor .. ask/asks/asked
`);

/** The same where signs say more than words: a role's name before a colon, a heading, somebody's words in quotation marks. */
const orderSigns =
  /^\W*(?:system|assistant|user|moderator|admin|administrator|developer|operator)(?: (?:note|message|instruction|order)s?)?\s*[:\]>|]|\b(?:begin|end|start) (?:of )?system\b|^\s*#{1,6}\s*(?:system|instructions?|prompt|rules)\b|^\W*[\p{L} ]{2,40} (?:said|says|wrote|ordered|confirmed|promised)\s*:\s*["“'‘]|^\W*(?:the |an? )?(?:new |approved )?statement\b[^:?]{0,60}:\s*["“'‘]|^\W*(?:new|approved|signed)(?: approved| signed)? (?:statement|answer)\b[^:?]{0,60}:|\[\/?(?:inst|sys)\]|["“]role["”]\s*:|\bend of (?:the )?(?:question|input|prompt)\b/iu;
/** Not "people say that". */
const sayThat = /(?:^|[.!;:,|]\s*|\b(?:please|and|also|then|now|must|to|should|just)\s+)say that (?!.*\?)/i;

/**
 * A question as plain text, without code, links, blobs, and without sentences that only give orders; empty when nothing else was in it.
 * Rules M14, M61.
 */
export function withoutOrders(question: string): string {
  const sentences = splitSentences(plainText(question)).flatMap(({ text }) => text.split(beforeBracket));
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

/** What stands in brackets after a question is no part of it. */
const beforeBracket = /(?<=[.!?])\s+(?=[([{])/;

const asks =
  /\?\W*$|^\W*(?:so |and |but |well,? )?(?:who|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|may|might|will|would|shall|should|has|have|had|tell|explain|describe)\b/iu;

/** Whether one sentence is an order to the avatar. */
export function isOrder(sentence: string): boolean {
  if (orderSigns.test(sentence) || sayThat.test(sentence.replace(/[*_`~]/g, ''))) return true;
  const bare = bareText(sentence);
  return [bare, undisguised(bare)].some((each) => orders(each) || commands(each)) || isImperative(sentence);
}

/** Whom a sentence speaks to, and what people put before what they want. */
const courtesy =
  /^\W*(?:(?:dear|hey|hi|hello|ok|okay|and|also|then|now|so|just|please|kindly|simply|but|always|never|do not|don['’]t)\b[ ,]*)+/i;
const addressee = /^\W*(?:(?:[Aa]vatar|[Aa]ssistant|AI|[Bb]ot|[Rr]obot|[Cc]omputer|[Mm]achine|\p{Lu}\p{L}+),\s*)/u;
/** A verb, and at once what is to be done with it. */
const imperative =
  /^(\p{L}+) (?:(?:up|out|down|off) and\b|(?:aside |against |off |out |up |down |away |back |through |to |on |with |like |as |from |for |about )?(?:["“'‘]|(?:an?|the|this|that|these|those|it|them|him|her|us|me|my|your|our|his|their|all|any|each|every\p{L}*|people|only|one|you|no|yes|something|nothing|character)\b))/u;
/** With these verbs people ask, and bring what a guard looks at by itself. */
const asking =
  /^(?:tell|explain|describe|give|show|help|let|remind|inform|clarify|compare|summari[sz]e|discuss|comment|outline|share|expand|elaborate|name|talk|walk|take|think|consider|promise|guarantee|mind|thank|(?:say|confirm|repeat|check|state|answer|imagine|suppose) (?:whether|if|when|what|how|why|who|which|where))\b/;

/** Whether a sentence asks nothing and tells somebody to do something, whatever it is. Rule M100. */
function isImperative(sentence: string): boolean {
  const said = sentence.replace(/[\s*_`~#|]+/g, ' ');
  if (said.includes('?') || (asks.test(said) && !/^\W*do(?:n['’]t| not)\b/i.test(said))) return false;
  return said.split(/[,:;] /).some((part) => {
    const bare = part.replace(courtesy, '').replace(addressee, '').replace(courtesy, '').toLowerCase();
    const verb = asking.test(bare) ? undefined : imperative.exec(bare)?.[1];
    return verb !== undefined && (verb === 'be' || isBaseVerb(verb));
  });
}
