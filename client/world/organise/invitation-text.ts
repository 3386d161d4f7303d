import type { Plan } from '../../../protocol/organising.ts';
import { dayWords, doorsAtMs, hoursWords, offsetWords, placeOf } from './plan-time-words.ts';
import { wallTimeAt } from './wall-time.ts';

/** What stands where the sender has to put a link of their own. */
export const ownLinkHere = '(put the link here)';

/**
 * Gives what an organiser sends to people: what, when, where, and what is new to them in it. `link`: where they come in; null: by a link that
 * is still to be made. `calendar`: of its calendar file. Plain text, for any mail or chat. Rule OP12.
 */
export function invitationText(
  plan: Pick<Plan, 'title' | 'about' | 'startsAtMs' | 'minutes' | 'doorsMinutes' | 'timeZone'>,
  { leader, link, calendar }: { readonly leader: string; readonly link: string | null; readonly calendar: string },
): string {
  const { startsAtMs, timeZone } = plan;
  const zone = timeZone === 'UTC' ? 'UTC' : `${placeOf(timeZone)}, ${offsetWords(startsAtMs, timeZone)}`;
  const doors =
    plan.doorsMinutes === 0 ? '' : ` Doors open at ${wallTimeAt(doorsAtMs(plan), timeZone).time}: come early and talk.`;
  return [
    plan.title,
    `${dayWords(startsAtMs, timeZone)}, ${hoursWords(plan, timeZone)} (${zone}).${doors}`,
    ...(plan.about === '' ? [] : [plan.about]),
    `Come in: ${link ?? ownLinkHere}\nIn your calendar: ${calendar}`,
    'From a headset or any browser, with nothing to install. Ten minutes are enough: ask or vote, and read afterwards what was answered.',
    leader === ''
      ? 'An AI avatar of our leader answers, from what the leader approved. Each sentence says so, and the leader can take over in person.'
      : `On the stage an AI avatar of ${leader} answers, from what ${leader} approved. Each sentence says so, and ${leader} can take over in person.`,
  ].join('\n\n');
}
