/**
 * Words that may stand for each other in a statement, a family between two semicolons. The first word of a family is the one that it was written
 * for; a word may be in several. No family holds a word and its opposite.
 */
export const families: readonly string[] = `
abolish drop scrap end;sign signature;email mail;oppose against;save cut reduce;inside internal;outside external;internal within house;straight immediate;seat hold;tend care;neighbor next adjacent near beside;priority first precedence;injure hurt;arrive come;injury hurt;duration length;handle see;meanwhile meantime;install lay put;ask apply request;occasional sometimes;
close shut closure;open opening;begin start commence launch beginning kick;end stop cease finish terminate discontinue quit halt abolish
continue keep remain stay retain persist carry proceed maintain run;hire recruit employ appoint engage;dismiss fire redundancy layoff sack redundant
worker employee staff colleague workforce personnel people team;boss manager supervisor
leader head chief director chair lead run manage oversee responsible;buy purchase acquire acquisition obtain procure;sell sale sold
rise increase grow climb raise up growth higher gain more lift go add
fall drop decrease decline reduce cut lower slip down sink shrink lessen slide less fewer;double twice twofold
pay cover fund finance wage salary bear meet cost remuneration compensation;pay spend;pay fee price fare cost charge rate;spend go use
prefer rather like;predecessor old former previous;call describe name term label;draw take;worker employee staff work;price cost fare rate charge fee
fee charge;cost amount come spend expensive price;free gratis;borrow loan credit;lend loan;money fund cash
help support assist aid assistance back;build construct construction building erect;building house block premise;new fresh novel
replace exchange swap substitute renew;change alter modify adjust amend adapt;move shift postpone relocate transfer switch relocation
delay postpone late defer behind lag;decide choose resolve determine settle conclude decision approve pass agree;choose pick select opt prefer choice
pass approve adopt agree accept;agree accept consent approve yes approval agreement ok willing;reject refuse decline no rejection turn deny
allow permit let enable may can able permission;forbid ban prohibit bar;plan intend aim want goal mean propose target hope intention
hope wish want like;expect anticipate foresee reckon forecast should;think believe consider feel view opinion find guess
say tell state report mention announce explain note;say speak talk;announce report publish;ask request demand want question;ask survey poll
worry concern fear anxious anxiety afraid;promise guarantee pledge assure commit;try attempt test trial pilot effort;test trial experiment try pilot
look examine check consider review study inspect;check inspect control verify review monitor;seek search look find
use employ apply utilize draw usage consume;need require take necessary demand must want;give hand offer provide grant supply distribute deliver issue
offer provide;receive get obtain have gain collect;deliver supply provide bring;show display demonstrate indicate;tell inform say
know aware understand realize;understand see realize;important key crucial essential matter;big large great major;small little minor
fast quick rapid speed;soon shortly;late delay;early soon;often frequently regular;usual normal general typical ordinary mostly regular average common
sometimes occasion;always every constant;big large;whole entire complete full total;part share portion section proportion;first initial
last final latest past;last previous;last continue run term;old former previous;near close beside next adjacent;beside next alongside;child kid
pupil student schoolchild learner;student undergraduate;teacher lecturer;patient case;doctor physician medic;nurse carer;sick ill unwell
illness disease sickness;customer client buyer consumer;passenger traveler;resident inhabitant people citizen;visitor guest;visit trip attendance
member colleague;city town municipal municipality;council authority;law legal statutory legislation;rule regulation policy
abroad foreign overseas international;home domestic;local home;street road;car vehicle;lorry truck;ship vessel boat;ferry ship vessel;train rail
plane aircraft airplane;factory plant works;site location place;shop store outlet branch;branch office outlet;office bureau;warehouse depot store
job post position role work employment;work job labor task;shift work;overtime extra;holiday vacation leave;rise raise;yearly annual year
monthly month;weekly week;daily day;night overnight nightly evening;autumn fall;error mistake fault wrong;fault blame mistake
problem issue difficulty trouble obstacle;damage harm destroy hit;hurt injure;accident incident;safe secure safety security;danger risk;risk hazard
protect guard secure safeguard;quality standard;result outcome finding;result outcome consequence;income revenue turnover;revenue sales turnover
profit earnings surplus;loss deficit;share stock;money funding;debt loan;contract agreement deal;deal agreement;term period duration length
leave quit exit;leave depart go;cancel terminate scrap drop;note notice;trade occupation profession craft;learn train study
train teach instruct school education;course class lesson;lesson class;exam test examination;paper written;vote ballot poll;majority most
propose suggest recommend motion;oppose against resist object disagree;support favor back infavor agree;disagree differ;favor support
publish release issue print;release launch publish come;write author;letter note;customer user;sail run go operate travel;fly flight;drive run
carry take transport hold;hold contain have store keep;house accommodate hold;hospital clinic;ward unit;water tap;lead plumbing;cellar basement
access entry entrance admission;entry admission entrance;enter access;cut remove;cut disconnect;remove take eliminate;gone remove disappear replace
lose forfeit loss;win gain;fight battle;rain rainfall;drought dry;lift end remove raise;save economize;waste squander;reply answer respond response
answer respond;hear listen;read see;meet encounter;meeting assembly gathering;assemble gather;start introduce;introduce launch bring;launch introduce
stop prevent;prevent avoid;happen occur take;repair fix mend maintain;break fail;fail failure collapse flop;work function operate;operate run
success succeed;manual handbook guide instruction;part component spare;equal equivalent same;valid effect force;warranty guarantee;safe reason
only just sole exclusive;machine device equipment;device gadget tool;engine motor;tool instrument;steel metal;scrap waste;union workers
digital electronic online;online internet digital web;web internet site;software program application code;program application app
password code credential;key token;account login;login sign log;attack hack breach;supplier vendor provider;rival competitor competition;compete rival
reader subscriber;subscription subscriber;newsroom editorial;editor editorial;advertising advertisement ad;archive record;record document
document file paper;file submit apply lodge;apply file submit;appeal challenge;court tribunal judge;rule decide judge;win prevail;farmer grower
farm agricultural;harvest crop;milk dairy;food meal;meal food;recipe formula;sugar sweet;drink beverage;bread loaf;seed grain;collection stock
research study science;study trial research;drug medicine medication;headache migraine;approval authorization license;license permit
compare comparison;data figure evidence number;number figure count;claim case;settle pay resolve process;flood inundation;insure cover insurance
insurance cover;assessor inspector adjuster;hotline phone;phone telephone mobile call;call phone;band strip;household home family;family household
house home;room space;space room;wellbeing health;health medical;medical health;birth delivery born;baby infant;mother parent;old elder senior
young junior;children kids;girl woman;boy man;woman female;man male;expect await;await wait;wait await queue;queue line wait;line row;line route
route line way;tram streetcar;bus coach;stop halt station;ticket fare;trip journey ride;noise sound;loud noisy;quiet calm silent;calm quiet
clear obvious certain sure;sure certain confident;unsure uncertain;angry upset furious annoyed;happy glad pleased delighted;sad sorry
sorry regret apologize apology;thank grateful;proud pride;hard difficult tough;easy simple;simple plain;good well fine;bad poor;strict tough;fair just
honest frank open;tired exhausted fatigue weary;rest remainder remaining other;rest break pause;break pause rest;pause suspend interrupt
extra additional further more;further additional more;again once;almost nearly;enough sufficient adequate;sufficient enough
lack shortage missing short;shortage lack;bottleneck constraint;obstacle barrier hurdle problem;goal target aim objective;target goal;step measure
measure gauge;gauge measure;tax levy duty;levy tax charge;state government public;government state ministry;ministry department government
mayor leader;law act;act law;police officer;fire blaze;lead head run direct;head lead run;responsible charge;charge care;look care;care nursing
voluntary optional volunteer choice;compulsory mandatory obligatory required;mandatory compulsory obligatory;exempt excuse;free exempt
affect concern touch hit impact;impact effect;effect impact;benefit advantage;advantage benefit;disadvantage drawback;peak height busiest worst
top best peak;average mean;bonus premium reward;reward bonus;pension retirement;retire retirement pension;trainee apprentice;apprentice trainee
expert specialist;specialist expert;engineer technician;driver operator;crew sailor team;pilot captain;captain skipper;boss chief;game title
picture image;image picture;voice speech;artist designer;design draw;actor performer;player gamer;donor giver;charity relief;well fountain;shore land
power electricity energy;electricity power;energy power;heat heating;emission carbon pollution;pollution emission;climate environment
environment climate;clean green;green environmental;waste rubbish trash garbage;recycle reuse;tree wood;animal creature;garden park;park garden
museum gallery;gallery museum;exhibition show;show exhibition;art painting;music concert;concert music;film movie;book title;library collection
church chapel;university college;college university;school academy;faculty department;department division unit;division department;unit department
professor lecturer;dean head;senate council;board management;committee panel board;panel committee council;council board;assembly meeting;town city
village community;community neighborhood;district area region;region area district;area region district zone;country nation;nation country national
world global;global world;europe european;date day;moment present;today now current present;now today current;current present;future later
past previous;history past;deadline limit;limit cap restrict;cap limit;maximum limit;minimum least;exceed above beyond over more pass
beyond past over above;gun weapon;army military;war conflict;peace calm;link connection;connection link pipe;pipe connection;bridge crossing
crossing bridge;wall barrier;door entrance;window pane;floor story;yard shipyard;dock quay pier;port harbor;harbor port;quay dock;cargo freight goods
freight cargo;goods product;product good item;item product;brand label;label brand;name title;title name;order buy commission book;commission order
book reserve order;reserve book;bill invoice;invoice bill;refund reimburse repay;reimburse refund repay;repay reimburse;mortgage loan;interest rate
instalment payment installment;installment payment;transfer payment;bank lender;lender bank;invest investment put;investment invest
investor shareholder;shareholder investor;owner proprietor own;merge merger;merger takeover;takeover acquisition merger;talk negotiation discussion
negotiate talk;negotiation talk;discuss talk;discussion talk debate;debate discussion;strike walkout;protest demonstrate;demand claim
right entitlement;entitle right;duty obligation;obligation duty;respect honor;honor respect;trust confidence;confidence trust;value worth;worth value
test check;analysis analyze;analyze study;evaluate assess;assess evaluate review;review assess evaluate;survey questionnaire poll;poll survey
feedback comment;comment remark;remark comment;note record;lodge file;advance forward;forward advance;simulator simulation;consumption use
fuel petrol diesel;petrol gasoline fuel;thin slim;exact precise;precise exact;rough approximate;approximate rough;campaign push advocate lobby fight
push press campaign;press media;media press;journalist reporter;reporter journalist;greenhouse glasshouse;bag sack;locker cupboard;medicine drug
vaccine jab;jab vaccine;bed place;place seat spot;seat place;spot place;vacancy opening;wage pay salary;salary pay wage;earn make;bring yield
yield output;output production;production manufacture;manufacture produce make;produce make manufacture;make produce;create make;develop create
creation create;upgrade improve modernize;improve better upgrade;modernize renew upgrade;refurbish renovate;renovate refurbish
expand extend enlarge grow;extend expand prolong;prolong extend;enlarge expand;widen broaden;shorten cut;split divide;divide split;join enter
combine merge join;separate apart;return back;recover return back rebound;rebound recover;restore return;reopen open;vary depend;depend hinge subject
equip fit;fit install;install fit put;assemble build;complete finish;finish complete;prepare ready;ready prepare;arrange organize;organize arrange
appear seem;seem appear;suppose assume;assume suppose;estimate assess reckon;calculate reckon compute;count number regard treat;regard count treat
treat see handle care;refer send direct forward;opt choose sign elect select;sign register enroll join subscribe
oblige require compel force obligation must mandatory;record most best highest ever peak;occasional sometimes;detour diversion bypass
test try trial pilot examine;lack shortage missing without short scarce;attend visit participate go come;participate join involve
accompany travel escort join go;pay contribute chip;set put lay;aside reserve earmark;earmark allocate reserve budget set assign
allocate assign give distribute;stay remain lodge;gather meet convene assemble;convene call;cope manage handle deal;handle process manage deal
deal address tackle handle;tackle address fight;address solve resolve;solve resolve fix;fix set agree;fix repair mend;restore repair renovate
renovate refurbish renew modernize overhaul;overhaul revise;revise amend change update rework;update renew refresh;rewrite revise;rework redo
sooner earlier ahead;later afterwards subsequently;subsequent following next later;prior previous earlier before;formerly previously once
previously before earlier;currently now today presently;nowadays today now;immediately straight instantly;straight directly immediately
gradually slowly step;steadily constantly;eventually finally ultimately;finally last;shortly soon;recently lately newly;newly recently
approximately roughly;nearly almost;hardly barely scarcely little;barely hardly;merely only just;simply just;mainly chiefly primarily mostly
primarily mainly;partly partially;partially partly;fully completely entirely wholly;completely fully totally;strictly rigidly;exactly precisely
together jointly;jointly together common;separately apart;individually each;personally myself;diagnose find;cure heal;heal recover
operate perform surgery;surgery operation procedure;operation surgery procedure;theater surgery operating;procedure process;process procedure
ward station unit;clinic practice surgery;practice custom habit;discharge release;admit accept take;admit acknowledge concede confess
acknowledge recognize accept admit;recognize acknowledge identify;identify find recognize;detect find discover notice;discover find detect
notice see spot observe remark;observe watch see note;watch monitor observe;spot see find;wait queue waiting;waiting wait;await expect
stand stay remain;stand idle empty;idle unused empty;empty vacant unused;vacant empty open;unused idle;free available vacant
available free accessible open;accessible reachable;reachable contact;contact reach call;reach get attain achieve hit;achieve reach attain accomplish
accomplish achieve;attain reach;meet reach fulfil satisfy;fulfill meet satisfy keep;satisfy meet;keep honor hold retain maintain;honor keep
save spare keep;economical cheap;economy saving;saving reduction;reduce lower cut lessen trim shrink bring slash;trim cut;slash cut;halve half
shorten reduce cut;lessen reduce;ease relax loosen reduce;relax ease;tighten toughen strengthen;strengthen reinforce boost
boost increase raise strengthen lift;enhance improve;improve better;worsen deteriorate;deteriorate worsen decline;dip drop fall;plunge fall drop
surge rise jump;jump rise;climb rise go;soar rise;edge rise;gain rise;expand grow widen;exceed surpass top beat over;surpass exceed;beat exceed
outnumber exceed;total amount sum number;amount total come sum;sum amount;equal match amount;match equal fit;correspond match;resemble like similar
similar like comparable alike;alike same similar;identical same;same identical equal;differ vary different;vary differ;different other differ
distinct different;unlike different;assist help;aid help;back support;sponsor fund support;fund finance pay;finance fund pay;subsidize support fund
subsidy grant support;grant subsidy aid fund;donation gift donate;gift donation present donate;donate give gift;bequeath leave;contribute give add
contribution share;invest put spend;spend use pay;waste lose;cost price expense;expense cost;expensive costly dear;costly expensive;dear expensive
affordable cheap;cheap low inexpensive affordable;budget plan fund money;bill charge;charge bill demand ask;levy charge impose;impose put levy
fine penalty;penalty fine punishment;punish penalize;penalize punish;earn get make receive pay;wage earnings;earnings pay profit income
income earnings pay;salary earn;pension retire;retire stop leave;retirement retire;raise rise increase;bonus extra;overtime extra hours;hourly hour
annual year yearly;nightly night;seasonal season;permanent lasting open fixed;temporary interim provisional;interim temporary provisional
provisional temporary;vacancy post job position;position post job role place;role job part function;function role work;occupation job trade
profession trade;trade craft occupation job;career job;task duty work;duty task;assignment task job;employ have;recruit take find
staff employee person;employee worker staff;crew staff team;team group crew unit;group team;squad team;panel group board;committee board
board council committee;assembly council;parliament assembly;ministry government;authority office agency body;agency office authority body
body organization agency;organization firm company institution body;firm company business;company firm business enterprise;business firm company trade
enterprise company;corporation company;institution organization;institute institution;foundation trust charity;association club union guild
guild association;club association;union association;partner ally;ally partner;partnership alliance cooperation;cooperate collaborate work
collaborate cooperate;cooperation partnership;chief head main;head chief lead run boss leader;lead head run guide manage;run lead manage operate
manage run lead handle;supervise oversee;oversee supervise run monitor;guide lead;direct lead run;chair lead head;president head chair
director head manager;executive manager director;deputy vice;assistant aide;spokesman speaker;representative delegate;delegate representative
delegation group;mandate order task;tell inform notify say;notify inform tell;inform notify tell brief;brief inform;announce declare say
declare announce say;state say declare;mention say note name;stress emphasize underline;emphasize stress;underline stress;confirm verify affirm
affirm confirm;deny reject dispute contest;dispute contest challenge question;contest challenge dispute;challenge contest question
question doubt query ask;doubt question;query question;answer reply respond;respond reply;reply answer;comment say remark;describe call portray
portray describe;depict show;label call;refer call;characterize describe;name call identify list;list name enumerate;cite quote name;quote cite
publish release print put;disclose reveal publish;reveal disclose show;unveil present reveal;present show give;conceal hide;hide conceal
share tell give;agree consent accept;accept take agree;consent agreement permission;permission approval consent leave;approve authorize clear sanction
authorize approve permit;clear approve;ratify approve;endorse support back approve;back endorse;veto block reject;block stop prevent
prevent stop avoid;avoid prevent escape;hinder prevent obstruct;obstruct block;ban forbid prohibit;prohibit ban forbid;bar ban exclude
exclude bar omit;omit leave;include contain comprise hold;comprise contain include;consist comprise;involve include;contain hold include
cover include reach;think believe;believe think;assume think suppose;consider regard think weigh;weigh consider;ponder consider
contemplate consider think;regard see consider;view see regard;see view regard;judge consider;find consider;favor prefer support;prefer favor
like favor;dislike hate;oppose reject;resist oppose;object oppose;disagree differ object;dissent disagree;criticize blame condemn
blame criticize fault;condemn criticize;praise commend welcome;commend praise;welcome greet praise;greet welcome;thank appreciate
appreciate value thank;value appreciate;admire respect;respect admire;trust believe rely;rely depend trust count;depend rely hinge;doubt unsure
want wish desire;wish want;desire want;seek want look pursue;pursue follow seek;chase pursue;aim seek goal;intend mean plan;mean intend
plan scheme intend project;project plan scheme;scheme plan program project;program scheme plan;initiative project program;campaign drive
drive campaign push;effort attempt work;attempt try;endeavor try;strive try work;struggle try fight;fight struggle;hurry rush;rush hurry
accelerate speed;speed accelerate pace;pace speed;slow delay;delay hold slow;lag trail behind;trail behind lag;behind late;overdue late;punctual time
timely time;schedule plan timetable;timetable schedule;deadline date;agenda program;postpone delay push;reschedule move;bring move;advance bring move
shift move;relocate move;transfer move send;move go transfer;migrate move;travel go journey trip;journey trip travel;commute travel;drive go travel
ride travel;walk go;cross pass;pass go cross;arrive come reach;come arrive;depart leave go;leave go depart quit;return come back;visit see
enter come go;exit leave;stay live;live reside stay home;reside live;resident live;inhabit live;settle move;build construct erect put make
construct build;erect build;demolish tear destroy;dismantle remove tear;tear pull;install put fit set;mount put install;fit put;attach fix
connect link join;link connect tie;join connect link unite;unite join;attach join;separate split divide;split separate;divide split share;cut split
open start begin;launch open start;start open begin launch;found establish start create;establish found create set start;create make found establish
form make create;shape form;generate produce create;produce make generate;manufacture make build;assemble make;design plan create;invent create
develop build create;craft make;brew make;bake make;cook prepare;prepare make ready;equip furnish provide fit;furnish equip;supply equip provide
provide give offer supply;serve supply;deliver bring send give;bring deliver carry;send deliver ship;ship send;dispatch send;mail send post
post send put;distribute give hand spread;hand give pass;spread distribute;circulate spread;collect gather pick;gather collect;pick collect choose
accumulate gather;store keep stock;stock store supply;keep store;dump discard;discard throw dump;throw discard;dispose discard;reuse recycle
accident crash incident;crash accident;incident event accident case;event incident occasion;occasion event time;disaster catastrophe;emergency crisis
crisis emergency;injure hurt wound;wound injure;kill die;die death;death die;suffer have;survive live;rescue save;save rescue;evacuate clear;burn fire
flood inundate;storm gale;gale wind storm;wind breeze;frost freeze;freeze frost stop;heat warm;warm heat;cool chill;cold cool;hot warm heat;wet damp
leak drip spill;spill leak;burst break;break burst crack;crack fracture fissure;fracture crack;collapse fall;damage break harm;fault defect flaw bug
defect fault flaw;flaw fault;bug fault error;failure breakdown outage;breakdown failure break;outage failure cut;malfunction fail
fail break malfunction;faulty defective broken;broken faulty;safe secure;unsafe dangerous;dangerous unsafe risky;risky dangerous;hazardous dangerous
threat danger risk;threaten endanger;endanger threaten;protect defend shield;shield protect;defend protect;secure protect get;guard protect
monitor watch check;check verify inspect test;inspect check;audit check inspect;verify check confirm;examine inspect study
investigate examine probe look;probe investigate;inquiry investigation;explore examine;research study;study examine investigate;survey study ask
measure count;count number;weigh measure;calculate count;reckon think estimate;estimate guess reckon put;guess estimate;forecast predict expect
predict forecast expect;project forecast;foresee predict;outlook forecast;proof evidence;prove show demonstrate;demonstrate show;show prove reveal
indicate show suggest;signal show;sign signal;reflect show;illustrate show;explain say account;account explain;justify explain;reason ground cause
ground reason;cause reason lead;lead cause bring result;result outcome lead;trigger cause;provoke cause;effect result;consequence result effect
influence affect effect;affect influence hit;hit affect hurt strike;strike hit walkout;student pupil learner;pupil schoolchild child
child kid youngster;kid child;youngster youth child;youth young;teenager youth;adult grown;senior old elderly;elderly old senior;old elderly aged
aged old;parent mother father;mother mum;father dad;family relative;relative family;couple pair;pair couple two;individual person
person individual human;human person;woman lady;citizen resident people;resident tenant citizen;tenant renter resident;renter tenant;landlord owner
owner proprietor holder;holder owner;neighbor resident;passenger traveler rider;traveler passenger;rider passenger;driver motorist;motorist driver
pedestrian walker;client customer;customer client shopper buyer;shopper customer;guest visitor;visitor guest tourist;tourist visitor
audience spectator viewer crowd;spectator audience;viewer audience;listener audience;fan supporter;supporter fan backer;backer supporter
opponent critic;critic opponent;rival competitor opponent;volunteer helper;helper assistant;carer nurse;doctor physician;physician doctor
surgeon doctor;consultant doctor specialist adviser;adviser consultant;pharmacist chemist;teacher instructor;instructor teacher trainer
trainer coach instructor;coach trainer;tutor teacher;scientist researcher;researcher scientist;mechanic technician;technician mechanic engineer
programmer developer;developer programmer builder;cook chef;chef cook;waiter server;sailor seaman crew;seaman sailor;soldier troop;judge magistrate
lawyer solicitor attorney;attorney lawyer;broker agent;agent broker representative;author writer;writer author;producer maker
maker producer manufacturer;manufacturer maker producer;dealer seller trader;seller dealer vendor;trader dealer;retailer shop store;flat apartment
apartment flat;room chamber;hall room;basement cellar;attic loft;floor level;level floor height;lift elevator;elevator lift;gate entrance;garden yard
yard garden;car automobile;automobile car;truck lorry;rail railway track;railway rail;track line rail;station stop;platform pier;river stream
stream river;lake reservoir;reservoir lake tank;tank container;container tank box;box container case;can tin;parcel package packet
package parcel packet;letter mail;mail letter post;newspaper paper press;paper newspaper press;article piece story report;story article tale
report article account study;document paper;treaty agreement;law statute;bill law;decree order;order decree command;command order
instruction order direction;guideline rule;rule regulation norm;norm standard rule;standard norm;policy rule line;principle rule;ban prohibition
permit license;badge pass;pass badge;computer machine pc;laptop notebook computer;notebook laptop;screen display monitor;display screen show
phone mobile;mobile phone;app application;application app request;software program;program software;hardware equipment;equipment gear kit device
gear equipment;kit equipment;robot machine;machine robot apparatus;apparatus device;sensor detector;cable wire line;wire cable;pipe tube;tube pipe
boiler heater;heater boiler;furnace oven kiln;oven furnace;grid network;network grid;web network;crop harvest;wheat grain;corn maize;meat beef
lunch meal dinner;dinner meal;breakfast meal;canteen cafeteria restaurant;cafeteria canteen;restaurant canteen;dish meal;taste flavor;flavor taste
vegetarian meatless;organic ecological;ecological organic green environmental;wood timber;timber wood;stone rock;cement concrete
electricity current power;soil earth ground;earth ground soil;land ground;ground land;sea ocean;ocean sea;coast shore;shore coast;island isle
mountain hill;hill mountain;forest wood;plant factory works;factory plant mill;mill factory;mine pit;quarry pit;workshop garage;garage workshop
studio workshop;lab laboratory;laboratory lab;counter desk;mall center;center hub middle;hub center;headquarters office;campus site
site place spot location;location place site;venue place hall;area zone;zone area;border frontier;frontier border;edge side;side edge;middle center
downtown center;important significant vital;significant important considerable;vital essential;essential necessary vital;necessary needed required
urgent pressing critical;pressing urgent;critical crucial vital;serious grave severe;severe serious harsh;grave serious;harsh severe;mild light
light slight;slight small;tiny small;huge big enormous large;enormous huge;massive huge;considerable large significant;substantial large considerable
modest small;minor small;major big large main;main chief principal major;principal main;central main;key main;wide broad;broad wide;tall high
high tall;long lengthy;lengthy long;short brief;brief short;quick fast swift;swift quick;rapid fast;slow sluggish;strong powerful;powerful strong
weak feeble;robust strong;stable steady;steady stable constant;constant steady;firm solid;solid firm;full complete;complete full;partial part
single one sole;sole only single;unique single only;multiple many;various different several;certain sure;sure certain;likely probable;probable likely
obvious clear;evident clear;apparent clear;visible seen;hidden secret;secret confidential hidden;confidential secret private;private personal
personal own private;public open;common shared joint;joint common shared;shared common;mutual both;special particular;particular special
specific particular certain;general overall;overall total general;total overall;average typical;rare uncommon unusual;unusual rare;strange odd
odd strange;normal usual;regular usual normal;unfair unjust;just fair;legal lawful;illegal unlawful banned;lawful legal;correct right accurate
right correct;accurate exact correct;wrong incorrect false;false wrong untrue;untrue false;true correct right real;real true actual;actual real
honest sincere;happy glad satisfied content;satisfied happy content;content satisfied happy;pleased happy;glad happy;unhappy sad dissatisfied
dissatisfied unhappy;angry cross;afraid scared frightened;worried concerned anxious;nervous anxious;tired weary;busy occupied;ready prepared
willing prepared ready;able capable;capable able;skilled trained qualified;qualified skilled trained;experienced seasoned;modern new contemporary
recent new;fresh new;ancient old;original first;initial first;final last;ultimate final;upcoming coming next;coming next;following next
next following coming;past last previous;latest newest recent;nearby close near;near close;distant far;far distant remote;remote distant
foreign abroad overseas;overseas abroad;domestic home;international global;global worldwide;worldwide global;refund repay return
compensate reimburse pay;compensation damages payment;damages compensation;claim demand request;request ask demand claim;application request
apply request;petition request;complaint grievance;complain object;grievance complaint;lawsuit case suit;suit lawsuit case;case lawsuit
verdict ruling judgment decision;ruling verdict judgment decision;judgment ruling;sentence verdict;settlement agreement;compromise deal;vote election
election vote;referendum vote;ballot vote;resolution decision motion;motion proposal;proposal suggestion plan;suggestion proposal idea
idea thought notion;notion idea;concept idea;strategy plan;method way approach;approach way method;way manner method;manner way;means way
technique method;system method;trend tendency;tendency trend;phase stage period;stage phase step;step stage;period time phase;time period;era age
moment time;evening night;night evening;holiday vacation;break holiday;term semester;semester term;shift turn;turn shift;round circuit tour;tour trip
route way path;path way;road way street;way road;child-care nursery;nursery kindergarten creche;creche nursery;kindergarten nursery;football soccer
game match;match game;play drama;drama play;exhibit show display;painting picture;picture image photo;photo picture photograph;photograph photo
prize award;award prize;honor award;grade mark;mark grade;score mark;diploma certificate;certificate diploma;scholarship grant bursary stipend
bursary scholarship;stipend scholarship;tuition teaching;lecture class;seminar course;course class program;curriculum program;essay paper;mend fix
maintenance upkeep servicing service;servicing maintenance service;service maintenance;cleaning clean;security safety;data information
information data detail;detail information;news information;skill ability;ability skill;talent skill;expertise skill knowledge;know-how expertise
training course;workshop course;advice guidance counsel;guidance advice;counsel advice;support help;pressure stress strain;stress pressure strain
strain stress burden;burden load strain;load burden;workload work load;flu influenza;vaccination vaccine jab inoculation;immunization vaccination
therapy treatment;treatment therapy care;care treatment;pill tablet;tablet pill;pain ache;ache pain;fever temperature;tooth dental;dental tooth
mental psychological;psychological mental
`
  .trim()
  .split(/[;\n]/);
