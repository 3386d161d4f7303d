const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words that only hold a sentence together: they need no support of their own. */
export const emptyWords = words(`
a an the this that these those such and or nor but so yet if unless until till when whenever while whereas because since as than though although
to of in on at by for from with within into onto out off through during per about around between among across along over under above below upon via toward
i we you he she it they me us him her them my our your his its their mine ours yours theirs myself ourselves itself themselves yourself yourselves himself herself
who whom whose which what where why how whoever whatever wherever there here then now
am is are was were be been being have has had having do does did doing done will would shall should can could may might must mustpast pastused ought
not no never nobody none nothing neither without anymore
all every each everybody everyone everything both any anybody anyone anything whole most some somebody someone something many few several other others
just very quite really too also even still already again ever else own same another sothat otherwise except insteadof accordingto becauseof whether either
get got gets getting make makes made making take takes took taken taking give gives gave given giving go goes went gone going come comes came coming
put puts let lets thing things way ways one ones more less much lot rather well far back away together let's oh yes please
atleast upto exactly roughly approximately nearly almost circa precisely estimated mr mrs ms dr st
against after before earlier later first last up down only solely exclusively asbefore however therefore like fully completely
starting beginning amount number total part case fact time kind sort order regard respect level account accounts once
`);

/** Words that carry their meaning weakly: they may be added or said otherwise. */
export const lightWords = words(`
need use used using keep keeps kept keeping remain stay stand hold bring brings brought continue currently today soon new present actual certain
clear clearly simply plainly honestly actually truly indeed simply people person everyone staff hand hands matter question want wants wanted
plan plans planned planning intend hope hopes aim aims expect expects expected likely probably perhaps maybe possible possibly consider considered considering considers
decide decided think thinks thought believe say says said tell told know understand understood mean means include included including includes
happen happens happened able allow allows allowed permit set place run runs apply applies company organisation organization
become became becomes turn turned see seen saw find found contain contains contained cover covers covered comprise comprises feature features involve involves involved
start starts started begin begins began begun personally compared comparison versus
average
reason reasons purpose purposes letter interview speech notice statement
long wide high deep tall
conduct conducted perform performed lodge lodged undertake
share proportion account accounts accounted
`);

export const negators = words('not no never nobody none nothing neither nor without');

export type Tense = 'past' | 'perfect' | 'present' | 'future' | 'any';

export const auxiliaries: ReadonlyMap<string, Tense> = new Map<string, Tense>([
  ['am', 'present'],
  ['is', 'present'],
  ['are', 'present'],
  ['was', 'past'],
  ['were', 'past'],
  ['has', 'perfect'],
  ['have', 'perfect'],
  ['had', 'past'],
  ['do', 'present'],
  ['does', 'present'],
  ['did', 'past'],
  ['will', 'future'],
  ['shall', 'future'],
  ['would', 'any'],
  ['can', 'any'],
  ['could', 'any'],
  ['may', 'any'],
  ['might', 'any'],
  ['must', 'any'],
  ['should', 'any'],
  ['mustpast', 'past'],
  ['pastused', 'past'],
  ['get', 'present'],
  ['gets', 'present'],
  ['got', 'past'],
]);

export const beForms = words('am is are was were be been being');

/** How firmly a word lets a sentence be meant: 1 only thought of, 1.5 allowed or able, 2 planned. What has none of them is meant as it is, 3. */
export const firmness: ReadonlyMap<string, number> = new Map([
  ...[
    ...words(
      'may might perhaps maybe possibly possible consider considers considered considering hope hopes hoping hoped wish examine discuss discussing explore exploring suggest suggested propose proposed thinking think believe guess suppose feel opinion imagine unsure could idea option ask asks asked request requested urge urged whether depend depends seek seeks seeking sought can allow allows allowed permit permits permitted able offer offers offered',
    ),
  ].map((w) => [w, 1] as const),
  ...[
    ...words(
      'plan plans planned planning aim aims aiming intend intends intended want wanted wants expect expects expected anticipate anticipates expecting try tries trying target targets should likely probably goal estimate estimated forecast anticipated ambition',
    ),
  ].map((w) => [w, 2] as const),
]);

/** How many of many are meant: 4 all, 3 most, 2 many, 1 some, 0.5 few. */
export const quantifiers: ReadonlyMap<string, number> = new Map([
  ...[
    ...words(
      'all every each everybody everyone everything whole always everywhere constantly nationwide worldwide companywide invariably permanently forever',
    ),
  ].map((w) => [w, 4] as const),
  ...[...words('most usually normally generally typically mainly largely')].map((w) => [w, 3] as const),
  ...[...words('many often frequently regularly')].map((w) => [w, 2] as const),
  ...[...words('some sometimes occasionally partly somebody someone')].map((w) => [w, 1] as const),
  ...[...words('few rarely seldom hardly barely scarcely')].map((w) => [w, 0.5] as const),
]);

