const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Months and days that are also first names: a name only where a person does something. Lower case. */
export const calendarNames = words('april may june august january easter summer autumn noel wednesday friday');

/** Places that are also first names: a name only with a surname after it, or where a person does something. Lower case. */
export const placeNames = words(
  `paris london sydney austin charlotte florence georgia jordan israel chad madison lincoln washington jackson houston dallas carolina virginia
  sierra victoria chelsea brooklyn savannah asia india kenya troy adelaide alexandria santiago geneva vienna verona phoenix denver milan roman regina`,
);

/** Words that name things and are also first names: a name in the middle of a sentence, and at its beginning only where a person does something. */
export const thingNames = words(
  `hope faith joy grace art rose amber ruby jade pearl olive dawn eve ivy lily daisy violet iris chance charity patience melody harmony crystal
  ginger basil sage mercy angel star holly heather carol rosemary marina viola laurel rowan ash star dot gene heath cliff clay miles penny sandy rich
  hunter mason max major earl duke baron robin sterling stone storm rusty buddy christian constance trinity destiny guy`,
);

/** Words that are also first names: as {@link thingNames}, and at the beginning of a sentence also before "is" and "has". */
export const wordNames = words(
  'will mark bill frank jack nick rob pat grant drew chase dean dale glen jay ray sue wade ward reed lance pierce skip chip herb hank don ken kent bo per liv sten francis jackie urban',
);

/** Places that begin with a capital and are nobody. Lower case, accents left out. */
export const places = words(
  `heidelberg nuremberg nurnberg wittenberg bamberg helsingborg trelleborg falkenberg varberg tonsberg kongsberg viborg silkeborg aalborg faaborg vorarlberg karlsborg flensborg lindesberg lichtenberg schoneberg starnberg
  stockholm gothenburg goteborg malmo umea lulea kiruna skelleftea uppsala lund linkoping orebro vasteras sundsvall ostersund gavle boras jonkoping norrland skane
  oslo bergen trondheim narvik stavanger tromso copenhagen aarhus odense helsinki espoo tampere turku oulu reykjavik tallinn riga vilnius warsaw krakow gdansk prague
  brno bratislava budapest bucharest sofia belgrade zagreb ljubljana athens thessaloniki istanbul ankara berlin hamburg munich munchen cologne koln frankfurt stuttgart dresden leipzig
  jena nuremberg hanover bremen essen dortmund zurich basel bern geneva lausanne vienna graz linz salzburg paris lyon marseille toulouse lille nantes bordeaux nice strasbourg brussels antwerp
  ghent bruges amsterdam rotterdam utrecht eindhoven luxembourg madrid barcelona valencia seville bilbao lisbon porto rome milan turin naples florence bologna venice genoa verona dublin cork
  galway belfast london manchester birmingham leeds liverpool bristol oxford cambridge edinburgh glasgow cardiff moscow kyiv kiev lviv minsk tbilisi baku yerevan almaty cairo lagos nairobi accra
  johannesburg durban pretoria kinshasa dakar casablanca tunis dubai doha riyadh jerusalem beirut amman baghdad tehran karachi lahore islamabad delhi mumbai bangalore bengaluru chennai hyderabad kolkata
  pune dhaka colombo kathmandu bangkok hanoi saigon jakarta manila singapore beijing shanghai shenzhen guangzhou taipei tokyo osaka kyoto seoul busan sydney melbourne brisbane perth auckland wellington
  toronto montreal vancouver ottawa calgary boston chicago seattle portland denver houston dallas austin atlanta miami detroit philadelphia pittsburgh cleveland phoenix springfield sacramento oakland
  texas ohio california nevada oregon arizona utah colorado florida georgia virginia carolina alabama alaska hawaii michigan minnesota wisconsin illinois indiana iowa kansas missouri montana
  wyoming idaho maine vermont maryland delaware tennessee kentucky louisiana arkansas oklahoma nebraska dakota bogota lima quito santiago caracas montevideo havana brasilia
  sweden norway denmark finland iceland estonia latvia lithuania poland germany austria switzerland france belgium netherlands holland spain portugal italy ireland england scotland wales britain
  greece turkey russia ukraine belarus romania bulgaria hungary serbia croatia slovenia slovakia albania cyprus malta egypt nigeria kenya ghana ethiopia morocco algeria tunisia israel jordan
  lebanon syria iraq iran pakistan india bangladesh nepal china japan korea taiwan thailand vietnam malaysia indonesia philippines australia canada mexico brazil argentina chile colombia peru
  cuba america europe africa asia oceania antarctica scandinavia baltic atlantic pacific arctic mediterranean rhine danube thames seine elbe alps andes himalaya
  usa uk eu un nato emea apac dach nordics benelux`,
);

/** Companies, products and things of the trade that read like people. Lower case. */
export const organisations = words(
  `ericsson siemens bosch porsche ford tesla dell philips johnson boeing airbus mercedes benz bmw volvo scania saab ikea nokia microsoft apple google amazon oracle intel cisco adobe
  bloomberg carlsberg heidelberg salesforce slack zoom teams excel word outlook azure android windows linux ubuntu python java kotlin swift rust scala ruby jira confluence github gitlab docker kubernetes
  morgan stanley goldman sachs wells fargo barclays santander lloyds allianz maersk toyota honda suzuki yamaha nissan hyundai samsung huawei sony toshiba hitachi fujitsu panasonic
  pfizer roche novartis bayer merck sanofi deloitte mckinsey accenture kpmg gartner nasdaq spotify klarna netflix youtube facebook twitter linkedin instagram whatsapp tiktok wikipedia openai
  anthropic claude alexa siri cortana watson copilot gemini chatgpt llama christmas ramadan diwali hanukkah bluetooth gdpr marshall gordian god internet`,
);

/** What makes a row of capitals an organisation, an event, a place or a thing: nobody is in it. Lower case. */
export const organisationWords = words(
  `inc ltd llc plc ab as asa oy oyj gmbh ag se sa bv nv kg corp corporation company co group holding holdings bank institute foundation university college school academy hospital clinic church museum library
  prize award awards day week month year plan act law rule treaty project operation programme program initiative fund trust union council committee commission board authority agency ministry department
  department team unit division office centre center campus tower house hall building bridge airport station harbour port street road avenue lane square park garden river lake sea ocean island mountain valley
  telescope theorem test effect principle method model index report times post journal review magazine news press conference summit forum festival cup league club fc pro max plus mini app cloud suite edition
  series class type version stadium arena theatre hotel restaurant cafe brothers sons partners associates consulting capital ventures motors airlines energy systems solutions technologies industries instruments robotics pharma labs lab`,
);
