/**
 * First names that are hardly anything else, of the countries whose people work together most. Made by hand, and never complete: titles,
 * roles, surnames and what people do find others. Lower case, accents left out.
 */
export const firstNames: ReadonlySet<string> = new Set(
  `
aaron abdul abdullah abebe abena abigail ada adaeze adam adanna adele adeola aditya adnan adrian adriana adwoa agata agnes agneta agnieszka ahmad
ahmed aida aiko aileen aisha akash akiko akira alan albert alberto aleksander aleksandra alessandra alessandro alex alexander alexandra alexei alexis
alfred ali alice alicia alina alisa alison aliyu allan allen alma alva alvaro ama amadou amaka amanda amara amelia amelie amina amir amit amy ana
anand ananya anastasia anders andre andrea andreas andrei andrew andrzej andy angela angelica angelika angelina anika anil anita anja anjali ann anna
annalena anne annelie annemarie annette annie annika ansgar anton antonia antonio antonis anya arash arjun arne arnold arthur arturo arun arvid asel
asha ashley asim aslan asma astrid augusta aurelie axel ayako ayesha ayodele ayse babajide barbara barbro bartosz bashir beata beate beatrice beatriz
belinda ben bengt benjamin benoit bente berit bernard bernd bernhard bernt bert bertil beth betty bhavna bianca birger birgit birgitta bjarne bjoern
bjorn bob bobby bogdan bolanle boris bozena brad bradley brandon brenda brian bridget brigitte britt britta bruce bruno bryan buhle camila camilla
candice carina carl carla carlo carlos carmen carolin caroline carolyn carsten casper catarina catherine cathy cecilia cecilie celia celine cem
chantal charles charlie chen cheryl chiamaka chiara chidi chinedu chiyo chloe chris christa christel christer christiane christina christine christoph
christophe christopher christos chukwu cindy claes claire clara clare claude claudia claudio colin connor conor corinna corinne cornelia craig
cristian cristina curtis cynthia dag dagmar daisuke damian damien dan daniel daniela daniele danielle danny daria darius dariusz daryl dave david
debbie deborah deepak deirdre denis denise dennis derek desmond detlef diana diane diego dieter dilip dimitri dimitris dina divya dmitri dmitry
dominic dominik dominique donald donna dora doris dorothea dorothy doug douglas duncan dylan ebba ebele ebuka eddie edgar edith eduardo edward edwin
efua eileen einar eirik ekaterina elaine eleanor elena elias elif elin elina elisa elisabeth elise eliza elizabeth ella ellen ellie elliot elsa elvira
emanuel emeka emi emil emilia emilie emily emine emma emmanuel engin enrico enrique eric erica erich erik erika erin ernest ernst esteban ester esther
ethan eugene eva evan evelyn ewa ezra fabian fabio fadi faisal fanny farah farhan farid fatima fatma fatou fatoumata federica federico felicia felipe
felix ferdinand fernanda fernando filip filippa fiona folake folke francesca francesco francis francisco franco francois francoise franz fred freda
freddie frederic frederick frederik fredrik freja freya frida frieda friedrich fritz fumiko fumio gabriel gabriela gabriele gabrielle gareth gary
gaurav geert geoff geoffrey georg george georgios gerald gerard gerd gerda gerhard gerry giovanna giovanni gisela gita giulia giulio giuseppe gloria
goran gordon graham grazyna greg gregor gregory greta grzegorz gudrun guido guillaume guillermo gunilla gunnar gunter gustaf gustav gustavo haakon
hakan halina hamid hamza hana hanna hannah hannes hans harald harish harold harriet harry haruki haruto hasan hassan hayato hedda hedvig heidi heike
heiko heinrich heinz helen helena helene helga helmut hendrik henning henri henrik henrique henry herbert hermann hideo hilda hilde hillary hina
hiroshi hisham horst howard hubert hugh hugo hussein hyun ian ibrahim ibrahima ida ifeoma ignacio igor ikenna ilona ilse imran imtiaz indira ines inga
inge ingeborg ingemar inger ingmar ingo ingrid irena irene irina irma isaac isabel isabella isabelle isamu ishaan ismail istvan ivan ivana ivar jacek
jackie jaco jacob jacqueline jacquelyn jacques jae jaime jakob jakub james jan jana jane janet janice janina janine janne jarl jaroslav jasmin jasmine
jason javier jaya jean jeanette jeanne jeff jeffrey jelena jennifer jenny jens jeremy jerome jerry jerzy jesper jess jesse jessica jiang jill jim
jimmy jing jinping jiro joachim joakim joan joanna joanne joao jochen joe joel joerg johan johanna johannes john johnny jon jonas jonathan jonna joon
joost jorge jorgen jorn jose josef josefin josefine joseph josephine josh joshua juan juanita judith judy juha jukka jules julia julian juliana julie
julien juliet juliette julio jurgen justin justyna jutta jyoti kaisa kaja kamal kamau kamil kaori karen karim karin karina karl karla karolina kasper
katarina katarzyna kate katharina katherine kathleen kathrin kathryn kathy katie katja katrin katrina kavita kay kazuki kazuo kehinde keiko keith
kelly kelvin kenichi kenji kenneth kenta kerstin kevin khaled khalid kieran kim kimberly kiran kirsten kirsti kjell klara klaus knut kofi konrad
konstantin krishna kristen kristian kristin kristina kristine kristoffer krystyna krzysztof kunal kurt kwame kyle lachlan lakshmi lalita lara larry
lars lasse laszlo latifa laura lauren laurence laurent laurie lea leah leandro leif leila lena lennart leo leon leonard leonardo leonie leopold lerato
leslie leyla liam lidia lihua lina linda lindiwe lindsay linn linnea linus lisa lisbeth lise liselotte loic lorenzo lotta lotte louis louisa louise
luc luca lucas lucia lucie lucille lucy ludmila ludvig ludwig luigi luis luisa luise lukas lukasz luke lydia lyle lynn maarten maciej madeleine
magdalena maggie magnus mahmoud maja makena makoto malcolm malgorzata malin malte mamadou manfred manish manoj manuel manuela mara marc marcel marcela
marcelo marcia marcin marco marcos marcus marek margaret margareta margarita margot margret maria mariam marian mariana marianne marie marieke mariela
marija marijke mariko marilyn mario marion marisa marit marius mariusz marjorie marko markus marlene marta martha marthe martin martina martine martyn
marvin mary maryam masako masashi mateo mateusz mathias mathieu mathilde mats matteo matthew matthias matthieu mattias maud maureen maurice mauricio
maximilian meera mehmet mei meiling melanie melinda melissa meret michael michaela michal michel michele michelle michiko midori miguel mika mikael
mike mikhail mikkel milena milos mina minh minna mira miriam miroslav miyuki mohamed mohammad mohammed mohan moira mona monica monika monique morgane
morten moshe muhammad mukesh murat mustafa myriam nadia nadine nadja naledi naoki naomi natalia natalie natasha nathalie nathan naveen neha neil ngozi
nicholas nicklas nicola nicolas nicole niels nigel nikhil nikita niklas nikola nikolai nikolaus nils nina nisha nitin njeri nkechi nnamdi noah noemi
nomsa nora norbert noriko norma norman nuno nurul obinna ola olaf olav ole oleg olga oliver olivia olivier olof oluchi olumide oluwaseun omar osamu
oscar oskar osman otto oyvind pablo padma padraig paola paolo parvati pascal patrice patricia patrick patrik paul paula paulina pauline paulo pavel
pawel pedro pekka pelle penelope pernilla peter petra petter phil philip philipp philippa philippe phillip phoebe pia pierre pilar piotr pontus pooja
pradeep prakash pranav prasad preeti priya przemyslaw qing quentin rachel radek radha radoslaw rafael rafal raffaele ragnar rahul raimund raj rajesh
rakesh ralf ralph ramesh ramon rana randi rani raoul raquel rashid rasmus ravi raymond rebecca reinhard reinhold rekha rena renata renate rene ricardo
richard rick rikard rita ritu robbie robert roberta roberto rodrigo roger rohan rohit roland rolf ron ronald ronja ronny rosa rosalind rosanna ross
roy ruben rudolf rune rupert ruth ryan ryo sabina sabine sabrina sachiko sachin sadia saeed sakura salma salvatore sam samantha sami samir samuel
sandeep sandra sangeeta sanjay sanna santosh sara sarah saskia satomi satoshi saul scott sean sebastian segun selim selma sergei sergio seth shalini
shane shannon shanti sharon shaun sheila shigeru shilpa shinji shirin shirley shreya sibylle siddharth sigrid silke silvia simon simona simone sinead
siobhan sipho sixten slawomir snezana sofia sofie sonia sonja soo-jin sophia sophie soren srinivas stacy staffan stanislaw stefan stefania stefanie
steffen stella stephan stephane stephanie stephen steve steven stewart stig stina stuart subash sumit sune sunil sunita suresh susan susana susann
susanna susanne sushma suzanne suzuki svante sven sverre svetlana swati sylvia sylvie tadashi tadeusz taiwo takashi takeshi takumi tamara tania tanja
tanya tara tariq taro tarun tatiana tatjana ted temitope teresa terese terje terry tessa tetsuo thabo thandeka thandiwe themba theo theodor theresa
therese thierry thomas thorbjorn thorsten tiago tilda tim timo timothy tina titilayo tobias todd tom tomas tomasz tomaz tommy tomoko toni tony tor
torbjorn torsten toshio tove tracy trevor trine tuan tunde tuva tyler uche ulf ulla ulrich ulrik ulrika ulrike umberto ursula usha uwe valentina
valeria valerie vanessa varun vasile venkat vera verena veronica veronika vicky vidar viggo vijay vikram viktor viktoria vilhelm vince vincent
vincenzo vinod virginie vishal vivek viveka vladimir volker waldemar walid walter waltraud wanda wanjiru wei wendy werner wiebke wilfried wilhelm
willem william wilma wojciech wolfgang xavier xiao xiaoming xiuying yael yannick yara yasmin yasuko yaw yoko yolanda yoshi youssef yu yuki yumi yuri
yusuf yuto yves yvette yvonne zahra zainab zanele zara zbigniew zdenek zeynep zhen zhi zlatan zoe zofia zoltan zsofia zuzana
`
    .trim()
    .split(/\s+/),
);