/** Quantifiers of time: they bear on the whole clause, not on the next noun. */
export const frequencies = words(
  'always usually normally generally typically often frequently regularly sometimes occasionally rarely seldom hardly barely everywhere constantly mainly largely mostly',
);

export type Hedge = 'none' | 'range' | 'about' | 'min' | 'max' | 'exact';

export const hedges: ReadonlyMap<string, Hedge> = new Map<string, Hedge>([
  ...[...words('about around roughly approximately nearly almost circa some estimated approx perhaps')].map(
    (w) => [w, 'about'] as const,
  ),
  ...[...words('atleast over above exceed exceeds exceeding beyond past')].map((w) => [w, 'min'] as const),
  ...[...words('upto under below within maximum')].map((w) => [w, 'max'] as const),
  ...[...words('exactly precisely')].map((w) => [w, 'exact'] as const),
]);

/** Words that tell what somebody else said, thought or wished. */
export const sayings = words(`
say says said saying tell tells told think thinks thought believe believes believed claim claims claimed speak speaks spoke report reports reported announce announced
expect expects expected want wants wanted wish wished hope hopes hoped ask asks asked demand demands demanded request requested requests suggest suggests suggested fear
fears feared worry worries worried argue argues argued warn warned warns predict predicts predicted prefer prefers preferred like liked accordingto complain complained
recommend recommended advise advised call calls called criticise criticised criticize criticized estimate estimated rumor rumour concerned feel felt promise promised
propose proposed describe describes described push pushed campaign campaigned
`);

/** Words that begin a condition or an exception, by what they do. */
export const conditions: ReadonlyMap<string, 'if' | 'unless' | 'until' | 'except' | 'only'> = new Map<
  string,
  'if' | 'unless' | 'until' | 'except' | 'only'
>([
  ['if', 'if'],
  ['unless', 'unless'],
  ['until', 'until'],
  ['till', 'until'],
  ['except', 'except'],
  ['otherwise', 'if'],
  ['where', 'if'],
  ['wherever', 'if'],
]);

export const causes = words('because becauseof since therefore hence sothat consequently reason thereby so');

/** What a word compares, and on which side of it the word stands. */
export type Direction = readonly [axis: string, side: 1 | -1];

const directionWords: readonly (readonly [axis: string, plus: string, minus: string])[] = [
  [
    'amount',
    'more over above exceed exceeds exceeded exceeding higher increase rise rose risen grow grew grown gain up additional extra beyond climb climbed bigger larger longer dearer expensive',
    'less fewer under below lower decrease fall fell fallen drop dropped decline declined reduce cut down shrink smaller shorter cheaper slip slipped',
  ],
  ['time', 'after later', 'before earlier sooner ahead first'],
  ['speed', 'faster quicker', 'slower slowly'],
  ['age', 'older', 'younger newer'],
  ['good', 'better', 'worse'],
  ['best', 'best', 'worst'],
  ['inside', 'into inside onto', 'out outside off'],
];

/** Words for one direction and its opposite, by what they compare. */
export const directions: ReadonlyMap<string, Direction> = new Map(
  directionWords.flatMap(([axis, plus, minus]) => [...side(axis, 1, plus), ...side(axis, -1, minus)]),
);

function side(axis: string, sign: 1 | -1, list: string): readonly (readonly [string, Direction])[] {
  return list.split(' ').map((word) => [word, [axis, sign]]);
}

export const firstPersons = words('i we us our ours my mine me ourselves myself');
export const anaphors = words(
  'it its they them their this that these those he she his her there both each one here such theirs others',
);
export const determiners = words('a an the this that these those my our your his her its their no any every each some');
export const prepositions = words(
  'of in on at by for from with within into onto through during per about between among across over under above below upon via toward to after before since until as than against without',
);

/** Regular verbs that are often said without an auxiliary, so that their finite forms are known from nouns. */
export const commonVerbs = words(`
accept add affect agree aim allow announce answer apply appoint approve ask assess attend avoid believe belong borrow call cancel carry cause change charge check claim
close collect compare complete consider contain continue count cover create decide deliver demand depend develop discuss dismiss drop earn employ end enter exist expand
expect explain fail finance finish follow fund gather happen help hire hope improve include increase inform inspect install introduce invest invite join launch learn
lift like limit live look lower maintain manage measure merge move need offer open operate oppose order organise own pass pause place plan prefer prepare prevent produce
promise protect provide publish punish raise reach receive recruit reduce refuse reject release remain remove rent repair replace reply report require retire return review save
serve settle share log ship sign start stay stop supply support survey switch talk test thank train transfer travel treat try turn use visit wait want watch work worry appeal
campaign insure damage punish lease host donate rely matter agree disagree double halve
`);

/** Words that mean everybody or everything of a kind. */
export const whoeverWords = words('whoever anybody anyone any anything whatever');
