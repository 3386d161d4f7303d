/**
 * How common English words are: the most frequent first. What people ask with ("finally", "admit") is told from what they ask about, and a
 * word that exists is not taken for a slip of the keyboard. Taken from the vocabulary of the Universal Sentence Encoder (Apache-2.0, see
 * NOTICE), without word parts and without abuse.
 */
export const frequent = `
the to and of in is you that it for on be with are have was not as your at or he but can this they will from by an
like has if so do all one just my out would about his more up said get we their me what who her there people when
them time had no she some which were think also been other than know him then good because over make go only how want
into could first really should way any see new after need back its much even now very work two most year our well
years use take too being say going where off right many may still before something day same down life last those did
best love better these lot around never through things find look help made sure got thing long while am here game us
http own does used such world home part under always great might end every come both different man feel try put give
why few little though since play person someone team keep another per car three show school point place start high
hard says each probably money during bad question tell between set actually company against anything without found
next name believe old pretty enough let mean won doing big getting ever answer away state water week family again
million free head second real thought live told change until government number far season able problem read kind
already business having bit post using called care less least hope ask case done days pay guy run left system top
small call public must side country fact hand food women support friends yourself talk line job once nothing buy
looking making reason face night power past including makes went trying else course came market open either
experience times seen matter stop mind means short important everything order friend wrong men information full move
check took idea body light children become four process maybe house working local later everyone months win letter
together group price started understand hair girl police area hit book ago film fun yet saying possible games often
age month stay whole story luck nice cause test control city deal report music leave example comes video half others
form stuff young today close anyone level likely stock true child remember taking list five hours phone account
usually online almost chance fine add eat law relationship learn yes given return worth future parents based couple
wanted guys early turn several along human rest room cost watch needs service war words health program movie kids
period available asked single looks due bring type seems percent data heart position guess break lead easy self pick
quite low strong cut rather clear special amount happen mother social site death according dog woman happy coming
whether doctor playing issue six hold value community front sense known goes date talking result interest visit
across minutes baby shot situation average instead students sound building plan ball large space risk within taken
wait office heard works soon series court players super common link played research website bar media view lost major
added late near similar especially behind cool son final follow current outside former project weeks fall history
stand following word record store create air problems expect share hate third shares fire weight star land drive
computer companies include personal access questions clean provide party enjoy choice moment points field cat college
happened cannot key sometimes certain agree inside suggest red among running tax color bank myself study role normal
girls above credit travel general size player difference billion art helps sounds contact seem however page version
increase fight act news search sign simple event figure longer statement members hurt wish attack living themselves
performance speak difficult blood definitely quarter title build gave lose sort continue total simply kill comment
trade product safe services card development career fast thinking tried father cover match issues worked song design
sell financial main meet consider focus rate road hot action decision rating hear national dead respect quality
recently opinion higher forward target wear recent wife walk fat oil president language track character practice gun
huge board director takes legal energy count brand further race contract industry exactly offer needed please ground
box completely block shows vote trust email worry fan term recommend whatever write gets spot fit federal morning
wants met eye depends himself pain inter function political club held below deep address popular education present
allow countries goal training knew extra unless screen products alone grow entire skin text helped mine private base
band ten speed spend became anti original round step straight release exist favorite beat save itself lower serious
giving explain gain code kid article meeting range fans daughter reported host coach picture choose member reach town
mom released message eyes door brother currently drink paper success content feeling involved fair felt expected
technology perfect attention protect manager firm poor scene security god sold campaign damage approach results lives
sleep asking sit solution seven natural dream center husband professional happens subject contain tend mark paid
model created begin attempt ready invest represent correct option staff capital touch died specific anyway lack style
stage sorry middle beautiful reading measure interesting hospital potential challenge fish bill moving degree force
stick hour hands changes growth summer gone investment amazing interview official review avoid partner eight loss
positive source file send material born medical throw received nation flow allowed cross complete turned decided
demand considered doubt cook wall brain impact boy worse effect began sun accept network looked listen books religion
sent rule gas judge terms train limit burn shop yeah wrote slow dark pressure score states customers join fear dress
management evidence street international easily pull click cent married method claim changed student trip starting
killed military quickly various laugh treatment drop daily drug awesome successful earlier interested blue charge
ability female treat press older nearly built areas prevent sales watching voice response plans organization regular
healthy policy internet required written cash funny spent easier double economic sad property kick hell opportunity
addition roll jump election football rules arm camera rid culture episode gives via brought seeing update suit
individual writing certainly image artist green global purpose forget ways programs rock advice seat sister gonna pop
teams gold truth feet table male ones receive location announced events ahead station named photo serve condition
related particular towards costs although download production region previous supposed biggest bought senior perform
latest decide additional award fresh catch bus included album document compared effort finish places moved marriage
budget mistake answers maintain income dad wonder apply threat growing increased piece handle knowledge standard jobs
officials section stress cast options pen crime eventually upon smart collect exercise learning fix revenue pregnant
trans population finally lie setting improve cases church reasons cheap prefer driving affect quick cold actual pack
machine totally park restaurant department hang joke numbers notice heat wide science physical meant active weekend
trouble engine pet eating throughout software bag meaning multiple assume defend warm author employees levels weird
conversation note print kept includes significant basic tough realize loved features separate generally user ended
whose imagine environment mental sweet murder remain appear details expensive load tree disease society object lots
enter schools mostly leading mention display path net negative floor buying talent officer leader groups pair league
dogs basically multi benefit movies attend nature telling mess thanks beginning names finding putting connection
develop crazy web bottom skills reality discuss worst feed unique combination cancer stories direct rank foot anymore
immediately push safety effective directly fill install requested absolutely competition annual provided equal loans
pattern executive leg battle parts taste plus honest comments raised miss birth ship incident fail bigger defense
sports illegal reflect vehicle switch foreign teacher majority highly tip require learned perhaps knows concept
obviously posted gift horse balance designed insurance reports businesses purchase remove trial plenty modern waiting
seriously beyond extremely progress cute workers direction necessary activities nine opening dry unit produce mix
sentence sick district conditions economy traffic achieve runs ear complex users cell platform except driver grade
advantage ticket truly showed sea families basis goals overall carry thank miles diet harm agency commercial factor
lock prices rich songs actor customer movement personally chief launch fund holding ride passed blow audience prison
draw limited ensure sale investigation mobile clearly dance drugs despite spread benefits structure wearing raise
accident animals secret ice crowd generation characters pill otherwise ring request caused mentioned pitch fully cup
heavy faith winning plant systems abuse shape deserve debt earth expand prove calling leaving promise profit egg
waste shoot religious followed reduce patients shooting twice fourth particularly suspect cars loan parent copy camp
boyfriend connect rights route feature agreement opened breath effects items caught encourage officers argument hat
sport developed largest shut rise funds bed muscle button consumer belief adding finished rain prior tank feels
comfortable agencies none deliver stopped removed offers mode paying owner laws activity device command ideas lines
okay traditional responsible leaders somewhere south expert missing respond north nor influence teach finger served
smaller occur minute criminal smoke alcohol dollars faster powerful wild showing spending memory smile tie lay mouth
continued adult larger lived solve rent technical milk farm payment thousands published fuel corner grand sitting
failed remind soft animal hotel solid application wind behavior possibly rates willing task flat guard planning
digital strike wash projects tour transaction investors earn master aware reference forced calls seek shift flight
refer trend understanding spell retail fruit port feelings convert boys keeping crash haha sector onto pictures
described provides shock strength anywhere sugar stream tight fell proud closed charged bottle fighting meat channel
losing hearing offering trading kinda offered bike random mission resources map walking allows advance tea topic
ignore famous root arrested desire signed claims concerns greater charges bomb issued becoming disc background hole
remains speech operate emotional broke instance info sites excited literally transfer cream classes trick winner
supply types distance select truck ill involve happening bear changing honor aim manage appeal length reaction
selling protest independent writer blame located server institution monitor highest hero dangerous reached efforts
breed collection helping conference smell weak radio funding useful metal stores teen lawyer edit dude bother concern
killing struggle toward paint younger predict fashion residents discussion argue cheat girlfriend thread photograph
scale concerned graduate blog error counter agent draft shown bunch peace guide wood odd weather quote proper
exchange custom speaking broken decent civil replace clothes missed starts automatically appearance status license
window creating slightly jail meal appropriate classic therefore depending square obvious wheel session construction
photos becomes surprised micro volume administration border analysts till kiss parties organ violence indicate afraid
planet guarantee pot properly secure actions bond seemed marketing saving injury false opportunities appears cards
operations massive casino consult promote surface plays cities lift operation appreciate bird survive skill
impossible videos bull confidence operating boot providing herself welcome alternative chicken habit pregnancy
equipment forces central package instrument wedding stretch adjust determine knowing century coffee afford brown scar
seconds favor advise managed previously boost joined battery standing tall string fly spring forever minor variety
shared wonderful failure requires council closer height victim patient wave complain temperature established acting
flag primary honestly standards rare scored assets chain protection watched taxes relax appeared communication
drinking exact crack revealed soul label assist bowl champion minister compete salt busy dinner surprise magic
explained electric critical rush thus fake repeat centre admit snow victory shirt freedom existing format glad
sources returned bright terrible considering google whom confirmed split confident stated believed apart critic broad
core television shall strategy describe defeat upgrade performed decisions demo lucky van edge treated debate detect
opposite earnings owned university produced yesterday disappoint harder plane covered highlight excellent gene spin
estimate studies recall committed grew loose colour attorney provider profile gather devices tells exception liked
cheese frame fault everybody celebrate prepared worried nobody requirements dropped tournament guest initial conf
dating shoes witness holiday picked decades perfectly row owners tech stuck knock experienced files minimum internal
cycle spirit drag breast evening steal evil noticed contribute pin definition factors panel agreed boss proof boat
gotten tools village consistent commitment infection tear humans responsibility pool associated pounds fellow delete
liquid sides generate assault stars values relative steps hundreds moral accurate placed universe authorities alive
implement signal iron models novel hoping individuals category stake fixed entirely claimed dumb vision analysis uses
politics commission winter tool necessarily discover species chemical plug schedule launched continues belong wanna
pure flash reject labor housing identify somebody upset bound drivers medication lesson script taught turns listed
dish mail earned candidate wake leadership contest teaching survey conflict everyday sustain perspective units strip
context records guilty greatest adapt zone beach conduct capture completed occasion division approximately apparently
spoke coverage emotion surgery reward developer guitar laptop recover medicine focused specifically grab loud chart
teeth plate obtain technique markets counsel legs depend scientist fairly confirm recruit teachers images express
neither quiet offense neck theory signs careful divide presence experiment weapons normally decade personality yards
apartment pieces repair motor relation wealth volunteer attacks element birthday developing bringing wine afternoon
settle pulled drunk complaint committee ratio brief native exam prime programme reveal zero accomplish creative
discovered regard gear severe realized typically intention enable bone regarding citizens planned joint constantly
crew passenger securities consist familiar thin cable attractive allowing attitude neighbor singer transform capacity
producer protein competitive quit rail valid symptoms delay vehicles convince testing arrest communities professor
chat filled tomorrow magazine county circle destroy championship emergency chair giant helpful lunch causing policies
basketball conservative hide dozen improvement plastic pump calm tweet wing estate clients slowly procedure facility
margin cloud union sky ruin smooth increasing arms turning grant grown employee coast electronic neighborhood views
wrap stone debut everywhere campus butter intelligence expense arrived permanent island climate beauty accused chose
tired scared sharing ski gender cheaper math possibility corporate graphic domestic drama disagree tiny serving mini
justice approved journey chip virus react liberal affected fees proposed recorded hook talked accepted equity
injuries offensive relevant wage portion facilities injured politician observe shopping urge indeed introduced bug
comfort connected permit regret segment escape nose sample carried newspaper compare authority veteran suggested
windows layer branch knee plain filed terrorist strange commit saved somehow suggestion horrible hack opponent menu
proceed matches freak plot mountain airport regardless cells proposal sing finance chocolate angry victims decrease
ridiculous dollar bench nuclear thick capable client notes breaking percentage plants relatively crisis passing
friendly manner engineer pray enjoyed symbol hall whenever defensive intended editor exclusive checked mixed ideal
calories borrow baseball wire presented advanced applications usual reduced vice screw detail adults storm component
objective west babies east origin blind suffer bless instant stronger divorce phase studio remaining river seeking
determined import scan formula fee scheduled ending rival facing identified employer evaluat walked organize hitting
bridge creation regularly reasonable suffering elements participate sight item cake warning favourite exhibit punch
combined delivery establish weigh explore fantastic interpret remark shower prospect concert originally comic lady
yellow tail atheist practical somewhat flood excuse wise candidates admitted library garden constant legend exciting
parking virtual mate infrastructure empty extreme sand elected recognize racist wound engineering pilot replaced
cultural suffered efficient warrant eliminate bodies weapon filter disorder bread historical publish juice utili
reform selection excess extend stomach supported tape principle visual listening marry transport reserve leak unable
cancel outcome rob climb suppose scientific partnership annoying fired scheme sponsor foundation linked employ fool
equation dealing angle regulations solo define nail consequence army enhance resolution insist athlete rear falling
routine confused troll improved moon broadcast ourselves trigger tonight alphabetical impressive input regional dump
assistant dictionaries inches prepare boring sharp acid depression cutting circumstances nearby tradition initiative
slip quant snap pink craft folks succeed rose sweat properties dedicated encounter default portfolio suicide
supporting fifth arch mechanic reporting storage maximum manufacturer festival pace uncle unlikely entered noise
medium estimated hire attract aggressive representative spray gap ultimately brush entry passion expansion vast
surrounding upper scream researchers emerge smoking existence applied enforcement kitchen dividend crush apple
variable academic possession environmental voted casual teenager ugly ordered squad heaven anybody purchased mainly
flying numerous identity pocket tablet incredibly motion nurse console actress aircraft transition hopefully letting
audit comparison tattoo restrict rescue citizen retain scenario rarely receiving lying chest danger pig voters
ingredient valued silver delivered dealer musical expression exposure recommended selected cousin construct trail
silly trained suddenly typical pants principal naturally franchise span manual shelter approval tackle proven clip
combat designer entertainment spokesman surprising importance carrying roof column upcoming forgot happiness
smartphone edition expectations installed awful defined forgive shoulder primarily junior violent cheer gotta
distinct alter sheet incredible alleged remained remote demonstrate genuine interact affair explanation qualify slave
gang disappear shame fighter voting mirror mill flip evolution sauce expressed loving occurred dramatic creep largely
equivalent acknowledge nervous bath flavor tap tested bathroom recipe duty fundamental quest fraud attended inspired
struck directed description barely registered pour significantly hundred opposition shy jealous carbon friendship
makeup gross chosen painful contribution soldiers programming vegetable strict essential float industrial deploy
scoring realise yield painting frequently sleeping audio wondering potentially solar illness mature slot correctly
legislation arrive stood clock clothing drawing spark genetic opposed pretend assuming household browser tune logic
pursue accus conclude sending entertain referring stable refused initially convention discount export recognized
colleague physically announcement intelligent orange violation prompt register educate hardware twist tries valuable
penalty distribution featured twin mood chapter promotion enemy lane presidential golf extent pushing understood
gaming spoil sensitive phrase clue extension curious conclusion rice lawsuit closely formal conducted bite resident
cricket password abortion pushed recovery downtown participant array depth extended bump anger heavily advertise
respectively supporters immediate theater colon trailer provision visitors spiritual tourist medal operator
employment captain effectively resolve awkward driven prayer ceremony scary praise ongoing assistance engaged dismiss
uniform lifestyle losses essentially complicated output premier dying reply alongside raising appointment brilliant
outstanding vocal deck tire unusual pizza comedy rising prize responded controlled reverse steel bullet lean ease
translate decline retired refuse journalist chairman deposit unknown youtube anxiety electro swing lens adopt
memories widely patch granted gate attracted narrow peak index marijuana adopted attached raw bible vary external
latter dirty abandon toilet crop scratch singing thumb declared prescription advertising destroyed denied startup
relief laid rough ocean worship desperate insult alien stranger western exit substance rude therapy banned immigrant
trash romantic reliable destination swim consensus personnel worldwide absolute innocent potato addict manufacturing
conscious integrate resist airline shake regime closing thrill proved hill evolve declined restore threw reputation
intense surge dust attribute demon quarterback insight unfortunately strategic premium bacteria lazy database
confront pose steam reportedly uncomfortable salary permission replacement powder fiction thousand hyper detailed
substantial alert allegedly sacrifice loyal robot honey retirement loop governor atmosphere involving breakfast
priority jeans southern fluid lake ruling innovation plea generic deny passes childhood filing govern outfit bored
besides acquisition immigration ancient equally revolution maintenance buff hint bang boil preference submit
extensive anime roughly acquired violat interaction collapse refugee investigate distract hilarious referred corn
bonus resort carrier hired advocate slide workout pepper euro headline hidden increasingly coat puppy struggling
venture dynamic creature corporation drum fulfill monster seal elsewhere bias troops challenging chill managing
farmers museum pleasure accent yard specialist fought entrepreneur journal keyboard impression achievement drain
electricity awareness subsequent behaviour thrown sought temporary organisation fiscal sensor dispute engage tube
urban venue shadow rural celebration tactic calculate consideration healthcare mount distribute hormone rumor
reduction execute relate currency visa province associate curve skip trap analyst contrast invited civilian exposed
examine neighbour receiver stolen assumption disaster hydro coaches runner downvote yell pound drove drawn improving
lease association continuing withdraw scam recon jack submission unlike compensation mask outdoor vacation upload
superior poison judgment criticism consume sufficient sake clinic insane swimming soccer resource charity incentive
communicate qualified visible ultimate logo pride vitamin constitution lowest athletic drill gentle discipline
technologies fantasy lyrics decor introduce humor northern forecast motivate blend ethic genre diploma rebound lung
exhaust racing shipping homeless carefully disturb hung clinical punish privacy knife presentation differ blast
resistance supplement appointed secretary snake agenda intent feedback activist secondary nerve folder obligation
certificate shout alarm absorb chase suspended glasses adventure studied wipe resume arrangement controller bail
defence virgin bedroom slight settlement highway hockey historic touchdown signature flirt cage embrace pipe
featuring exploit regulatory motivation warned royal producing broker acceptable strengthen hungry pronounce stadium
derivative poverty tissue assess indicator exceed intend spoken stack invite bake harsh condom affordable bout
transportation portray realistic costume neutral ultra horror territory competitor ownership jury vital slice combine
recognition mechanism crore legitimate prohibit innings custody mortgage tongue rational cult prosecutor shade roster
wireless corruption delight sandwich precise march fabric compound crucial punishment merely diverse uncertain sudden
logical anniversary dancing vendor preparation missile trait handling requirement consumption elite junk taxpayer
mouse overcome closest burden facebook tension assessment barrier ethnic possess correspond assigned nasty dislike
annoy efficiency landscape ghost sneak desk impressed threatened consent oxygen stroke continuous skinny rifle
welfare compliment concentrate barrel impose organic radical enterprise attraction satisfy democracy insert luxury
subscribe concentration disrupt philosophy ignorant comprehensive sink guidance allegations void convicted proportion
overseas universities supplies repeatedly thru mutual interior privilege swear entitled footage anticipate moderate
circuit advisor announce compromise timing collaboration assert vessel restrictions reducing engagement preferred
swap enroll snack implementation versus cigarette corrupt hiring patent innovative physician blonde minority flour
favour admission throat nutrition template gallon enemies manufacture eligible occasionally creator salad mild stamp
momentum racism residential rocket fitness rally choosing desktop panic brake jacket poem grip incorporate apologize
sequence petition classroom lemon exempt registration moderators frozen psycho unfair depressed alright physics
categories strategies cinema brutal trauma summary lender american priest strain adoption interface sentiment attach
abroad applies dependent transmission automatic controversial dirt counterpart persist perception dialogue preparing
statistics suburb frequent concrete universal brew dysfunction capabilities unlimited bubble deputy delicious garbage
regulate replied cruise vulnerable arrange peaceful purple entrance meaningful contend terror authentic negotiation
prominent guidelines kitten scholarship newsletter asleep establishment terrorism silent wrestling consecutive
criteria ordinary submitted freeze suspension unexpected silence residence arrival chin deficit neuro survival
horizon competing versa gorgeous addiction bulk leverage parliament fancy racial abilities preserve coincide tennis
weakness intellectual mainstream tremendous enormous dropping municipal courage infant kidding desert regulation
auction expertise passionate burst buddy removing honour terminal legacy absence mixture grocery industries grateful
magnet hedge stepped funeral align pension grey gravity confusing banana leather refresh believing erection ladies
afterwards eastern romance parallel garage shoe documentary satellite condemn diamond conviction nickname cartoon
satisfied lobby forgotten apparent observation minimal flame framework endorse collateral psychological firearm
unnecessary translation celebrity polite headache charging diagnosed torture transferred worries hiding depict pledge
architect cyber interfere discharge confess entity lecture supplier cabinet substitute compress chronic sweep smash
chemistry bounce wisdom dimension emphasis grill affiliate enforce narrative relieve financing drew english diabetes
clever easiest overwhelming straw piercing streak crown amendment disabled headquarters imagination sanction approve
indication adequate execution convenient underlying shampoo twenty empower inflation accord parameter conversion
genius helicopter recognise experiencing retire conspiracy worn assignment completion scandal emerging instinct
mystery promoting grandmother dominant premise skate wreck diversity introduction mandate calendar rabbit pipeline
explosion ministry sperm motorcycle examination infected glove variation cheek stereotype gradually intervention
zombie rookie piano artificial furniture spouse pricing destruction independence shield labour infinite nightmare
steady seemingly architecture administrative utilize irre ceiling removal unemployment boast anonymous discrimination
profession consolidate contradict investigating accumulat arguing breach immune therapist antibiotic entities skirt
replacing hybrid multiply inspection awake grandfather patience striking inherit buried helmet emissions tribute
promising animation molecule deliberate heritage beneficial chunk villain possibilities faculty frustration nursing
compatible compliance greet admire jersey grammar encouraging analyze bleach administrator inhibit flexibility
algorithm literature stunning frequency lesbian grind descend acquire inventory sequel acres purchasing centuries
sophomore analog eager negotiate lawmakers pleasant ankle comprise jurisdiction militant essay activate participating
satisfaction serial demonstration spectrum flexible tutorial caution contemporary partially describing nominee patrol
adorable survivor distinguish explode cooperation miracle senator spokesperson puzzle frustrated pollution
controversy excitement basket dunno requiring happier celebrities peanut generous dentist inherent width vegetarian
disclosed landlord trillion elaborate identical convey pharmacy tragedy facilitate integration
`;
