import thesaurus from './thesaurus.json' with { type: 'json' };

/** Contraries of working life that a dictionary does not give. */
const ownOpposites = `
  abolish introduce; abolish keep; abolish retain; abroad home; abstain vote; accelerate delay; add remove; 
  adult child; advance postpone; after before; agree refuse; ahead behind; all none; allow ban; allow forbid; 
  alone together; always never; angry happy; apart together; approve reject; arrive depart; attract deter; 
  automatic manual; begin stop; blame praise; borrower lender; build demolish; buyer seller; calm loud; 
  cancel confirm; cancel keep; centralize decentralize; cheap dear; city village; close keep; close reopen; 
  cold warm; come go; compulsorily freely; compulsory optional; compulsory voluntary; conceal disclose; 
  condemn welcome; confirm deny; connect disconnect; continue pause; continue stop; continue suspend; 
  criticise praise; cut increase; cut raise; deficit surplus; demote promote; depart land; deteriorate improve; 
  discouraging encouraging; dismiss hire; dismiss recruit; dissatisfied satisfied; distrust trust; down up; 
  downgrade upgrade; drop keep; drop rise; easy hard; end launch; end start; enemy friend; enter leave; 
  evening morning; everybody nobody; everything nothing; exceed undershoot; expand reduce; expand shrink; 
  expense income; export import; extend shorten; fire recruit; free paid; freeze increase; freeze raise; 
  gain lose; gained lost; gift purchase; goodbye hello; grow shrink; hidden visible; hide reveal; hired sacked; 
  hold release; illegal legal; improve worsen; increase reduce; indoor outdoor; introduce withdraw; join leave; 
  keep sell; landlord tenant; launch withdraw; leading trailing; lease own; leave remain; leave return; 
  leave stay; lengthen shorten; load unload; loosen tighten; lose succeed; loser winner; loss profit; loud quiet; 
  majority minority; mandatory optional; mandatory voluntary; offline online; often seldom; oppose support; 
  optimistic pessimistic; over under; overpay underpay; own rent; permanent temporary; permit prohibit; 
  publish withhold; punish reward; rainy sunny; reject welcome; relax tighten; remove store; resume stop; 
  resume suspend; safe unsafe; save spend; save waste; student teacher; summer winter; sure unsure`;

/** Pairs of words of which one says the contrary of the other. */
export const opposites: readonly (readonly [string, string])[] = [
  ...thesaurus.opposites.split(';'),
  ...ownOpposites.split(';'),
].map((pair) => {
  const [a = '', b = ''] = pair.trim().split(' ');
  return [a, b];
});
