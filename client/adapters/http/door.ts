import type { ConnectionKind } from '../../../protocol/commands.ts';
import { type Door as DoorName, doorSchema } from '../../../protocol/door.ts';
import { meReplySchema } from '../../../protocol/greeting.ts';
import {
  type EnterRequest,
  enterReplySchema,
  peopleReplySchema,
  similarReplySchema,
  voiceTokenReplySchema,
} from '../../../protocol/http.ts';
import type { Hash } from '../../../protocol/ids.ts';
import { speechReplySchema, speechType } from '../../../protocol/speech.ts';
import { answerReplySchema } from '../../../protocol/views.ts';
import type { Door, DoorReply } from '../../live/ports.ts';
import { parseSnapshot } from '../../world/parse.ts';
import { createHallReader } from './read-hall.ts';
import { askThrough, parsedBy, request } from './request.ts';

/** As many as browsers keep to one server; one that does not answer within this is dead. */
const keptConnections = 6;
const signOfLifeMs = 2000;
/** Half a minute of speech over a slow line, behind a few others who ask. */
const speechPatienceMs = 45_000;
/** The record of a thousand people: some twenty megabytes, over whatever line a phone has. */
const recordPatienceMs = 3_600_000;

/** The server's HTTP over `fetch`, through one door of the town hall, with that door's session cookie. */
export function createDoor(name: DoorName): Door {
  const ask = askThrough(name);
  const ofCrew = later(async () => (await import('./crew-door.ts')).createCrewDoor(name));
  const ofAccount = later(async () => (await import('./account-door.ts')).createAccountDoor(name));
  return {
    me: () => ask('/api/me', parsedBy(meReplySchema)),
    enter: (enterRequest: EnterRequest) => ask('/enter', parsedBy(enterReplySchema), enterRequest),
    snapshot: () =>
      ask('/api/snapshot', (body) => {
        const { value, dropped } = parseSnapshot(body);
        return value === null ? null : { snapshot: value, dropped };
      }),
    people: (name) => ask(`/api/people?name=${encodeURIComponent(name)}`, parsedBy(peopleReplySchema)),
    similar: (text) => ask('/api/similar', parsedBy(similarReplySchema), { text }),
    answer: (id: Hash) => ask(`/api/answers/${id}`, (body) => answerReplySchema.safeParse(body).data?.answer ?? null),
    hall: createHallReader(),
    // `null` is a valid answer here (voices are off), so it travels in a box.
    voiceToken: async (kind: ConnectionKind) => {
      const boxed = await ask(
        '/api/voice-token',
        (body) => {
          const parsed = voiceTokenReplySchema.safeParse(body);
          return parsed.success ? { ticket: parsed.data } : null;
        },
        { kind },
      );
      return boxed.kind === 'ok' ? { kind: 'ok', value: boxed.value.ticket } : boxed;
    },
    hear: (pcm) =>
      request(
        name,
        '/speech',
        { type: speechType, bytes: new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength) },
        async (response) => parsedBy(speechReplySchema)(await response.json()),
        speechPatienceMs,
      ),
    persona: ofCrew((door) => door.persona),
    consent: ofCrew((door) => door.consent),
    statements: ofCrew((door) => door.statements),
    statement: ofCrew((door) => door.statement),
    answers: ofCrew((door) => door.answers),
    manner: ofCrew((door) => door.manner),
    paceExample: ofCrew((door) => door.paceExample),
    model: ofCrew((door) => door.model),
    review: ofCrew((door) => door.review),
    again: ofCrew((door) => door.again),
    mark: ofCrew((door) => door.mark),
    inbox: ofCrew((door) => door.inbox),
    answerInbox: ofCrew((door) => door.answerInbox),
    rehearsal: ofCrew((door) => door.rehearsal),
    rehearse: ofCrew((door) => door.rehearse),
    rehearsedSound: ofCrew((door) => door.rehearsedSound),
    sample: ofCrew((door) => door.sample),
    delegates: ofCrew((door) => door.delegates),
    importFile: ofCrew((door) => door.importFile),
    importProgress: ofCrew((door) => door.importProgress),
    acceptPassages: ofCrew((door) => door.acceptPassages),
    signIn: ofAccount((door) => door.signIn),
    sessions: ofAccount((door) => door.sessions),
    endSession: ofAccount((door) => door.endSession),
    signOut: ofAccount((door) => door.signOut),
    renewSession: ofAccount((door) => door.renewSession),
    invited: ofAccount((door) => door.invited),
    acceptInvitation: ofAccount((door) => door.acceptInvitation),
    invitations: ofAccount((door) => door.invitations),
    makeInvitation: ofAccount((door) => door.makeInvitation),
    revokeInvitation: ofAccount((door) => door.revokeInvitation),
    ownLink: ofAccount((door) => door.ownLink),
    renew: () => {
      // At the same time, so that each goes through another of them. Broken off, it takes its connection along.
      for (let i = 0; i < keptConnections; i++)
        void request(name, '/health', null, (response) => response.text(), signOfLifeMs);
    },
    file: (file, form) => request(name, `/api/files/${file}.${form}`, null, (response) => response.blob()),
    record: async (onArrived) => {
      const { LongReply } = await import('./read-long.ts');
      // Whoever is a member through any door may read it.
      const names = [name, ...doorSchema.options.filter((other) => other !== name)];
      let reply: DoorReply<string> = { kind: 'unreachable' };
      for (const each of names) {
        const long = new LongReply(onArrived);
        reply = await request(
          each,
          '/api/record',
          null,
          (response) => long.text(response),
          recordPatienceMs,
          long.signal,
        );
        long.close();
        if (reply.kind !== 'refused' || reply.code !== 'no-session') return reply;
      }
      return reply;
    },
  };
}

/** From code that is fetched when it is first wanted; while it cannot be, the server is not reached. */
function later<M>(load: () => Promise<M>) {
  return <A extends readonly unknown[], T>(pick: (door: M) => (...asked: A) => Promise<DoorReply<T>>) =>
    async (...asked: A): Promise<DoorReply<T>> => {
      const door = await load().catch(() => null);
      return door === null ? { kind: 'unreachable' } : pick(door)(...asked);
    };
}
