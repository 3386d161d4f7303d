import { type Finding, findAll } from './finding.ts';
import { places } from './not-names.ts';
import type { Replacements } from './replacements.ts';

const word = "\\p{Lu}[\\p{L}\\p{M}'’-]*";
const town = `${word}(?: ${word})?`;
const british = '[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}';
const american = '[A-Z]{2} \\d{5}(?:-\\d{4})?';
/** ", London NW1 6XE", ", Springfield, IL 62704", ", 903 25 Umeå", ", 10115 Berlin". */
const tail = `(?:,? (?:Apt|Suite|Unit|Flat|Floor|#)\\.? ?\\w+)?(?:,? ${town},? (?:${british}|${american})|,? (?:[A-Z]{1,2}-)?(?:\\d{3} \\d{2}|\\d{4,5}|\\d{4} ?[A-Z]{2}) ${town})?`;

const english =
  'Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Terrace|Boulevard|Blvd|Way|Square|Sq|Close|Crescent|Gardens|Grove|Hill|Parkway|Row|Mews|Circle|Quay';
const northern =
  'gatan|gata|gaten|gade|gate|vägen|väg|veien|vei|vej|straße|strasse|str\\.|weg|allee|allé|platz|torget|torg|gränd|stigen|stig|tie|katu|laan|straat|plein|gracht|kade';
const pattern = (source: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}.,-])(?:${source})${tail}(?![\\p{L}\\p{N}])`, 'gu');

const patterns = [
  pattern(`\\d{1,5}[A-Za-z]?,? (?:${word}\\.? ){1,3}(?:${english})\\b`),
  pattern(`\\p{Lu}[\\p{L}-]*(?:${northern}) ?\\d{1,4} ?[a-zA-Z]?`),
  pattern(`(?:${word} ){1,2}(?:gatan|gata|gate|väg|vei|vej|allé|plats) \\d{1,4} ?[a-zA-Z]?`),
  pattern(
    `\\d{1,4}(?: ?bis)?,? (?:rue|avenue|boulevard|place|chemin|quai|impasse|allée) (?:(?:de|du|des|la|le|les) |[ld]['’])*${word}(?: ${word})?`,
  ),
  pattern(
    `(?:Via|Viale|Piazza|Corso|Calle|Avenida|Plaza|Paseo|Rua|Praça) (?:(?:de|del|della|di|la|las|los|das|dos|do|da) )*${word}(?: ${word})?,? \\d{1,4}`,
  ),
  pattern('(?:P\\.? ?O\\.? ?Box|Postfach|Postboks|Postbox|Apartado|Boîte postale) \\d{1,6}'),
  pattern(`Box \\d{1,5}, \\d{3} \\d{2} ${town}`),
  pattern(`${town}, ${american}`),
];

const withCode = new RegExp(`(?<![\\p{L}\\p{N}.,-])(?:S[E-]-?)?\\d{3} \\d{2} (${word})(?![\\p{L}\\p{N}])`, 'gu');

/** Finds postal addresses: a street with a number, a box, a code with its town. Rule RD17. */
export function findPostal(text: string, put: Replacements): readonly Finding[] {
  const isTown = (it: string): boolean =>
    places.has(
      it
        .replace(/^\D*\d{3} \d{2} /, '')
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase(),
    );
  return [
    ...patterns.flatMap((each) => findAll(text, each, 'address', put.address)),
    ...findAll(text, withCode, 'address', put.address, isTown),
  ];
}
