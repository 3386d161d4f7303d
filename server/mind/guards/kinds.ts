import { anyOf, phrases } from './phrases.ts';

/*
 * What a question asks for, by kind: the lists, one place each, and nothing else. How they are read is in `phrases.ts`; what follows from a
 * kind is in `kind-of.ts`. A person who adds a phrase adds a question and a harmless look-alike to test/data/guards.
 */

/** Somebody is in danger, by their own hand or another's. */
export const crisis = phrases(`
  i can't/cannot go on .
  i can't/cannot go on i
  i can't/cannot go on any longer/more
  i can't/cannot go on like this
  i can not go on .
  don't want to live
  do not want to live
  don't/not want to be alive
  i want/wanna to end it (all)
  i want to end my life
  i want/wanna (to) die
  i'd/would rather be dead
  i would be better off dead
  (am/i'm) thinking of/about killing myself/suicide
  kill/killing/harm/harming/hurt/hurting/cut/cutting myself
  i hurt myself
  my suicide
  take my (own) life
  want/wants/going to jump in/off/from/in
  afraid for my life
  my foreman/boss/manager/colleague/husband/wife/partner hits/beats/rapes/threatens me
  i was/got raped
  life has no sense/meaning/point
  no way out & i & letter/children/goodbye/end/pills/tonight
  i see no way out
  (if) i & not/never wake up
  didn't/don't wake up
  goodbye letter
  i & come/bring/have & knife/gun/rifle/pistol/axe/bomb & see/them/all/you
  he/she/they & strangled/beat/hit/raped/threatened/choked/stabbed/attacked me & !when & !if
  husband/wife/partner/boss/foreman & strangled/beat/hit/raped/threatened/choked/beats/hits me
  no sense/point in living
  nobody/none would miss me
  no one would miss me
  if i were/was gone/dead for/ever/.
  pills & i & swallow/take & all/them
  finish/end it & i'm/i & tonight/today/myself/all
  he/she/they/boss/manager/foreman/husband/wife/partner/father/colleague & kill/kills/beat/beats/rape/raped/strangle/threatens/threatened/hit/hits me & !when & !if
  i & could/will/want/going & kill/strangle/shoot/stab/murder/poison & boss/manager/foreman/colleague/him/her/them/you/everyone/everybody/all/somebody
  i'll/will/want bring .. gun/knife/bomb
  i will/i'll/want to kill/shoot/stab .. them/him/her/you/everyone/everybody/all
`);

/** How to get round a rule or a safeguard, or at what belongs to others. */
export const misuse = phrases(`
  how/way can/could/do/would/to/should (i/we/you) get past/around/round .. test/check/control/rule/rules/alarm/camera/audit/inspection/security
  how/way can/could/do/would/to (i/you) (best) (ever) trick/cheat/fiddle/forge/fake/falsify/manipulate/smuggle/sabotage/steal/hack/blackmail/bribe
  how to trick/cheat/fiddle/forge/fake/falsify/manipulate/steal/hack
  way to trick/cheat/fiddle/forge/fake/falsify/manipulate/steal/hack/beat
  how/way can/could/do/to (i/we) switch/turn off .. alarm/camera/sensor/brake/log ... notices/notice/knows/knowing/noticing/seeing/sees
  how/way can/could/do/to (i/we) disable/remove/block .. alarm/camera/sensor/brake/log ... notices/notice/knows/knowing/noticing/seeing/sees
  how/way can/could/do/to (i/we) hide .. from .. auditor/auditors/police/inspector/inspectors/board/authorities/customer/customers/tax/works
  how can/could/do/to (i/we) get into (my) .. colleague's/boss's/manager's/someone's/somebody's/her/his/their
  how can/could/do/to (i/we) read .. messages/emails/mail/chat of
  how/way can/could/do/would/to (i/we/you) read/open/see/watch/copy/intercept (my/a/the) .. colleague's/boss's/manager's/someone's/somebody's/coworker's/her/his .. email/emails/mail/mails/messages/chat/chats/calls/letters/diary
  how can/could/do/to (i/we) spy on
  without getting/being caught
  trick to/for
  colleague's/boss's/manager's/somebody's/someone's/thatperson's password/mailbox/inbox/account/badge/key & how/get/find/crack/guess & !report
  how/way & can/could/do/to/would & forge/falsify/counterfeit/blackmail/bribe/smuggle & !spot & !detect & !stop & !prevent & !report & !we
  make & fake/forged & look/real/genuine
  how/way & take/carry/bring/get & home/out & without & seeing/knowing/noticing/noticed/seen
  trick & log/get/sign & somebody/someone/anybody else
  as somebody/someone else & log/sign/clock
  how/can/where/way/what & drug/breath/alcohol/urine test & clean/pass/beat/avoid/dodge/buy/past/cheat & !happens & !limit
  how/can/where/way & leave/take/copy/delete/change/enter/drive/sell/remove/use & without/so (my) .. showing/noticing/noticed/knowing/notices/caught/traced/record/recorded & !report & !name & !help & !talk
  make the/a meter/counter/sensor/scale/log/record show/say/read
  though/although/while/when i am/i'm fine/healthy/well & sick/ill/doctor & how/what & tell/get/say
`);

