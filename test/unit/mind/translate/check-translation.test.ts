import { describe, expect, it } from 'vitest';
import { figuresOf, troubleWith } from '../../../../server/mind/translate/check-translation.ts';

const closing = 'The Leeds plant is not closing.';
const roof = 'Leeds gets a new roof, a new clean room, and a second balance line.';
const cost = 'The roof costs 2,000 pounds since 3 March 2026.';
const parking = 'Parking in Porto costs 40 euros a month.';

describe('a translation', () => {
  it.each([
    ['de', closing, 'Das Werk in Leeds wird nicht geschlossen.'],
    ['de', roof, 'Leeds bekommt ein neues Dach, einen neuen Reinraum und eine zweite Waagenlinie.'],
    ['de', cost, 'Das Dach kostet 2.000 Pfund seit dem 3. März 2026.'],
    ['fr', cost, 'Le toit coûte 2 000 livres depuis le 3 mars 2026.'],
    ['de', parking, 'Parken in Porto kostet 40 Euro im Monat.'],
    ['es', parking, 'Aparcar en Porto cuesta 40 euros al mes.'],
    ['nl', parking, 'Parkeren in Porto kost 40 euro per maand.'],
    ['sv', parking, 'Parkering i Porto kostar 40 euro i månaden.'],
    ['it', parking, 'Parcheggiare a Porto costa 40 euro al mese.'],
    ['pt', parking, 'Estacionar no Porto custa 40 euros por mês.'],
    ['fi', parking, 'Pysäköinti maksaa Portossa 40 euroa kuukaudessa.'],
    ['ja', parking, 'Portoの駐車料金は月40ユーロです。'],
    ['de', 'Nobody is called back to the office on Mondays.', 'Niemand wird montags ins Büro zurückgerufen.'],
    ['de', 'We may, e.g., open a site in Sweden.', 'Wir eröffnen vielleicht z. B. einen Standort in Schweden.'],
    ['de', 'A pension scheme opens in May.', 'Im Mai beginnt eine Betriebsrente.'],
    ['de', 'Whoever asks gets one.', 'Wer fragt, bekommt eine.'],
    ['de', 'Forty-eight plans are ready.', 'Achtundvierzig Pläne sind fertig.'],
    ['de', 'Unless the lease ends, we stay.', 'Wenn der Mietvertrag nicht endet, bleiben wir.'],
  ])('[MD44] passes when code finds nothing wrong: %s %s', (language, original, translation) => {
    expect(troubleWith(translation, original, language)).toBeNull();
  });

  it.each([
    ['a figure differs', cost, 'Das Dach kostet 2.500 Pfund seit dem 3. März 2026.'],
    ['a figure differs', cost, 'Das Dach kostet viel Geld seit dem 3. März 2026.'],
    ['a figure differs', closing, 'Das Werk in Leeds wird bis 2027 nicht geschlossen.'],
    ['a name is missing', roof, 'Lyon bekommt ein neues Dach, einen neuen Reinraum und eine zweite Waagenlinie.'],
    ['a name is missing', 'The move is led by Eva Dahl.', 'Der Umzug wird von Eva Dehl geleitet.'],
    ['a name is missing', 'The roof is on Hall A.', 'Das Dach ist auf der Halle.'],
    ['a name is missing', 'Rolls-Royce gets a roof.', 'Volvo bekommt ein Dach.'],
    ['a name is missing', 'The roof is for NIXU.', 'Das Dach ist für NIXO.'],
    ['it denies what the original does not, or the reverse', closing, 'Das Werk in Leeds wird geschlossen.'],
    [
      'it denies what the original does not, or the reverse',
      roof,
      'Leeds bekommt kein neues Dach, einen neuen Reinraum und eine zweite Waagenlinie.',
    ],
    ['it is not in that language', parking, 'A car park in Porto is 40 euros for the month.'],
    ['it is not in that language', parking, 'Para el aparcamiento en Porto hay que pagar 40 euros.'],
    ['it is not one whole sentence', parking, 'Parken in Porto kostet 40 Euro im Monat. Das verspreche ich.'],
    ['it is not one whole sentence', parking, 'Kostet Parken in Porto 40 Euro im Monat?'],
    ['it is not one whole sentence', parking, 'Parken in Porto kostet 40 Euro im'],
    ['it is not one whole sentence', parking, ''],
    ['it cannot be said aloud', parking, 'Parken in Porto kostet 40 Euro, siehe https://example.com.'],
    ['it cannot be said aloud', parking, '<b>Parken in Porto kostet 40 Euro im Monat</b>.'],
    ['it cannot be said aloud', parking, 'Parken in Porto kostet 40\u202E Euro im Monat.'],
    ['it is too short or too long', roof, 'Leeds.'],
    [
      'it is too short or too long',
      parking,
      'Parken in Porto kostet 40 Euro im Monat, und alle bekommen außerdem bald mehr Geld, mehr Urlaub und einen eigenen Parkplatz in der Stadt.',
    ],
  ])('[MD44] does not pass when %s: %s → %s', (trouble, original, translation) => {
    expect(troubleWith(translation, original, 'de')).toBe(trouble);
  });

  it('[MD44] has its figures by their digits, however they are grouped', () => {
    expect(figuresOf('2,000 and 2.5 at 9:30 in 2026, 2027')).toEqual(figuresOf('2.000 und 2,5 um 9.30 in 2026, 2027'));
    expect(figuresOf('1 000 000')).toEqual(['1000000']);
  });
});
