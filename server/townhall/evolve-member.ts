import { List } from 'immutable';
import { assertNever } from '../../protocol/assert-never.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { hasBody } from './bodies.ts';
import { memberIn, withEntry, withMember } from './change.ts';
import { type EventOf, textIn } from './event-of.ts';
import { type Member, type Place, seatKey, type TownhallState } from './state.ts';

type MemberEvent = EventOf<`member.${string}` | `hand.${string}` | `voice.${string}`>;

/** Folds an event about one person: coming and going, seat, role, hand and the right to talk. Rules MB1 to MB12. */
export function evolveMember(state: TownhallState, event: MemberEvent): TownhallState {
  const id = event.memberId;
  switch (event.type) {
    case 'member.entered':
      return entered(state, event);
    case 'member.left':
      return withMember(state, id, { presence: { kind: 'away', sinceMs: event.at }, hasHandUp: false, mayTalk: false });
    case 'member.seat-released':
      return withPlace(state, id, { kind: 'none' });
    case 'member.sat':
      return withPlace(state, id, { kind: 'seated', seatId: event.seatId });
    case 'member.stood':
      return withPlace(state, id, { kind: 'standing' });
    case 'member.role-changed': {
      const room = event.role === 'attendee' ? 'given' : 'counted';
      const changed = withMember(state, id, { role: event.role, room });
      if (hasBody(event.role)) return changed;
      return withMember(withPlace(changed, id, { kind: 'none' }), id, { look: null });
    }
    case 'member.muted':
      return withMember(state, id, { isMuted: true, mutedBecause: null, mayTalk: false });
    case 'member.mute-explained': {
      const mutedBecause = { reason: textIn(event.personal, 'reason'), entry: state.seq };
      const explained = withMember(state, id, { mutedBecause });
      return event.personal === 'erased' ? explained : withEntry(explained, id);
    }
    case 'member.unmuted':
      return withMember(state, id, { isMuted: false, mutedBecause: null });
    case 'member.removed':
    case 'member.banned': {
      const isBanned = event.type === 'member.banned';
      const gone = withMember(withPlace(state, id, { kind: 'none' }), id, {
        presence: { kind: 'removed', isBanned, reason: textIn(event.personal, 'reason'), entry: state.seq },
        hasHandUp: false,
        isAllowed: false,
        mayTalk: false,
      });
      return event.personal === 'erased' ? gone : withEntry(gone, id);
    }
    case 'member.readmitted':
      return withMember(state, id, { presence: { kind: 'away', sinceMs: event.at } });
    case 'hand.raised':
      return withMember(state, id, { hasHandUp: true });
    case 'hand.lowered':
      return withMember(state, id, { hasHandUp: false });
    case 'voice.opened':
      return withMember(state, id, { mayTalk: true });
    case 'voice.allowed':
      return withMember(state, id, { isAllowed: true });
    case 'voice.disallowed':
      return withMember(state, id, { isAllowed: false });
    case 'voice.closed':
      return withMember(state, id, { mayTalk: false });
    default:
      return assertNever(event);
  }
}

function entered(state: TownhallState, event: EventOf<'member.entered'>): TownhallState {
  const known = state.members.get(event.memberId);
  const cleared = known === undefined ? state : withPlace(state, known.id, { kind: 'none' });
  const member: Member = {
    id: event.memberId,
    name: textIn(event.personal, 'name'),
    look: event.personal === 'erased' ? null : (event.personal.look ?? null),
    department: event.personal === 'erased' ? '' : (event.personal.department ?? ''),
    nameEntry: state.seq,
    role: event.role,
    // Another role than the one in force can only come from the door: the gate repeats the one in force.
    doorRole: event.hadNoRoom ? 'attendee' : known?.role === event.role ? known.doorRole : event.role,
    room: event.hadNoRoom ? 'none-left' : known?.role === event.role ? known.room : 'counted',
    sectionId: event.sectionId,
    isBot: event.isBot,
    presence: { kind: 'here' },
    place: { kind: 'none' },
    lastSeatId: known?.lastSeatId ?? null,
    hasHandUp: known?.hasHandUp ?? false,
    isMuted: known?.isMuted ?? false,
    mutedBecause: known?.mutedBecause ?? null,
    isAllowed: known?.isAllowed ?? false,
    mayTalk: known?.mayTalk ?? false,
    entries: known?.entries ?? List(),
  };
  const placed = withPlace(
    { ...cleared, members: cleared.members.set(member.id, member) },
    member.id,
    placeOf(event, known),
  );
  return event.personal === 'erased' ? placed : withEntry(placed, member.id);
}

function placeOf(event: EventOf<'member.entered'>, known: Member | undefined): Place {
  if (event.seatId !== null) return { kind: 'seated', seatId: event.seatId };
  if (!hasBody(event.role)) return { kind: 'none' };
  if (event.kind === 'body') return { kind: 'standing' };
  const stands = known?.presence.kind === 'here' && known.place.kind === 'standing';
  return { kind: stands ? 'standing' : 'none' };
}

/** The one way to change a place, so that members and seats always agree. */
function withPlace(state: TownhallState, id: MemberId, place: Place): TownhallState {
  const member = memberIn(state, id);
  let seats = state.seats;
  if (member.place.kind === 'seated') seats = seats.delete(seatKey(member.sectionId, member.place.seatId));
  if (place.kind === 'seated') seats = seats.set(seatKey(member.sectionId, place.seatId), id);
  const lastSeatId = place.kind === 'seated' ? place.seatId : member.lastSeatId;
  return { ...withMember(state, id, { place, lastSeatId }), seats };
}