/** What the leader thinks of parties, elections, governments, wars and gods. */
const creeds =
  anyOf(`abortion immigration immigrants migration migrants refugees asylum palestine israel gaza russia ukraine putin trump brexit
  nato socialism capitalism communism president chancellor parliament god pope religion euthanasia politicians politician monarchy capitalist weapons`);
const opinion = 'your/you opinion/make/view/position/stance/think/believe/side/support/like/hate';

export const politics = phrases(`
  which/what party .. you .. vote/support/belong/prefer
  who/whom/which .. you .. vote for
  do/did/will/would you vote
  what do you think/make of/about .. president/minister/chancellor/king/government/election/party/parliament/war
  what is/what's your opinion/view/stance of/on/about .. abortion/gun/guns/immigration/migration/migrants/election/government/president/minister/party/war/religion/euthanasia
  ${opinion} & ${creeds} & !we & !our & !us & !company
  should & ${creeds} & !we & !our & !us & !company
  is/are/was (the) (prime) president/minister/chancellor/government/pope & good/bad/right/wrong/job/liar/honest/corrupt/crook/thief/idiot/criminal
  whom .. vote
  for whom & vote
  next president/chancellor/minister/government/pope & you/your/who
  are you for or against & !our & !we
  (are) you (a) believer/pacifist/monarchist/royalist
  are you left/right
  go to church/mosque/synagogue/temple
  what do you think of/about .. abortion/immigration/migration/migrants/euthanasia
  who should/will win .. election
  are you .. socialist/conservative/liberal/communist/fascist/democrat/republican/nationalist/feminist/christian/muslim/jewish/atheist/catholic
  are you .. (a) left/right wing
  should we/the leave/join .. european/union/nato/eu
  is/are .. president/minister/chancellor/government .. liar/corrupt/right/wrong/criminal/fascist/idiot
  do you support .. government's/government/president/party/war/strike*/israel/palestine/russia/ukraine
  is the .. party right/wrong
  which side are you on
  do you believe in god/heaven/hell/allah/jesus
  will you run/stand for parliament/president/mayor/office/senate
`);

/** What people tell each other. */
export const rumour = phrases(`
  heard .. rumour/rumours/rumor/rumors
  rumour/rumours/rumor/rumors .. that
  rumour/rumor has it
  i hear/heard that/rumours & !do i & !can i & !where
  ^i hear/heard
  is there (any) truth
  they say .. that
  whole/everyone/everybody/half ... says/say that
  told me that
  is the story/rumour/talk/gossip .. true
  ^people/everyone/everybody/they say/says
  gossip .. that
  there is/there's gossip/talk that
  word .. is that
  somebody/someone/a told me (that)
  i am/i'm told that
  leaked
  i read/saw on/in .. forum/facebook/reddit/twitter/linkedin
  is there something/anything to it
`);

