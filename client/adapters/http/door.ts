import type { z } from 'zod';
import type { ConnectionKind } from '../../../protocol/commands.ts';
import { type Door as DoorName, doorHeader, doorSchema } from '../../../protocol/door.ts';
import { meReplySchema } from '../../../protocol/greeting.ts';
import {
  type EnterRequest,
  enterReplySchema,
  errorReplySchema,
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

/** A reply that does not come within this is no reply. */
const patienceMs = 10_000;
/** As many as browsers keep to one server; one that does not answer within this is dead. */
const keptConnections = 6;
const signOfLifeMs = 2000;
/** Half a minute of speech over a slow line, behind a few others who ask. */
const speechPatienceMs = 45_000;
/** A mailbox over a slow line, and its reading. */
const importPatienceMs = 600_000;
/** The record of a thousand people: some twenty megabytes, written line by line. */
const recordPatienceMs = 120_000;

/** Asks through a door; a body is sent as JSON. `read` gives null for what it does not understand. */
export function askThrough(name: DoorName) {
  return <T>(path: string, read: (body: unknown) => T | null, body?: unknown): Promise<DoorReply<T>> =>
    request(name, path, body === undefined ? null : jsonOf(body), async (response) => read(await response.json()));
}

/** The server's HTTP over `fetch`, through one door of the town hall, with that door's session cookie. */
export function createDoor(name: DoorName): Door {
  const ask = askThrough(name);
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
    // Only the studio reads these: its forms are fetched when it does.
    persona: async () => ask('/persona', parsedBy((await personaForms()).personaReplySchema)),
    consent: async (asked) => ask('/persona/consent', parsedBy((await personaForms()).personaActReplySchema), asked),
    statements: async (asked) =>
      ask('/persona/statements', parsedBy((await personaForms()).personaActReplySchema), asked),
    statement: async (hash) =>
      ask(`/persona/statements/${hash}`, parsedBy((await personaForms()).statementReplySchema)),
    answers: async (asked) => ask('/persona/answers', parsedBy((await personaForms()).personaActReplySchema), asked),
    manner: async (asked) => ask('/persona/manner', parsedBy((await personaForms()).personaActReplySchema), asked),
    paceExample: (pace) => request(name, `/persona/manner/sound/${pace}`, null, (response) => response.blob()),
    // So do the desk and the studio alone.
    model: async () =>
      ask('/api/model', parsedBy((await import('../../../protocol/model-report.ts')).modelReplySchema)),
    review: async () => ask('/persona/review', parsedBy((await personaForms()).reviewReplySchema)),
    again: async (id) => ask(`/persona/review/${id}`, parsedBy((await personaForms()).againReplySchema)),
    mark: async (asked) => ask('/persona/review', parsedBy((await personaForms()).personaActReplySchema), asked),
    inbox: async () => ask('/persona/inbox', parsedBy((await personaForms()).inboxReplySchema)),
    answerInbox: async (asked) => ask('/persona/inbox', parsedBy((await personaForms()).personaActReplySchema), asked),
    rehearsal: async () => ask('/persona/rehearsal', parsedBy((await rehearsalForms()).rehearsalReplySchema)),
    rehearse: async (asked) =>
      ask('/persona/rehearsal', parsedBy((await rehearsalForms()).rehearsalReplySchema), asked),
    rehearsedSound: ({ report, question, sentence }) =>
      request(name, `/persona/rehearsal/sound/${report}-${question}-${sentence}`, null, (response) => response.blob()),
    sample: async (asked) => ask('/persona/sample', parsedBy((await personaForms()).sampleReplySchema), asked),
    delegates: async (asked) =>
      ask('/persona/delegates', parsedBy((await personaForms()).personaActReplySchema), asked),
    importFile: async (file, terms, signal) => {
      const { importHeader, importReplySchema, importType } = await importForms();
      const headers = { [importHeader]: encodeURIComponent(JSON.stringify(terms)) };
      const body = { type: importType, bytes: file, headers };
      const read = async (response: Response) => parsedBy(importReplySchema)(await response.json());
      return request(name, '/persona/import', body, read, importPatienceMs, signal);
    },
    importProgress: async () => ask('/persona/import', parsedBy((await importForms()).importProgressSchema)),
    acceptPassages: async (asked) =>
      ask('/persona/import/accept', parsedBy((await importForms()).acceptReplySchema), asked),
    signIn: async () => ask('/api/sign-in', parsedBy((await signInForms()).signInReplySchema)),
    sessions: async () => ask('/api/sessions', parsedBy((await signInForms()).sessionsReplySchema)),
    endSession: async (id) => ask('/api/sessions', parsedBy((await signInForms()).sessionsReplySchema), { id }),
    signOut: async () => ask('/sign-out', parsedBy((await signInForms()).signOutReplySchema), {}),
    renewSession: async () => ask('/api/sessions/renew', parsedBy((await signInForms()).renewReplySchema), {}),
    invited: async () => ask('/api/invited', parsedBy((await inviteForms()).invitedReplySchema)),
    acceptInvitation: async () => ask('/api/invited', parsedBy((await inviteForms()).acceptedReplySchema), {}),
    invitations: async () => ask('/api/invitations', parsedBy((await inviteForms()).invitationsReplySchema)),
    makeInvitation: async (asked) =>
      ask('/api/invitations', parsedBy((await inviteForms()).invitationsReplySchema), asked),
    revokeInvitation: async (asked) =>
      ask('/api/invitations/revoke', parsedBy((await inviteForms()).invitationsReplySchema), asked),
    ownLink: async () => ask('/api/invitations/own', parsedBy((await inviteForms()).ownLinkReplySchema), {}),
    renew: () => {
      // At the same time, so that each goes through another of them. Broken off, it takes its connection along.
      for (let i = 0; i < keptConnections; i++)
        void request(name, '/health', null, (response) => response.text(), signOfLifeMs);
    },
    file: (file, form) => request(name, `/api/files/${file}.${form}`, null, (response) => response.blob()),
    record: async () => {
      // Whoever is a member through any door may read it.
      const names = [name, ...doorSchema.options.filter((other) => other !== name)];
      let reply: DoorReply<string> = { kind: 'unreachable' };
      for (const each of names) {
        reply = await request(each, '/api/record', null, (response) => response.text(), recordPatienceMs);
        if (reply.kind !== 'refused' || reply.code !== 'no-session') return reply;
      }
      return reply;
    },
  };
}

