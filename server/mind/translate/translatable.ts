/**
 * Words with a capital that have a word of their own in other languages: days, months, peoples, countries, cities, offices and abbreviations. Code
 * cannot tell whether they were translated rightly. Rule MD44.
 */
export const translatable: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
january february march april may june july august september october november december
christmas easter midsummer new year eve whitsun ramadan
english swedish norwegian danish finnish german french dutch spanish portuguese italian polish turkish greek russian chinese japanese korean
indian american british canadian european african asian australian irish scottish welsh swiss austrian belgian brazilian mexican czech hungarian
romanian ukrainian arabic hindi nordic scandinavian latin
swedes germans americans europeans norwegians danes finns
sweden norway denmark finland iceland germany france netherlands holland belgium spain portugal italy poland turkey greece russia china japan korea india
america canada mexico brazil britain england scotland wales ireland switzerland austria czechia hungary romania ukraine estonia latvia lithuania
croatia serbia slovenia slovakia bulgaria egypt morocco tunisia algeria kenya ethiopia australia zealand philippines vietnam thailand malaysia
indonesia singapore israel jordan lebanon syria iraq iran afghanistan pakistan europe africa asia antarctica atlantic pacific baltic mediterranean
north south east west northern southern eastern western
gothenburg copenhagen munich cologne nuremberg hanover vienna zurich geneva basel brussels antwerp ghent bruges hague rome milan turin florence
venice naples genoa lisbon seville warsaw cracow prague bucharest belgrade athens moscow kiev kyiv istanbul cairo beijing shanghai tokyo seoul
mumbai delhi london paris strasbourg lyon marseille edinburgh dublin helsinki tallinn riga vilnius
ai eu un us uk usa hr it ceo cfo coo cto vat gdp nato gdpr ok tv pc iso
mr mrs ms dr prof king queen street road square avenue president minister professor doctor
internet web earth covid god bible`.split(/\s+/),
);
