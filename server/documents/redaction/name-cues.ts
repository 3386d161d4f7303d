const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Before a name, with or without a full stop. Case counts: "MS" is no title. */
export const titles =
  /^(?:[Dd]r|[Pp]rof|[Pp]rofessor|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Lord|Lady|Herr|Frau|Fru|Fräulein|Monsieur|Madame|Mme|Señor|Señora|Sra|Signor|Signora|Doktor|Doctor|Judge|Captain|Colonel|Senator|Pastor|Bishop|Sergeant)$/;

/** Parts of names that begin small. */
export const particles = words(
  'van von der den de del della di da do dos das du la le ter ten zu zur af av bin ibn ben el al bint',
);

/** What people do, and companies and places hardly. */
export const personVerbs = words(
  'said says told tells asked asks thinks thought wrote writes joined resigned retired retires explained explains believes suggested suggests insisted insists joked smiled laughed replied nodded shouted whispered argued argues showed taught called phoned emailed texted mentioned reminded warned thanked apologised apologized fixed organised organized volunteered complained walked drove cooked cried stood sat proposed',
);

/** What also things do, at the beginning of a sentence after a word that is also a name. */
export const auxiliaries = words(
  'is was has had leads led runs ran wants wanted knows knew works worked left came comes went and',
);

/** Before a name that no list has: what is done to people. */
export const personObjects =
  /(?:\b(?:ask|asked|asking|thank|thanked|thanking|told|tell|telling|hired|hire|promoted|fired|congratulate|congratulated|invited|introduced|interviewed|remind|reminded|miss|trust|married|thanks to|congratulations to|welcome to|talk to|talked to|spoke to|spoke with|speak to|speak with|talked with|lunch with|dinner with|met with|listen to|listened to|owe this to|report to|reports to|agree with|agreed with|idea from)|\b(?:please )?welcome) $/i;

/** Who somebody is, right before their name: "our CFO Thandeka". */
export const roleNouns = words(
  `assistant secretary colleague colleagues boss manager director engineer developer designer analyst driver nurse doctor lawyer accountant controller consultant friend neighbour wife husband son daughter mother father brother sister
  partner uncle aunt cousin chairman chairwoman chair president minister mayor founder owner client customer candidate intern trainee apprentice supervisor foreman coach mentor teacher professor
  ceo cfo cto coo cio cmo chro vp svp officer finance hr sales marketing legal security staff lead leader head operator technician electrician welder planner buyer receptionist representative spokesman spokeswoman successor predecessor`,
);

/** One of many, after "my" or "the new": whom a salary or an illness is of. */
export const singular =
  'colleague|assistant|secretary|boss|manager|director|engineer|developer|designer|analyst|driver|nurse|doctor|lawyer|accountant|controller|consultant|friend|neighbou?r|wife|husband|son|daughter|mother|father|brother|sister|partner|uncle|aunt|cousin|chairman|chairwoman|president|minister|candidate|intern|trainee|apprentice|supervisor|foreman|mentor|teacher|officer|operator|technician|electrician|welder|planner|buyer|receptionist|spokesman|spokeswoman|successor|predecessor|cfo|cto|coo|cio|employee|cleaner|cook';

/** Before a name that is a thing after all: "the Grant". */
export const determiners = words('the a an our my his her their your this that these those no every each any some');

/** After a first name and a surname, what makes the whole a thing named after them: "the James Webb telescope". */
export const eponyms = words(
  'telescope effect prize award theorem law principle syndrome method foundation institute model test scale cycle',
);

/** Surnames that are also words of organisations, after a first name. */
export const surnamesToo = words(
  'park hall hill house bridge lake street lane rivers garden church banks bank day price king law black white brown green gray grey young stone field woods wood fox cook baker butler carter cooper mason page rice bush ford bell ball cross may west north east',
);
