/** What kind of line this is, where it opens or closes a message. */
export type LineKind = 'text' | 'blank' | 'heading' | 'greeting' | 'closing' | 'signature';

const greeting =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hej|hejsan|kära|bästa|god (?:morgon|dag)|hallo|guten (?:tag|morgen)|liebe[rs]?|sehr geehrte[rs]?|bonjour|cher|chère|hola|buenos días|ciao|moi)\b[^.?!]{0,60}[,!:.–-]?$/iu;
const closing =
  /^(?:[-–—/]\s*)?(?:(?:all (?:the|my) )?best(?: (?:regards|wishes))?|(?:kind|warm|warmest|with (?:best|kind|warm)|many|best) regards|regards|(?:yours )?(?:sincerely|faithfully|truly)|yours|(?:many |with |warm )?thanks(?: (?:again|and regards|a lot|so much|in advance))?|thank you(?: (?:again|all|so much))?|cheers|warmly|cordially|take care|talk soon|speak soon|see you (?:there|soon|then|tomorrow|all there)|onwards?|mvh|(?:med )?(?:vänliga?|varma|bästa) hälsning(?:ar)?|hälsningar|(?:mit )?(?:freundlichen|besten|herzlichen|vielen?|liebe|viele|beste) grüßen?|cordialement|bien à vous|saludos|un saludo|atentamente)\s*[,.!–-]?(?: (?<who>[\p{L}. -]{1,40}))?$/iu;
const delimiter = /^(?:-- ?|—|_{3,}|\*{3,}|={3,})$/;
const sentFrom = /^(?:sent from my|sent from|get outlook for|von meinem|skickat från min|envoyé de mon)\b/i;
const contact =
  /^(?:[\p{L} .]{0,20}[:|]?\s*)?(?:\+?\d[\d ()./-]{6,}|[\w.+-]{1,64}@[\w.-]{1,100}|(?:https?:\/\/|www\.)\S{1,200})\s*$/u;
const heading = /^#{1,6}\s+\S/;
const mostHeadingWords = 10;

/** Tells the kind of one line by itself; `isAlone`: empty lines, or nothing, stand on both sides. Rule RD10. */
export function kindOfLine(line: string, isAlone: boolean, opensParagraph: boolean): LineKind {
  const said = line.trim();
  if (said === '') return 'blank';
  if (heading.test(said)) return 'heading';
  if (delimiter.test(said)) return 'signature';
  const words = said.split(/\s+/).length;
  if (opensParagraph && words <= 8 && greeting.test(said)) return 'greeting';
  if (words <= 7 && closing.test(said)) return 'closing';
  if (sentFrom.test(said) || contact.test(said)) return 'signature';
  const isHeading = isAlone && words <= mostHeadingWords && !/[.?!…:;,"”)]$/.test(said) && /^[\p{Lu}\p{N}]/u.test(said);
  return isHeading && !/^[-•*]/.test(said) ? 'heading' : 'text';
}

/** How long a line may be to be a signature's, after the closing. */
export const longestSignatureWords = 9;

/** "Hi all, " before the first sentence. */
export const greetingBefore =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hej|hallo)\b[^,.!?\n]{0,40}[,!]\s+/i;

const disclaimer =
  /\b(?:this (?:e-?mail|message|communication|transmission)\b.{0,80}\b(?:confidential|privileged|intended)|confidentiality notice|intended (?:solely|only) for the (?:use|addressee|named|recipient)|(?:if|not) you .{0,40}(?:intended recipient|received this .{0,30}in error)|consider the environment before printing|views expressed .{0,60}(?:author|sender))/is;
const subscription =
  /\b(?:unsubscribe|manage (?:your )?(?:e-?mail )?preferences|update your preferences|view (?:this|it) (?:e-?mail |message |newsletter )?(?:online|in (?:your|a) browser)|you(?:['’]re| are) receiving this|all rights reserved|avregistrera|abbestellen)\b|©/i;
const logistics =
  /\b(?:can (?:you|everyone|everybody|people|they)(?: all| guys)? (?:hear|see) (?:me|us|my screen|the (?:slides?|screen)|this)|(?:am i|are we|is it|is this|are you) (?:audible|on mute|muted|live|on now)|(?:on mute|muted yourself|unmute)\b|(?:let me|i['’]ll|i will|going to) (?:just )?(?:share|stop sharing) (?:my|the) screen|next slide|(?:wait|give) (?:it |people |everyone |everybody |them |us )?(?:for )?(?:a|another|one more|two|five|a few) (?:more )?(?:minutes?|moments?|seconds?)\b.{0,40}$|(?:we['’]ll|we will|let['’]s) (?:get started|get going|start in|begin in)|testing,? (?:one|1)|mic(?:rophone)? (?:check|on|working|is)|(?:is|are) being recorded|(?:recording|slides|link) (?:is|are|will be) (?:in|sent|shared|available)|in the chat\b|raise (?:your|a) hand|out of time|(?:be )?back in (?:a|five|ten|fifteen|\d+) minutes?|thank(?:s| you)(?: \p{L}+){0,3} for (?:joining|coming|being here|your time|dialling in|dialing in|tuning in|having me)|^(?:any|are there(?: any)?) (?:other |more |further )?questions\b|(?:over|back) to you\b|you(?:['’]re| are) breaking up|lost (?:you|your (?:audio|sound))|^(?:thank(?:s| you)[\p{L} ]{0,20},? (?:and )?)?(?:see you|goodbye|bye|have a (?:good|nice|great))\b|good (?:morning|afternoon|evening),? (?:everyone|everybody|all|team|folks)|^(?:hi|hello|hey|welcome),? (?:everyone|everybody|all|team|folks)\b)/iu;
const mostLogisticWords = 16;
const filler =
  /^(?:(?:okay|ok|so|um|uh|well|yeah|yes|no|right|alright|sure|great|good|thanks?|thank you|anyway|now|and|but|hm+|exactly|absolutely|perfect)[\s,.!?…-]*)+$/i;

/** Whether a sentence serves the meeting or the mail, and says nothing. Rule RD10. */
export function isIdle(sentence: string): boolean {
  const words = sentence.trim().split(/\s+/).length;
  if (filler.test(sentence.trim()) || subscription.test(sentence)) return true;
  return disclaimer.test(sentence) || (words <= mostLogisticWords && logistics.test(sentence));
}
