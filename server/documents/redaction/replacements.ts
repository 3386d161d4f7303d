/** What stands for people and things in a language. */
export interface Replacements {
  readonly colleague: string;
  /** After "our" or "the". */
  readonly bareColleague: string;
  readonly colleagues: string;
  readonly email: string;
  readonly address: string;
  readonly phone: string;
  readonly account: string;
  readonly personal: string;
  readonly amount: string;
  readonly away: string;
}

const english: Replacements = {
  colleague: 'a colleague',
  bareColleague: 'colleague',
  colleagues: 'colleagues',
  email: '[e-mail address]',
  address: '[address]',
  phone: '[phone number]',
  account: '[account number]',
  personal: '[personal number]',
  amount: '[amount]',
  away: 'away',
};

const others: Readonly<Record<string, Replacements>> = {
  sv: {
    colleague: 'en kollega',
    bareColleague: 'kollega',
    colleagues: 'kolleger',
    email: '[e-postadress]',
    address: '[adress]',
    phone: '[telefonnummer]',
    account: '[kontonummer]',
    personal: '[personnummer]',
    amount: '[belopp]',
    away: 'borta',
  },
  de: {
    colleague: 'jemand aus dem Team',
    bareColleague: 'jemand aus dem Team',
    colleagues: 'einige aus dem Team',
    email: '[E-Mail-Adresse]',
    address: '[Adresse]',
    phone: '[Telefonnummer]',
    account: '[Kontonummer]',
    personal: '[Personennummer]',
    amount: '[Betrag]',
    away: 'abwesend',
  },
  fr: {
    colleague: 'un collègue',
    bareColleague: 'collègue',
    colleagues: 'des collègues',
    email: '[adresse e-mail]',
    address: '[adresse]',
    phone: '[numéro de téléphone]',
    account: '[numéro de compte]',
    personal: '[numéro personnel]',
    amount: '[montant]',
    away: 'absent',
  },
};

/** Gives the words of a language, English where there are none. */
export function replacementsIn(lang: string | null): Replacements {
  return others[lang?.split('-')[0] ?? ''] ?? english;
}
