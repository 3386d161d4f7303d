/** Surnames that are hardly anything else. Made by hand; lower case, accents left out. What ends as Nordic and Slavic ones do is told by its end. */
export const surnames: ReadonlySet<string> = new Set(
  `
aas abbasi abbott abdi abe abrahamsson acharya adams adebayo adeyemi adichie afolabi agarwal agbaje agrawal aguilar ahlberg ahmad ahmadi ahmed ahonen
ahuja ajayi akbari akesson akhtar akinola almeida alonso alvarez alves amadi amaral amato amundsen anand andersen anderson andersson andrade
angelopoulos antonov arora arroyo arslan arvidsson asante atkinson aune awolowo axelsson aydin azevedo babic bae bajaj bakke bakker balog balogun
banda banerjee bansal barbieri barbosa barisic barrett barros basile basu batista battaglia bauer baumann baxter beaumont becker bellini benedetti
bengtsson benitez benson berg berger berglund bergman bergmann bergqvist bergstrom bernard bernardi bertrand bhatia bhatt bhattacharjee bhattacharya
bianchi bjerke bjork bjorklund blanchard blom blomqvist boateng bogdanov bohm bondarenko bonnet borg borges bouchard boucher bourgeois boyer bradshaw
braga brandt braun brennan briggs brouwer bruno buchholz bulut burgess busch byrne bystrom cabrera calderon campbell campos cao caputo cardenas
cardoso carlsen carlsson carneiro caron carrasco caruso carvalho castellanos castillo castro cattaneo celik cerny cervantes cetin chadha chadwick
chakraborty chatterjee chaudhary chavez chawla cheng cheung chevalier chiang chien chikwanha chirwa chiu cho choi chopra chowdhury christensen chu
chukwu chung claes clarke coleman collins conti contreras coppola correia cortes costa costantini couto crawford cunningham dabrowski dahl dahlberg
dahlgren dahlin danielsson danso darwish datta davidsson davies davis dawson dejong delarosa delgado deluca demir deng desai desantis deschamps
deshpande desjardins devries dhawan diallo diaz dietrich dietz dietze dijkstra dixon dlamini dogan dominguez donaldson donati doyle duan duarte dubois
duda dudek dufour dumas dumitrescu dumont dupont durand dutta dvorak ebert eckert edwards eide ek ekberg eklund ekstrom el-sayed eliasson elliott
ellis emerson endo engdahl engstrom erdogan eriksen eriksson escobar espinosa espinoza esposito estrada evans eze fabbri fabre fahmy farah faraj faria
farina farkas farooq farrell faure fedorov ferguson fernandes fernandez ferrand ferrari ferreira ferretti fiala fiedler figueroa fischer fitzgerald
fletcher flores fonseca fontaine fontana forsberg fournier franke fransson fraser fredriksson freitas fuchs fuentes fujii fujimoto fujita fung
gallagher gallardo gallegos galli gallo ganguly gao garcia garg garnier gatti gauthier geiger gentile georgescu georgiou ghanem ghosh gibson gillespie
giordano giraud giron goel gomes gomez goncalves gonzales gonzalez goodwin goossens goswami grabowski grassi greco greenberg griffin griffith
griffiths grover gruber guerin guerra guerrero guillot guimaraes gumede gundersen gunes gunnarsson gunther guo gupta gusev gustafsson gutierrez guzman
haas haddad hagen hahn hajek hakansson hakimi hallberg hamada hamalainen hamdan hamilton hancock hansen hansson hargreaves harrington harris harrison
hartmann hasegawa hashemi hashimoto hassan haug hauge haugen haugland hawkins hayashi hedlund heikkila heikkinen heinonen hellberg hellstrom henderson
hendriks henriksen henriksson henriques hermansson hernandez herrera herrmann herzog hirano hirsch hlongwane hodgson hoffmann hofmann holloway holm
holmberg holmgren holmqvist hopkins horak horton horvat horvath hosni hosseini hovland howell hsieh hsu hu huang huber hughes humphrey hussain hussein
hwang ibarra ibrahim igarashi iglesias inoue ioannou ionescu isaksson ishida ishii ishikawa ismail israelsson ito ivanov ivanova ivarsson iwasaki iyer
jaber jackson jacobs jacobsen jacobsson jafari jager jahn jain jakobsson jang jankowski jansen janssen jansson jarvinen jefferson jenkins jennings
jensen jeon jeong jha jia jimenez johansen johansson johnson johnston jokinen joly jonasson jones jonsson jorgensen josefsson joshi juric kaczmarek
kamara kamath kaminski kanaan kang kapoor karaca karagiannis karimi kariuki karjalainen karlsson kassem kato kaufmann kaur kaushik kavanagh kawaguchi
kaya keane kearney keita keller kelly kemal kendall kennedy kenyatta kerr khalil khan khanna khatri khoury khumalo kibet kim kimani kimura kinnunen
kinoshita kiplagat kirsch kjaer kjeldsen klein knudsen knutsen kobayashi koc koch kohler kojima kolar kondo konig korhonen korkmaz koskinen kovac
kovacevic kovacs kowalska kowalski kozlov kral kramer kraus krause krawczyk kristensen krol kruger kucera kudo kuhn kuhne kulkarni kumar kunz kuzmin
kuznetsov kwok kwon lacroix lahtinen laine laitinen lakatos lambert larkin larsen larsson lau lauridsen lauritsen lawson lebedev leclerc lefebvre
lefevre legrand lehmann lehner lehtinen lehtonen lemaire lemoine lenz leroux leroy leung lewandowski lewis li liang lien lim lin lind lindahl lindberg
lindblom lindgren lindholm lindner lindstrom liu livingston lloyd lofgren lombardi lopes lopez lorenz lovgren lundberg lunde lundgren lundin lundmark
lundqvist lundstrom luo macdonald macedo machado mackenzie maclean maeda maes magalhaes magnusson mahajan mahlangu mahmood maier majewski mak makarov
makeba makela makinen makris maldonado malhotra malik malmberg mancini mansson marchand marchetti mariani maric marinescu marini markovic marques
marquez martin martinelli martinez martins martinsson marx maseko masri matic matos matsuda matsui matsumoto matthews mattila mattsson maurer mayer
mazur mazza mbatha mbeki mcallister mcarthur mcbride mccall mccarthy mcclure mcconnell mccormick mcdermott mcdonald mcfarlane mcgee mcgrath mcgregor
mcguire mcintosh mcintyre mckay mckenna mckenzie mckinnon mclaughlin mclean mcleod mcmahon mcmillan mcnamara mcneil mcpherson mcqueen medeiros medina
medvedev mehta meier meijer mejia melo mendelsohn mendes mendoza meng menon mensah mercier merritt meszaros metzger meunier meyer michaud middleton
mikaelsson mikhailov mikkelsen miller miranda mirza mishra mittal mkhize moberg moe moen mohamed mohammed mohanty mokoena molefe molina moller molnar
monteiro montgomery monti montoya moore moradi morales moran moreau moreira morel morelli moreno moretti morin morita morozov morrison mortensen
morton moser moura mousavi mthembu mueller mugabe mukerji mukherjee mulder muller munoz munteanu murakami murphy murray mutasa mwangi myhre myklebust
naderi naidoo naik nair najjar nakagawa nakajima nakamura nakano nakayama nambiar narayanan nascimento nash naslund nasr navarro nazari ncube ndiaye
ndlovu negri nemec nemeth neubauer neumann neves newman newton ng ngcobo ngugi nguyen nichols nicholson nielsen niemi nieminen nikitin nikolaev
nikolaidis nilsen nilsson nishimura nissen nkosi nkrumah noguchi nogueira nolan nomura norberg nordin nordstrom norton novak novikov nowak nowicki
nowotny nunes nunez nwosu nyambura nyberg nygaard nygard nystrom oberg obi obrien ochoa oconnell oconnor odhiambo odonnell odriscoll oflynn ogata
ogawa ogunleye ohara ohlsson ohman ojo okada okafor okamoto okeefe okeke okonkwo okoro okoye olawale oleary oliveira olofsson olsen olson olsson
olszewski omalley omondi oneill onyango oreilly orlov orourke orozco ortega ortiz ortuno osborne osei oshea ostberg ostlund osullivan oswald otieno
otoole otsuka owens owusu oyelaran ozdemir ozturk pacheco padilla pagano palmieri palumbo pandey pandit papadopoulos papadopoulou pappas parata parisi
parkinson parra parsons patel pathak patil patterson paulsen pavlov pavlovic pawlak payne pedersen peeters pellegrini pellegrino penalba penrose
pereira perez perkins perrin perrot persson peters petersen peterson petersson petrov petrova pettersson pfeffer pfeiffer pham phillips phiri picard
pietrzak pillai pinheiro pinto pohl poirier pokorny polat popescu popov poulsen powell prasad preston pritchard prochazka qian qiu queiroz quinn
quintero quist qureshi racz radebe radic raghunathan rahimi rahman rajagopal rajan ramirez ramos randall rantanen rao rashidi rasmussen rathore reddy
reilly reinhardt renard renaud reyes reynolds rezaei rezende ribeiro ricci richards richardson richter riedel rinaldi rivera riviere rizzi rizzo
roberts robinson rocha rodrigues rodriguez rogers rojas romagnoli romano romanov romero rosales rosen rossi rousseau roussel roux royer ruggiero ruiz
russo rusu rutkowski ruud ryu saad saarinen sahin sahni saito sakai sakamoto salameh salas salazar saleem saleh salinas salminen salonen samaras
sampaio samuelsson sanchez sandberg sanders sanderson sandstrom sandvik sanna santana santoro santos sartori sasaki sato saunders savolainen saxena
sayed schafer scherer schlegel schmid schmidt schmitt schneider schou schreiber schreiner schroder schubert schulz schulze schumacher schuster schwab
schwartz schwarz seidel seitz semenov serrano sesay sethi shaheen sharma sheehan shen sheridan shetty shevchenko shibata shim shimizu shrestha shukla
siddiqui sidorov sikora silva silvestri simmons simonsen simpson simsek sinclair singh sinha sithole sjoberg sjogren sjostrom skov sletten smirnov
smit smith soares soderberg sodergren soderstrom sokolov solberg soliman solis sondergaard sood sorensen sorrentino sosa soto souza soyinka spencer
srinivasan steiner stenberg stepanov stephens stephenson stepien stevenson stoica strobel suarez subramaniam subramanian sugiyama sullivan sundberg
sundstrom sutherland suzuki svedberg svensson svoboda swamy sweeney szabo szucs szymanski takada takagi takahashi takeda takeuchi tamimi tamura tanaka
tandon tang tangen taniguchi tapia tarasov taylor teixeira tekin tesfaye tessier thakur thapa thiel thiele thompson thomsen thomson thornton thorsen
thygesen tian tierney titov tiwari tomic tornqvist torres toth toure townsend tran traore tremblay trivedi trujillo tsai tsang tseng tsuchiya tucker
tuominen turunen tveit tyagi uchida ueda ueno underwood vaidya valdez valentini valenzuela varga vargas varma vasiliev vasquez vaughan velasco
velasquez venkatesan veres verma vermeulen vesely vestergaard vidal vieira viklund villalobos virtanen visser vitale vitali vlachos vogel vogt voigt
volkov vukovic vyas wada wagner walczak wallgren wallin walsh wang wanyama watanabe watkins weber wegner weigel weiss wenzel westerlund wheeler
whitaker whitehead wieczorek wikstrom wilkins wilkinson willems williams williamson wilson wimmer winkler winther wisniewska wisniewski wojcik wolff
wong woodward wouters wozniak wright wrobel wu wyatt xaba xie xiong xu yadav yamada yamaguchi yamamoto yamashita yamazaki yang yao yates yavuz yeh
yildirim yildiz yilmaz yokoyama yoo yoon yoshida yoshikawa yousef zaitsev zajac zaman zamora zapata zavala zeller zeng zhang zhao zheng zhong zhou zhu
zhuang ziegler zielinski zimmermann zou zulu zuma
`
    .trim()
    .split(/\s+/),
);

/** Ends of words that are surnames when they begin with a capital. Lower case, accents left out. */
export const surnameEnds =
  /.{3}(?:sson|ssen|qvist|quist|kvist|strom|stroem|gren|blad|lund|berg|borg|dottir|wicz|ewski|owski|ewska|owska|enko|shvili|idis|opoulos|oglu|zadeh|ovic|evic|ovich|evich)$/;
