import type { RawState } from '../../world/mirror.ts';

type Fields = Readonly<Record<string, unknown>>;

const hallFields = [
  'townhallId',
  'sectionId',
  'title',
  'leaderName',
  'phase',
  'isLocked',
  'talk',
  'slowMinutes',
  'isCalm',
  'showsUnread',
  'agendaNow',
  'agendaNext',
  'voices',
  'record',
  'seq',
  'head',
  'signedHead',
  'questionsWaiting',
  'questionsAnswered',
  'pending',
  'elsewhere',
  'strain',
] as const;
const stageFields = [
  'holder',
  'epoch',
  'questionId',
  'answerId',
  'memberId',
  'memberName',
  'voiceIdentity',
  'isPaused',
  'avatarSilentBecause',
  'isAvatarHeld',
  'dial',
  'isForPerson',
] as const;
const personFields = [
  'memberId',
  'name',
  'role',
  'slot',
  'seatId',
  'isBot',
  'isAway',
  'hasHandUp',
  'isMuted',
  'isAllowed',
  'mayTalk',
  'mistakenFor',
  'look',
] as const;
const queuedFields = ['id', 'text', 'authorName', 'authorMistakenFor', 'votes', 'status', 'place'] as const;

/** Reads the replicated state (reflected: its classes come from the server's handshake) into plain records, unchecked. */
export function readState(state: unknown): RawState {
  return {
    hall: pick(state, hallFields),
    stage: pick(field(state, 'stage'), stageFields),
    roster: values(field(state, 'roster')).map((entry) => pick(entry, personFields)),
    queue: values(field(state, 'queue')).map((entry) => pick(entry, queuedFields)),
  };
}

function field(source: unknown, name: string): unknown {
  return typeof source === 'object' && source !== null ? Reflect.get(source, name) : undefined;
}

function pick(source: unknown, names: readonly string[]): Fields {
  const fields: Record<string, unknown> = {};
  for (const name of names) fields[name] = field(source, name);
  return fields;
}

/** The values of a replicated map. */
function values(map: unknown): unknown[] {
  const items: unknown[] = [];
  const forEach = field(map, 'forEach');
  if (typeof forEach === 'function') forEach.call(map, (item: unknown) => items.push(item));
  return items;
}
