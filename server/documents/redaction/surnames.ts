/** Surnames that are hardly anything else. Made by hand; lower case, accents left out. What ends as Nordic and Slavic ones do is told by its end. */
export const surnames: ReadonlySet<string> = new Set(
  `
abbott abdi acharya adams adebayo adeyemi agarwal aguilar ahlberg ahmad ahmed akhtar alonso alvarez amundsen anand andersen anderson andersson andrade arora arslan aydin balogun banerjee barbosa bauer baumann becker
berg berger bergman bergqvist bernard bhatt bjorklund blom bhattacharya blomqvist bondarenko boateng borg bouchard braun brandt bruno buchholz campbell carlsen carlsson carvalho castillo castro chakraborty chatterjee chaudhary chavez chowdhury christensen chukwu collins conti
costa dahl dahlberg dahlgren dahlin davies davis delgado demir desai deshpande diallo diaz dietrich dijkstra dubois dupont edwards ek eklund ekstrom eliasson engstrom eriksen eriksson esposito evans eze farah fernandes fernandez ferrari ferreira fischer
fitzgerald flores forsberg fournier fraser fuchs gallagher garcia gauthier gomes gomez gonzalez gonzales greenberg gruber guerrero gunnarsson gupta gustafsson gutierrez guzman haddad hagen hakansson hallberg hamilton hansen hansson harris hartmann hassan haugen hedlund
hellstrom henriksen hernandez herrera hoffmann hofmann holm holmberg holmgren holmqvist hosseini huber hussain hussein ibrahim ismail ivanov ivanova iyer jackson jacobsen jacobsson jain jansen janssen jansson jensen jimenez johansen johansson johnson jones jonsson jorgensen joshi kamara kapoor karlsson kaur
kaya keita keller kelly kemal khan kim klein kovac kovacs kowalska kowalski kozlov kramer krause kristensen kruger kuhn kumar kuznetsov larsen larsson lefebvre lehmann leroy lewis li liang lim lin lind lindberg lindblom lindgren lindholm lindstrom liu
lopes lopez lundberg lundgren lundin lundmark lundqvist lundstrom macdonald maier malhotra malik malmberg mancini markovic martin martinez martins mbeki mcdonald mehta meier mendes mendoza mensah meyer mikkelsen miller mishra mohamed mohammed molina moller moore morales moreau moreno
mueller mukherjee muller murphy murray mwangi naidoo nair naik nakamura ndiaye neumann nguyen nielsen nikolaidis nilsen nilsson nkosi nkrumah norberg nordin nordstrom novak nowak nunez nyberg nygaard nystrom obi oconnor odonnell ogawa okafor okeke okonkwo okoye oliveira olofsson olsen olson olsson
oneill ortega ortiz osei ostberg ostlund otieno owusu ozturk papadopoulos papadopoulou patel patil pedersen pereira perez persson peters petersen peterson petersson petrov petrova pettersson pham pinto popescu popov prasad quist raghunathan rahman ramirez ramos rao rasmussen reddy ribeiro richter
rivera roberts robinson rodrigues rodriguez romano romero rossi rousseau ruiz russo saito salazar samuelsson sanchez sandberg sandstrom santos sato schafer schmid schmidt schmitt schneider schroder schulz schulze schumacher schwartz schwarz seidel sharma shevchenko shrestha silva simonsen
singh sjoberg smirnov smith soares soderberg soderstrom sokolov sorensen souza strom sundberg sundstrom suzuki svensson szabo takahashi tamm tanaka taylor tesfaye thapa thompson thomsen thomson thorsen torres toure tran traore tremblay tsang ueda
vargas vasquez vega verma vogel volkov wagner walsh wallin wang watanabe weber weiss wikstrom wilson wisniewska wisniewski wojcik wolff wong wright wu xu yamada yamamoto yang yilmaz yildiz zhang zhao zhou ziegler zimmermann zulu
`
    .trim()
    .split(/\s+/),
);

/** Ends of words that are surnames when they begin with a capital. Lower case, accents left out. */
export const surnameEnds =
  /.{3}(?:sson|ssen|qvist|quist|kvist|strom|stroem|gren|blad|lund|berg|borg|dottir|wicz|ewski|owski|ewska|owska|enko|shvili|idis|opoulos|oglu|zadeh|ovic|evic|ovich|evich)$/;