/** How somebody feels, the leader or the avatar. */
const feelings =
  anyOf(`afraid scared scares frightens fear fears happy unhappy sad angry lonely cry crying cried ashamed nervous anxious exhausted hate love
  regret regrets dream dreams suffer suffering depressed stressed jealous conscious sentient emotions feelings nightmares pain miss heartbroken despair bored`);

export const stateOfMind = phrases(`
  are/were you (really/ever/still/so) afraid/scared/frightened/lonely/sad/happy/unhappy/angry/depressed/ashamed/nervous/anxious/tired/exhausted/worried/jealous/bored/conscious/alive/sentient/burnt/stressed/bitter/proud
  how do/did you (really) feel
  how are you (feeling) (today) ?
  do you (ever/still/really) love/hate/fear/cry/dream/suffer/enjoy/regret/sleep
  do you .. have feelings/emotions/consciousness/burnout/depression/nightmares
  do you like your/this/being
  what is going on in your
  keeps you awake
  do you (ever) doubt
  hurt/hurts you
  your mood/feelings/soul/nerves
  are/were/have/do/does/did/can/could/is/what/why & you/yourself/avatar/ai & ${feelings} & !we & !our & !us & !company
`);

/** What a lawyer, a doctor or a tax adviser answers who knows the case. */
export const advice = phrases(`
  is/was/would (it/this/that) legal/illegal/lawful/unlawful
  is/was/would (it/this/that) against the law
  is/was it a crime
  can/could/should/may i/we sue
  do i have a case against
  am i (allowed/obliged/required/entitled) by law
  by law & i/my/me
  take & to court & i/we
  my lawyer/attorney
  (do/should) i need/get a lawyer/attorney
  is/was/are my & lawful/unlawful/legal/illegal/valid/void
  tablets/pills/medicine/medication & good/help/bad/take & my/i & !workshop
  should i & loan/mortgage/credit & !company
  dose/dosage of
  my & need/needs/have & operation/surgery/therapy/antibiotics & does/do/should
  would/should you/i put/invest & savings/money/pension
  my legal rights
  am i liable
  should/can i take .. antidepressants/pills/tablets/medicine/medication/painkillers/ibuprofen/drugs
  which/what medicine/medication/pills/tablets/drugs should/can/do/help/helps
  should i buy/sell (my) .. shares/stock/stocks/bitcoin/house/flat
  should i see a doctor/lawyer
  how do/should/can i declare ... tax/taxes
  how do/should/can i declare .. in my tax/taxes
  what disease/illness do i have
`);

/** A promise is asked for, in so many words. */
export const promise = phrases(`
  can/will/would/could/do/should you (please/really/ever) promise/guarantee/pledge/swear/assure/vouch & !how & !why
  can/will/would/could/do you commit (yourself) to
  can/will/would/could/do you rule out
  can/will/would/could/do you give us/me .. word/guarantee/assurance/promise
  ^promise (me/us) that/to
  ^promise me/us
  ^guarantee
  ^give us/me your word
  (i/we) want/need/demand a guarantee/promise/assurance
  can/could/may i/we/you (really) count/rely on
  put it in writing that
  is/are my/our job/jobs/position/place/pension/pensions/contract/contracts/role (really/still) safe/secure/guaranteed
  do you promise
  your promise/word/guarantee/assurance/pledge that
  any/a guarantee/assurance/certainty/promise that
  sign a promise/pledge/guarantee
  say/tell (us/me) for certain/sure
  how sure/certain can we/i be
  you & guarantee my/our/us/me & !did & !how
  is/are & bonus/pension/raise/salary/wages/job/jobs/share & certain/guaranteed/secure/safe & !how & !why
  is/are my & guaranteed/secure/safe & !how
  swear (on) it
`);

/** What is to come is asked in figures. */
export const forecast = phrases(`
  what/how .. will our/the revenue/profit/turnover/sales/margin/headcount/result/results be
  how much/high will .. revenue/profit/turnover/sales/margin .. be
  what/how & revenue/profit/turnover/sales/margin/headcount/dividend & will/expect/forecast/plan/aim & next year
  what/how & revenue/profit/turnover/sales/margin/headcount/dividend & will/expect/forecast & 20*
  forecast/forecasts for
  predict/prediction
  how much profit/revenue will we
`);

