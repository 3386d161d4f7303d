import { frequent } from './english.ts';

function list(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/** Words without a matter of their own. */
export const stopWords =
  list(`a about above after again against ain all almost alot also although always am an and any anybody anyone anything anyway anyways
are aren arent around as aswell at be became because been before behind being below besides between beyond both but by came can cannot cant
come comes coming could couldnt couldve cuz despite did didnt do does doesnt doing done dont down due dunno during each either else er erm
even ever every everybody everyone everything except few for from further get gets getting give given gives giving go goes going gone gonna
got gotta gotten had hasnt has have havent having he hello hence her here hers hes hey hi him his hmm how however i id if ill im in indeed
inside instead into is isnt it itd itll its itself ive just kinda let lets like made make makes making many may maybe me might mine more
most much must my myself near neither never no nobody none nope nor not nothing now of off often oh ok okay on once one ones only onto or
other others our ours ourselves out outside over own per perhaps please pls put quite r rather really same shall she shes should shouldnt
since so some somebody someone something sometimes somewhere sort sorta still such than that thats the their theirs them themselves then
there theres these they theyd theyll theyre theyve thing things this those though through throughout thru thus till to today together too
toward towards u uh um under unless until unto up upon ur us very via wanna want wanted wants was wasnt way we wed well went were weren
werent weve what whatever whats when whenever where wheres wherever whether which while who whoever whom whos whose why will with within
without wont would wouldnt wow ya yeah yep yes yet you youd youll your youre yours yourself youve`);

/** Words that only frame a question: "what do you think about". */
export const framing =
  list(`actual actually agree answer anymore approach ask asked asking basically believe best bit briefly care clarify colleague colleagues
comment company confirm consider currently curious describe detail details discuss dear employee employees exactly explain expect feel
feeling firm folks great guess guidance guys happen happened happening happens hear heard honest honestly hope idea important info
information intend know known knowing kind latest literally long maybe mean meant mention morning opinion organisation organization plan
planning plans policy possible possibly question questions regarding remind rule rules rumour rumours rumor said say saying says seriously
serious share simply sorry stance suppose supposed take talk talking tell term terms thank thanks think thought thoughts true truth
understand update usually view views wonder wondering word words`);

/** Words that many questions hold whatever they are about: they count little. */
export const light =
  list(`able accept across action actual add admit afternoon ago agree allow allowed almost already alone amount answer apart apply arrange
arrive available away bad based basic become becomes begin behind better big bigger biggest bring brought call called care case certain
chance change changed changes check choose chosen clear common complete concern concerned continue correct count critical current day days
deal decide decided different difference difficult directly do early easily easy effect either end enough entire especially ever extra
fact fair far fast final finally find fine finished fix follow found free front full future general goal good handle happy hard hardly heard
help helped high higher hold idea improve include instead introduce involved issue issues job keep keeps kept kind large last late lately
later latest least leave left less level likely little living look looking lose lot lots low lower main maker makers matter mean minute
moment month months move name necessary need needed needs new next nice nobody normal notice number often old open order original part
particular parts past people percent perfect perhaps person piece place point pretty previous probably problem problems proper properly
provide quick quickly rate rates reach read ready real reason receive recent recently reduce regular related remain remember replace
right rules run same second see seem seen send set several short show side similar simple single situation small solve soon sort special
spend stand start started state stay staying step stick still stop stuff sudden suddenly support sure take target team teams thing time
times together tomorrow tonight top topic total touch treat treated try trying turn type understand use used useful using usual various
wait watch week weeks whole wish wonder wondered word work working works world worry worse worst worth wrong year years yesterday young`);

const digitWords = 'two three four five six seven eight nine ten eleven twelve'.split(' ');
export const digits: ReadonlyMap<string, string> = new Map(digitWords.map((word, i) => [word, String(i + 2)]));

/** As people type in a hurry. */
export const hasty: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nite: 'night',
    nites: 'nights',
    tonite: 'tonight',
    tmrw: 'tomorrow',
    ppl: 'people',
    mgr: 'manager',
    wknd: 'weekend',
    hrs: 'hours',
    mins: 'minutes',
    govt: 'government',
    thx: 'thanks',
    busses: 'buses',
  }),
);

export const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    paid: 'pay',
    driven: 'drive',
    drove: 'drive',
    ridden: 'ride',
    rode: 'ride',
    broke: 'break',
    broken: 'break',
    stole: 'steal',
    stolen: 'steal',
    taught: 'teach',
    caught: 'catch',
    died: 'die',
    dying: 'die',
    deaths: 'death',
    worn: 'wear',
    wore: 'wear',
    gave: 'give',
    fell: 'fall',
    fallen: 'fall',
    froze: 'freeze',
    frozen: 'freeze',
    rebuilt: 'rebuild',
    shut: 'shut',
    sent: 'send',
    ate: 'eat',
    eaten: 'eat',
    drank: 'drink',
    drunk: 'drink',
    spoke: 'speak',
    spoken: 'speak',
    feet: 'foot',
    lives: 'life',
    wives: 'wife',
    knives: 'knife',
    data: 'data',
    busses: 'bus',
    bought: 'buy',
    sold: 'sell',
    built: 'build',
    spent: 'spend',
    left: 'quit',
    women: 'woman',
    men: 'man',
    children: 'child',
    flew: 'fly',
    flown: 'fly',
    flying: 'fly',
    flights: 'flight',
    learnt: 'learn',
    hurt: 'hurt',
    closing: 'close',
    moving: 'move',
    chose: 'choose',
    chosen: 'choose',
    grew: 'grow',
    lost: 'lose',
    kept: 'keep',
    won: 'win',
    met: 'meet',
    people: 'person',
    managing: 'manage',
    wrote: 'write',
    written: 'write',
    began: 'begin',
    begun: 'begin',
    marketing: 'marketing',
    worse: 'bad',
    worst: 'bad',
    raised: 'raise',
    raising: 'raise',
    using: 'use',
    used: 'use',
    news: 'news',
  }),
);

/** Rank of an English word among the most frequent ones, from 0; undefined for a rare word, a name, or none at all. */
export function englishRank(word: string): number | undefined {
  return ranks.get(word);
}

const ranks: ReadonlyMap<string, number> = new Map(
  frequent
    .trim()
    .split(/\s+/)
    .map((word, i) => [word, i]),
);

export const englishWords: readonly string[] = [...ranks.keys()];