const importForms = () => import('../../../protocol/import-http.ts');
const personaForms = () => import('../../../protocol/persona-http.ts');
const signInForms = () => import('../../../protocol/sign-in.ts');
const inviteForms = () => import('../../../protocol/invitations.ts');
const rehearsalForms = () => import('../../../protocol/rehearsal.ts');

function jsonOf(body: unknown) {
  return { type: 'application/json', bytes: JSON.stringify(body) };
}

function parsedBy<T>(schema: z.ZodType<T>): (body: unknown) => T | null {
  return (body) => schema.safeParse(body).data ?? null;
}

const notUnderstood = {
  kind: 'refused',
  code: 'outdated',
  message: 'This page does not understand the server. Reload it.',
} as const;

async function request<T>(
  door: DoorName,
  path: string,
  body: {
    readonly type: string;
    readonly bytes: string | Uint8Array<ArrayBuffer> | Blob;
    readonly headers?: Readonly<Record<string, string>>;
  } | null,
  read: (response: Response) => Promise<T | null>,
  withinMs = patienceMs,
  stop: AbortSignal | null = null,
): Promise<DoorReply<T>> {
  try {
    const response = await fetch(path, {
      method: body === null ? 'GET' : 'POST',
      headers: { [doorHeader]: door, ...(body === null ? {} : { 'content-type': body.type, ...body.headers }) },
      ...(body === null ? {} : { body: body.bytes }),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.any([AbortSignal.timeout(withinMs), ...(stop === null ? [] : [stop])]),
    });
    if (response.ok) {
      const value = await read(response);
      return value === null ? notUnderstood : { kind: 'ok', value };
    }
    const trouble = errorReplySchema.safeParse(await response.json().catch(() => null));
    if (trouble.success) return { kind: 'refused', code: trouble.data.error, message: trouble.data.message };
    // A proxy between us and the server answers in its own words.
    return response.status >= 500
      ? { kind: 'unreachable' }
      : {
          kind: 'refused',
          code: 'bad-request',
          message: `The server refused this (${response.status}). Reload the page.`,
        };
  } catch {
    // No network, a timeout, or a body that breaks off: to the page all are one.
    return { kind: 'unreachable' };
  }
}