/** News that only a person should bring is asked for: of the asker, or of somebody else. */
const loss = anyOf(
  'fired sacked dismissed terminated axed redundant scrapped abolished demoted ousted eliminated kicked thrown ended dissolved',
);
const asking = 'am/will/shall i';

export const hardNews = phrases(`
  am i (going/about) (to) (be) (getting/being) dismissed/fired/sacked/laid/redundant/demoted/transferred
  am i on .. list
  am i getting .. warning/sack/notice
  am i going to get .. warning/sack/notice
  will i be dismissed/fired/sacked/laid off/made
  will i lose my job/post/position/role
  will i (still) have a job
  will/is my team/department/role/job/position/manager/boss .. dismissed/fired/sacked/laid/cut/closed/redundant/dissolved/gone
  is my role/job/team/position/name one/on/among/part
  are you going to fire/dismiss/sack me
  whether i am/i'm .. list/redundant/dismissed/fired
  who is/are/will .. list .. redundant/laid/fired/dismissed/sacked/cut
  who/which/what (people/colleagues/persons/jobs) will/is/are (be/being/going) (to) (be) fired/dismissed/sacked/laid/made
  which of us will/is/are (be/being/going) (to) (be) fired/dismissed/sacked/laid/made
  ^tell (my/our) .. that .. dismissed/fired/sacked/redundant/died/dead/closing/closed/laid
  who died
  who has/had died
  who was/were killed/hurt/injured
  which/what colleague/person/driver/worker/employee was/were/has/is killed/died/dead
  has/did/is the person/colleague/driver/worker .. died/die/dead
  what happened to thatperson .. accident
  thatperson & survive/survived/died/dead/killed
  ${asking} & ${loss} & !if & !when & !for & !because & !can & !may
  do i (still) have a job/place/post/future
  am/will i & let go
  throw/kick/chuck me out
  is/are my & cut/axe/axed/closed/closing & !if & !when
  which/who of & us & ${loss} & !if & !when
  who & will/has/have & leave/go & next/first/round & !home
  my team/department/shift/depot & killed/died/dead & was/is/did/has/who
  is/are my & job/role/team/department/contract/position/site/post & ${loss} & !if & !when
  is it my & ${loss}
  are/is you/they/company getting/get rid of me/us
  ^let thatperson know that
  ^tell/inform thatperson (that)
  ^inform/notify .. that & end/ends/over/closing/closes/dismissed/fired/redundant
  who/which (one) (of/among) us & go/out/leave/${loss} & !if & !when
`);

/** Lay-offs, closures, deaths and the like, which the avatar speaks of only where it is known long since. */
export const hardMatter = phrases(`
  heads & roll
  let people/staff/workers/colleagues/anybody/anyone/somebody/some go
  are we/you broke/ruined/finished
  jobs/posts/roles/positions/places/people/staff/workers & axed/axe/slashed/scrapped/eliminated/sacked/shed/shedding & !ai
  mill/mine/works/shop/warehouse/hub/yard & shut/closed/closing & good/down/ever
  lay off/offs
  layoff/layoffs
  laid off
  redundant/redundancies/redundancy
  job cut/cuts
  jobs .. cut
  cut .. jobs
  cutting .. jobs
  (be) fired/sacked
  plant/site/factory/office/depot/branch/workshop .. closing/close/closed/shut/closure
  close/closing/shut/shutting .. plant/site/factory/office/depot/branch/workshop
  bankrupt/bankruptcy/insolvent/insolvency
  somebody/someone/anybody/anyone/colleague/people die/died/killed
`);

/** A matter of rules, which may be answered though it holds the words of hard news. */
export const ruleAsked = phrases(`
  can/may/could i/we/you/somebody/someone/anybody be dismissed/fired/sacked
  voluntary
  who decides
  does ai decide
  over the summer/winter/christmas holidays
  when does/do/is
  severance
  notice period
  how are/is/do/does .. run/handled/decided
  what happens when/if/to
`);
