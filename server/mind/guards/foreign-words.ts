/**
 * Words that hold questions together in the languages of people who may sit in the hall, without accents, under each one's code; `da` is Danish and
 * Norwegian, which these words do not tell apart.
 */
export const foreignWords = {
  de: 'wann wie wo warum welche welcher welches wer was ist sind wird werden haben hat habe ich wir ihr der die das den dem ein eine einen nicht und oder mit fur von zu viele unser unsere',
  fr: 'quand comment pourquoi quel quelle quels quelles qui que est sont sera le la les des du de un une nous vous je il elle pas et ou avec pour dans notre nos votre combien',
  es: 'cuando como por cual cuales quien cuantos cuantas cuanto el los las una es son sera en con para nuestro nuestra tengo tiene hay del al y',
  it: 'quanto quanti quante quando perche chi dove il lo gli della del nel apre sono abbiamo con per non e',
  pt: 'quanto quantos quantas onde quem o os as custa na no da do em com para nao temos tenho uma e',
  sv: 'nar hur varfor vem vad var ar och att det den en ett jag vi har inte med for till pa manga som',
  da: 'hvornar hvordan hvorfor hvem hvad er og det jeg har ikke med til pa',
  nl: 'wanneer hoe waarom welke wie wat het een van niet wij ik mag veel dagen met voor',
  pl: 'kiedy jak dlaczego kto co ile jest sa nie mam mamy mi przysluguje ile w na z do',
  fi: 'milloin miten miksi kuka mita on ovat meilla minulla kuinka monta ja ei',
} as const;
