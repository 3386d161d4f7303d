import type { AbstentionKind } from '../../../protocol/answer.ts';
import { baseOf } from './language-of.ts';

/*
 * The product's own sentences in the languages that people ask in most. Fixed, like the English ones: only names, dates and places are filled in, and
 * none says "I" but of knowing. Rules M11, MD40.
 */

export interface OwnLanguage {
  /** The avatar speaks English alone: there is no model that translates, or it does not answer now. */
  readonly onlyEnglish: string;
  readonly unknown: string;
  readonly crisis: string;
  /** Every other question that is for a person. */
  readonly person: string;
  /** Who has the question, and by which day they answer. */
  passed(owner: string, due: string): string;
  /** Before what was said on a day, at a place; or before that changed. */
  said(date: string, place: string, isReplaced: boolean): string;
  /** Before an answer that could not be translated. */
  readonly inEnglish: string;
}

const dayOf = (code: string) => (isoDate: string) =>
  dateIn(code, isoDate, { day: 'numeric', month: 'long', timeZone: 'UTC' });
const dateOf = (code: string) => (isoDate: string) =>
  dateIn(code, isoDate, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

function dateIn(code: string, isoDate: string, how: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(code, how).format(Date.parse(isoDate)).replace(/\s/g, ' ');
}

/** French counts the first day, and it alone. */
const first = (date: string) => date.replace(/^1 /, '1er ');
/** Italian: "il 24", "l’8". */
const withArticle = (date: string, article: 'il' | 'Il') =>
  /^(?:8|11) /.test(date) ? `${article === 'Il' ? 'L’' : 'l’'}${date}` : `${article} ${date}`;

const languages: Readonly<Record<string, OwnLanguage>> = {
  de: {
    onlyEnglish: 'Diese Frage ist nicht auf Englisch, der einzigen Sprache, die diese KI jetzt spricht.',
    unknown: 'Ich weiß es nicht. Keine freigegebene Aussage beantwortet diese Frage.',
    crisis:
      'Damit sollte niemand allein sein. Wenn jetzt Gefahr besteht, rufen Sie bitte den Notruf an oder wenden Sie sich an jemanden in Ihrer Nähe.',
    person: 'Diese Frage beantwortet ein Mensch und keine KI.',
    passed: (owner, due) => `Die Frage liegt jetzt bei: ${owner}. Antwort bis zum ${dayOf('de')(due)}.`,
    said: (date, place, isReplaced) =>
      `Am ${dateOf('de')(date)} (${place})${isReplaced ? ', bevor sich das geändert hat' : ''}:`,
    inEnglish: 'Diese Antwort ließ sich nicht sicher übersetzen. Hier ist sie auf Englisch.',
  },
  fr: {
    onlyEnglish: 'Cette question n’est pas en anglais, la seule langue que cette IA parle actuellement.',
    unknown: 'Je ne sais pas. Aucune déclaration approuvée ne répond à cette question.',
    crisis:
      'Personne ne devrait rester seul avec cela. En cas de danger immédiat, appelez le numéro d’urgence ou adressez-vous à quelqu’un près de vous.',
    person: 'C’est une personne, et non une IA, qui répond à cette question.',
    passed: (owner, due) =>
      `La question est transmise à : ${owner}. Réponse au plus tard le ${first(dayOf('fr')(due))}.`,
    said: (date, place, isReplaced) =>
      `Le ${first(dateOf('fr')(date))} (${place})${isReplaced ? ', avant que cela ne change' : ''} :`,
    inEnglish: 'Cette réponse n’a pas pu être traduite de façon sûre. La voici en anglais.',
  },
  es: {
    onlyEnglish: 'Esta pregunta no está en inglés, el único idioma que esta IA habla ahora.',
    unknown: 'No lo sé. Ninguna declaración aprobada responde a esta pregunta.',
    crisis:
      'Nadie debería estar solo con esto. Si hay peligro ahora, llame al número de emergencias o acuda a alguien que esté cerca.',
    person: 'A esta pregunta responde una persona y no una IA.',
    passed: (owner, due) => `La pregunta ha pasado a: ${owner}. Respuesta a más tardar el ${dayOf('es')(due)}.`,
    said: (date, place, isReplaced) =>
      `El ${dateOf('es')(date)} (${place})${isReplaced ? ', antes de que esto cambiara' : ''}:`,
    inEnglish: 'Esta respuesta no se pudo traducir con seguridad. Aquí está en inglés.',
  },
  it: {
    onlyEnglish: 'Questa domanda non è in inglese, l’unica lingua che questa IA parla adesso.',
    unknown: 'Non lo so. Nessuna dichiarazione approvata risponde a questa domanda.',
    crisis:
      'Nessuno dovrebbe restare solo con questo. Se c’è pericolo adesso, chiami il numero di emergenza o si rivolga a qualcuno vicino.',
    person: 'A questa domanda risponde una persona e non un’IA.',
    passed: (owner, due) => `La domanda è passata a: ${owner}. Risposta entro ${withArticle(dayOf('it')(due), 'il')}.`,
    said: (date, place, isReplaced) =>
      `${withArticle(dateOf('it')(date), 'Il')} (${place})${isReplaced ? ', prima che questo cambiasse' : ''}:`,
    inEnglish: 'Non è stato possibile tradurre questa risposta in modo sicuro. Eccola in inglese.',
  },
  pt: {
    onlyEnglish: 'Esta pergunta não está em inglês, a única língua que esta IA fala agora.',
    unknown: 'Não sei. Nenhuma declaração aprovada responde a esta pergunta.',
    crisis:
      'Ninguém deve ficar sozinho com isto. Se houver perigo agora, ligue para o número de emergência ou fale com alguém por perto.',
    person: 'A esta pergunta responde uma pessoa e não uma IA.',
    passed: (owner, due) => `A pergunta foi passada a: ${owner}. Resposta até ${dayOf('pt')(due)}.`,
    said: (date, place, isReplaced) =>
      `Em ${dateOf('pt')(date)} (${place})${isReplaced ? ', antes de isto mudar' : ''}:`,
    inEnglish: 'Não foi possível traduzir esta resposta com segurança. Aqui está em inglês.',
  },
  nl: {
    onlyEnglish: 'Deze vraag is niet in het Engels, de enige taal die deze AI nu spreekt.',
    unknown: 'Ik weet het niet. Geen goedgekeurde uitspraak beantwoordt deze vraag.',
    crisis:
      'Niemand hoort hier alleen mee te zijn. Is er nu gevaar, bel dan het alarmnummer of ga naar iemand in de buurt.',
    person: 'Deze vraag beantwoordt een mens en geen AI.',
    passed: (owner, due) => `De vraag ligt nu bij: ${owner}. Antwoord uiterlijk ${dayOf('nl')(due)}.`,
    said: (date, place, isReplaced) =>
      `Op ${dateOf('nl')(date)} (${place})${isReplaced ? ', voordat dit veranderde' : ''}:`,
    inEnglish: 'Dit antwoord kon niet betrouwbaar worden vertaald. Hier is het in het Engels.',
  },
  sv: {
    onlyEnglish: 'Den här frågan är inte på engelska, det enda språk som denna AI talar nu.',
    unknown: 'Jag vet inte. Inget godkänt uttalande besvarar den här frågan.',
    crisis: 'Ingen ska vara ensam med det här. Om det är fara nu, ring nödnumret eller vänd dig till någon i närheten.',
    person: 'Den här frågan besvaras av en människa och inte av en AI.',
    passed: (owner, due) => `Frågan ligger nu hos: ${owner}. Svar senast den ${dayOf('sv')(due)}.`,
    said: (date, place, isReplaced) =>
      `Den ${dateOf('sv')(date)} (${place})${isReplaced ? ', innan detta ändrades' : ''}:`,
    inEnglish: 'Det här svaret gick inte att översätta säkert. Här är det på engelska.',
  },
};

/** The codes of the languages that there are sentences in. */
export const ownLanguages: readonly string[] = Object.keys(languages);

/** The sentences in a language; null where there are none. */
export function inOwnLanguage(language: string | null): OwnLanguage | null {
  return language === null ? null : (languages[baseOf(language)] ?? null);
}

/** Why no answer is given, in a language. */
export function whyIn(own: OwnLanguage, kind: AbstentionKind): string {
  if (kind === 'other-language') return own.onlyEnglish;
  if (kind === 'unknown') return own.unknown;
  return kind === 'crisis' ? own.crisis : own.person;
}
