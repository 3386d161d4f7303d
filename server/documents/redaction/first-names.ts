/**
 * First names that are hardly anything else, of the countries whose people work together most. Made by hand, and never complete: titles,
 * roles, surnames and what people do find others. Lower case, accents left out.
 */
export const firstNames: ReadonlySet<string> = new Set(
  `
aaron aase abdallah abdelkader abdul abdullah abdulrahman abebe abeer abena abhijit abhinav abigail ada adaeze adam adanna adebayo adekunle adele
adeola adewale aditya adnan adrian adriana adwoa afonso agata agnes agneta agnieszka ahlam ahmad ahmed aida aiko aileen ailsa aisha ajay ajit akash
ake akiko akinyi akira alan alasdair albert alberto alejandra alejandro aleksander aleksandra aleksi alessandra alessandro alex alexander alexandra
alexei alexis alf alfonso alfred ali alice alicia alina alisa alison aliyu allan allen alma alofa alojz alok alva alvaro ama amadou amaka amanda amara
amelia amelie amina aminata amir amit amol amy ana anand ananya anas anastasia anca anders andre andrea andreas andrei andres andrew andrzej andy
anesu angela angelica angelika angelina anh anika anil anirudh anita anja anjali ankit ankita ann anna annabel annalena anne annelie annemarie annette
annie annika anouk anselmo ansgar anton antonia antonio antonis antti anupam anwar anya aoife aparna apostolos arantxa arash archana arjun arne arnold
aroha arthur arturo arun arvid arvind arvo asbjorn asel asha ashley ashok ashwin asim aslan asma asmaa astrid athanasios atieno atul aud augusta
aurelie axel ayako ayanda ayesha ayman ayodele ayse aziz babacar babajide babatunde badr balaji barbara barbro barnaby barry bartosz bashir beata
beate beatrice beatriz begona belen belinda ben bengt benjamin benoit bente berit bernard bernd bernhard bernt bert bertil beth bethany betty beverley
bharat bhaskar bhavna bianca bilal binh bintou birger birgit birgitta bjarne bjarte bjoern bjorn bob bobby bodil bogdan bogdana bojan bolanle bongani
borge boris borja boubacar bozena bozidar brad bradley brandon branko brenda brian bridget brigid brigitte britt britta bruce bruno bryan buhle byung
caio camila camilla camilo candice carina carl carla carlo carlos carmela carmen carolin caroline carolyn carsten casper catalin catarina cathal
catherine cathy cecilia cecilie cedric celia celine cem chae chantal charles charlie chau cheikh chen cheryl chetan chiamaka chiara chidi chinedu
chipo chiyo chloe chris christa christel christer christiane christina christine christoph christophe christopher christos chukwu chukwuma ciara
ciaran cillian cindy ciprian claes claire clara clare claude claudia claudio clemente clive colin colm conall connor conor constantin consuelo corinna
corinne cormac cornelia cosmin costel craig cressida crispin cristian cristina cristobal curtis cynthia cyril daan dae-jung dag dagfinn dagmar daisuke
dalia damian damien dan danica daniel daniela daniele danielle danny daria darius dariusz darko darren daryl dave david debbie deborah debra declan
deepa deepak deirdre dejan demba denis denise dennis derek desmond detlef dhruv diana diane diego dieter digby dilip dimitra dimitri dimitris dina
dinesh diogo dirk divya divyesh djeneba dmitri dmitry do-yun doina dolores dominic dominica dominik dominique donal donald donna dora dorian doris
dorothea dorothy dorte doug douglas dragan dragana dragos dumisani dumitru duncan duong dusan dusko dylan eamon ebba ebele ebo ebuka eddie edgar edith
edna edson eduarda eduardo edward edwin edwina eero eeva efua egil eileen eilidh eilif einar eirik eirini ejnar ekaterina elaine eldbjorg eleanor
eleftheria elena elias elif elin elina elisa elisabeth elise eliza elizabeth ella ellen ellie elliot elsa elspeth elvira emanuel emeka emi emil emilia
emiliano emilie emily emine emma emmanuel encarnacion engin enid enitan enrico enrique eoin eric erica erich erik erika erin erlend ernest ernestine
ernst esme esteban ester esther ethan ethel eugene eulalia eun-ji eunji eva evan evangelos evelyn ewa ezra fabian fabio fabricio fadi fadia faisal
fanny farah farai farhan farid faruk faten fatima fatma fatou fatoumata federica federico felicia felicity felipe felix femke ferdinand fergus fermin
fernanda fernando fidel filip filippa finn finnuala fiona fionn flavia flavio flemming fleur florin folake folke fotini francesca francesco francis
francisco franco francois francoise franz fred freda freddie frederic frederick frederik fredrik freja freya frida frieda friedrich fritz frode fumiko
fumio funmi ga-eun gabriel gabriela gabriele gabrielle gakuru ganesh gareth gary gathoni gaurav gautam gavin geert geir genaro geoff geoffrey georg
george georgios gerald geraldine gerard gerd gerda gerhard gerrit gerry gertrude geun ghada gheorghe giang gilberto gillian giovanna giovanni girish
gisela gita giulia giulio giuseppe gjertrud gladys glenda gloria gonzalo gopal goran gordana gordon govind graham grainne grazyna greg gregor gregorio
gregory greta gro grzegorz guadalupe gudmund gudrun guido guillaume guillermo gunilla gunnar gunter gustaf gustav gustavo gwen gwendolyn haakon habib
hae-won haejin haifa hakan halina halvard halvor hamad hamid hamza hana hanan hani hanna hannah hannes hans harald harish harold harriet harriett
harry harsha haruki haruto hasan hassan havard hayato haytham hazem hector hedda hedvig hege heidi heike heikki heiko heinrich heinz helen helena
helene helga helge helio helmut hemant hemi hendrik henk henning henri henrik henrique henry herbert hermann hernan hettie hideo hien hilario hilary
hilda hilde hillary hina hind hine hiroshi hisham hitesh hlengiwe hoang hoda horia horst howard hroar hubert hugh hugo humberto huong husam hussein
huy hyejin hyun hyun-woo iain ian iara ib ibrahim ibrahima ida idrissa ieuan ifeanyi ifeoma ignacio igor ihsan ikechukwu ikenna ileana ilie ilkka
ilona ilse imogen imran imtiaz in-ho inaki indira indrani ines inga inge ingeborg ingemar inger ingmar ingo ingrid inmaculada inmaculado ioana ioannis
ionel ionut iqbal irena irene irina irma irving isaac isabel isabella isabelle isamu ishaan isidro isla ismail istvan itziar iulia ivan ivana ivar ivo
jaakko jabulani jacek jacinto jackie jaco jacob jacqueline jacquelyn jacques jadranka jae jaehyun jagdish jaime jakob jakub jalal jamal james jamila
jan jana jane janet janice janina janine janne jari jarl jarle jarmo jaroslav jasmin jasmine jasna jason jatin javier jaya jayant jean jeanette jeanne
jeff jeffrey jelena jelle jemima jenna jennifer jenny jens jeremy jermaine jeroen jerome jerry jerzy jesper jess jesse jessica ji-hoon ji-hye ji-su
jiang jihoon jill jim jimena jimmy jin-woo jing jinping jiro jisoo jiwon joachim joakim joan joanna joanne joao joaquim joaquin jochen jodie joe joel
joerg johan johanna johannes john johnny jon jonas jonathan jonna joon joost jordi jorge jorgen joris jorn jorunn jose josef josefin josefine josep
joseph josephine josh joshua jostein jouni jovana joyce juan juanita judith judy juha jukka jules julia julian juliana julie julien juliet juliette
julio jurgen jussara justin justyna jutta jyoti kadiatou kagiso kailash kaisa kaja kalle kalyani kamal kamala kamau kamil kaori kapil karabo kare
kareem karen karim karima karin karina karl karla karolina karsten karthik kartik kasper katarina katarzyna kate katerina katharina katherine kathleen
kathrin kathryn kathy katie katja katlego katri katrin katrina kavita kay kazuki kazuo keeley kees kehinde keiko keira keith keld kelly kelvin kenichi
kenji kenneth kenta kerstin ketan kevin khadija khady khaled khalid khanh khanyi khoa ki-tae kien kieran kim kimberly kipchoge kiran kirsi kirsten
kirsti kirsty kishore kjell kjetil klara klaus knut kofi kojo kolbjorn konrad konstantin konstantina konstantinos kostas kresimir krishna kristen
kristian kristin kristina kristine kristofer kristoffer krystyna krzysztof kunal kurt kwabena kwadwo kwaku kwame kyle kyllikki kyriakos kyung lachlan
lakshmi lalita lamar lamine lanh lara larry lars lasse laszlo latifa latisha latoya laura lauren laurence laurent laurentiu lauri laurie layla lazaro
lea leah leandra leandro leena leif leila lena lene lennart leo leon leonard leonardo leonie leopold lerato leroy leslie leticia leyla liam lidia
lieke lihua lina linda lindiwe lindsay linh linn linnea linus lionel lisa lisbeth lise liselotte liviu ljiljana ljubica loic lone lorcan lorena
lorenzo lorraine losa lotta lotte louis louisa louise lubna luc luca lucas lucia lucian luciana luciano lucie lucille lucio lucy ludmila ludvig ludwig
luigi luis luisa luise lukas lukasz luke lungile lwazi lydia lyle lynette lynn maarten mabel macarena maciej madeleine madhav maeve magdalena maggie
magne magnus maha mahdi mahesh mahmoud maija mairead maite maja majid makena makoto malachy malak malcolm malgorzata malin malte mamadou mamta manal
mandla manfred manish manisha manoj mansour manuel manuela mara marc marcel marcela marcelino marcelo marcia marcin marcio marco marcos marcus marek
margaret margareta margarita margot margret marguerite maria mariam mariama marian mariana marianne maribel marie marieke mariela marija marijke
mariko marilia marilyn mario marion marisa marisol marit marius mariusz marja marjorie markku marko markus marlene marloes marlon marta marte martha
marthe martin martina martine martyn marvin marwan mary maryam masako masashi matej mateo mateusz mathias mathieu mathilde matilde mats matteo matthew
matthias matthieu mattias maud maureen mauri maurice mauricio maximilian maxine mayank maysa mazen meena meenakshi meera mehdi mehmet mei meiling
melanie mele melinda melissa meret mette michael michaela michal michel michele michelle michiko midori miguel miha mihaela mihai mihir mika mikael
mike mikhail mikkel mikko mildred milena milind millicent milos min-ho min-ji mina minh minho minji minna minnie minsoo mira mircea mireia mirela
miriam mirjana miroslav mithun miyuki mladen modou mogens mohamed mohammad mohammed mohan mohini moira mollie mona monica monika monique montserrat
morag morgane morten moshe moussa mpho mridula muhammad mukesh munir murat murdo muriel murilo mustafa muthoni mwangi myra myriam nabil nacho nada
nadia nadine nadir nadja nagwa najib naledi nalini namrata nandi nandini nanette naoki naomi narayan narendra nasser natalia natalie natasa natasha
nathalie nathan naveen nawal ndeye ndidi nebojsa neeraj neha neil nenad nerea neville ngaire ngoc ngozi nhung niall niamh nicholas nicklas nicola
nicolae nicolas nicole niels nigel nigella nikhil nikica nikita niklas niko nikola nikolai nikolaus nikos nilesh nils nina nirmala nisha nitesh nitin
nizar njeri njoroge nkechi nkosinathi nnamdi noah nobuhle noemi nomsa nontobeko noor nora norbert noriko norma norman nosipho nour nthabiseng nuala
nuno nuria nurul nyasha obinna oddbjorg oddmund oddvar ogechi oisin oivind ola olaf olalla olaug olav olayinka ole oleg olga oliver olivia olivier
olof oluchi olufemi olumide oluwaseun omar omkar omran onyeka oriol orla osama osamu oscar oskar oskari osman oswald otavio otto ousmane outi ovidiu
owain oyin oyvind pablo paco padma padraic padraig palesa pallavi palle paloma panagiotis pankaj panos paola paolo parag parvati pascal pasi patrice
patricia patrick patrik paul paula paulina pauline paulo pavel pawel pedro pekka pelle penelope pepe pernilla petar peter petra petri petter phil
philip philipp philippa philippe phillip phoebe phuc phuong phyllis pia pierre pieter pilar piotr pirjo pirkko pontus pooja pradeep pradip prakash
pranav prasad pratibha praveen preben predrag preeti priya przemyslaw purnima qasim qing quang quentin quoc quynh rabia rachel rachid radek radha
radoslaw radovan radu rafael rafaela rafal raffaele rafiq ragnar ragnhild rahim rahul raimo raimund raimundo raj rajeev rajendra rajesh rajiv rakesh
ralf ralph raluca raman ramesh rami ramiro ramon ramya rana randa randi rangi rani rania raoul raquel rasha rashid rashmi rasmus ratko ravi ravindra
raymond razvan rebecca reem reidar reijo reinhard reinhold rekha rena renata renate renato rene rethabile rhiannon rhys riad ricardo richard rick
riikka rikard rima rita ritu ritva roald roar robbie robert roberta roberto rocio rodolfo rodrigo rogelio roger rohan rohit roisin rokhaya roland rolf
rolv ron ronald ronan ronja ronny roos rory rosa rosalie rosalind rosanna rosemarie roshan ross rowena roxanne roy ruairi ruben rudo rudolf rufus rui
rune rupa rupert rutger ruth ryan ryo saara sabah sabina sabine sabrina sachiko sachin sadia sadie saeed safiya sahar sakura salah salim salma
salvatore salwa sam samantha samar sameer sami samir samira samuel sandeep sandra sang-hoon sangeeta sanghoon sanja sanjana sanjay sanna sanne sanni
santosh saoirse sapna sara sarah sarita sasa saskia satish satomi satoshi satu saul sawsan scott seamus sean sebastian seema segun selena selim selma
seo-yeon seppo sergei sergi sergio seth seung severino seydou shadi shalini shane shankar shannon shanti sharad sharif sharon shashi shaun sheila
shekhar shigeru shilpa shinji shirin shirley shona shreya shreyas shruti sibusiso sibylle siddharth siddhartha sigbjorn sigmund signe sigrid sigurd
sihle silke silvana silvia silvio simao simon simona simone simphiwe sinead sinisa siobhain siobhan sione sipho sirpa sissel siv sixten sizwe sjoerd
slavica slawomir slobodan smita sneha snezana snezna snorre so-yeon sofia sofie solveig sonal sonia sonja soo-jin soojin sophia sophie sorcha soren
sorin sotiris souleymane soyeon spyros srdan sridhar srinivas stacy staffan stanislaw stavros stefan stefania stefanie steffen steinar stelios stella
stephan stephane stephanie stephen steve steven stewart stig stina stjepan stuart subash subhash sudha sudhir suha sujata sulaiman sumit sune sung-min
sunil sunita sunniva supriya surendra suresh susan susana susann susanna susanne sushma suzanne suzuki svante svein sven sverre svetlana swapna swati
sybil sylvester sylvia sylvie synne synnove tadashi tadeusz tadhg taehyung tafadzwa taha tahir taina taiwo takashi takeshi takumi talal talia tamara
tamsin tania tanja tanvi tanya tapani tapiwa tara tariq tarja tarjei taro tarun tatiana tatjana tavita ted tejas temitope tendai teofilo teresa terese
terje tero terry tessa tetsuo tevita thabiso thabo thanasis thandeka thandi thandiwe thao thelma themba theo theodor theresa therese thiago thierry
thijs thokozani thomas thorbjorn thorsten thulani thuy tiago tien tihomir tiina tilda tim timo timothy tina tinashe titilayo tjeerd tobias toby todd
tom tomas tomasz tomaz tomislav tommy tomoko toni tony tor torbjorn torgeir torill torsten torunn toshio tove tracy traian trang travis trevor trine
trinh troels trond trupti trygve tsepo tuan tunde tuomas tushar tuula tuva tuyen tyler tyra uche uchenna ulf ulla ulrich ulrik ulrika ulrike ulysses
umberto una unathi unni urmila ursula usha uwe vagn vaibhav valentina valeria valerie vandana vanessa varun vasant vasile vasilis vedran vegard veikko
venkat vera verena verity veronica veronika vesa vesna vibeke vicente vicky vidar vidya viggo vijay vikas vikram viktor viktoria vilhelm ville vimal
vinay vince vincent vincenzo vineet vinh vinicius vinod violeta violetta viorel vipul virgil virginie vishal vishnu vivek viveka vivian vivienne
vladimir vlado volker vusi wael wafa waldemar waleed walid walter waltraud wambui wanda wangari wanjiru wei wenche wendy werner whetu wiebke wilbur
wilfred wilfried wilhelm willem william wilma winifred wiremu wojciech wolfgang woo-jin wouter xavi xavier xiao xiaoming ximena xiuying xolisa xuan
yael yago yahya yannick yannis yara yash yasin yasmin yasmine yasser yasuko yaw yeon yeong yetunde yiorgos yngve yogesh yoko yolanda yoshi young-ho
youssef yu yuki yumi yuna yuri yusuf yuto yves yvette yvonne zachary zahra zaid zainab zaki zanele zara zbigniew zbyszek zdenek zeinab zelda zeljko
zeynep zhen zhi ziad zlatan zodwa zoe zofia zola zoltan zoran zsofia zulema zuzana zvonimir
`
    .trim()
    .split(/\s+/),
);
