import type { Door as DoorName } from '../../../protocol/door.ts';
import {
  acceptReplySchema,
  importHeader,
  importProgressSchema,
  importReplySchema,
  importType,
} from '../../../protocol/import-http.ts';
import { modelReplySchema } from '../../../protocol/model-report.ts';
import {
  againReplySchema,
  inboxReplySchema,
  personaActReplySchema,
  personaReplySchema,
  reviewReplySchema,
  sampleReplySchema,
  statementReplySchema,
} from '../../../protocol/persona-http.ts';
import { rehearsalReplySchema } from '../../../protocol/rehearsal.ts';
import type { Door } from '../../live/ports.ts';
import { askThrough, parsedBy, request } from './request.ts';

/** A mailbox over a slow line, and its reading. */
const importPatienceMs = 600_000;

/** What the desk and the studio alone ask of the server: fetched with their first question. */
export function createCrewDoor(name: DoorName) {
  const ask = askThrough(name);
  return {
    persona: () => ask('/persona', parsedBy(personaReplySchema)),
    consent: (asked) => ask('/persona/consent', parsedBy(personaActReplySchema), asked),
    statements: (asked) => ask('/persona/statements', parsedBy(personaActReplySchema), asked),
    statement: (hash) => ask(`/persona/statements/${hash}`, parsedBy(statementReplySchema)),
    answers: (asked) => ask('/persona/answers', parsedBy(personaActReplySchema), asked),
    manner: (asked) => ask('/persona/manner', parsedBy(personaActReplySchema), asked),
    paceExample: (pace) => request(name, `/persona/manner/sound/${pace}`, null, (response) => response.blob()),
    model: () => ask('/api/model', parsedBy(modelReplySchema)),
    review: () => ask('/persona/review', parsedBy(reviewReplySchema)),
    again: (id) => ask(`/persona/review/${id}`, parsedBy(againReplySchema)),
    mark: (asked) => ask('/persona/review', parsedBy(personaActReplySchema), asked),
    inbox: () => ask('/persona/inbox', parsedBy(inboxReplySchema)),
    answerInbox: (asked) => ask('/persona/inbox', parsedBy(personaActReplySchema), asked),
    rehearsal: () => ask('/persona/rehearsal', parsedBy(rehearsalReplySchema)),
    rehearse: (asked) => ask('/persona/rehearsal', parsedBy(rehearsalReplySchema), asked),
    rehearsedSound: ({ report, question, sentence }) =>
      request(name, `/persona/rehearsal/sound/${report}-${question}-${sentence}`, null, (response) => response.blob()),
    sample: (asked) => ask('/persona/sample', parsedBy(sampleReplySchema), asked),
    delegates: (asked) => ask('/persona/delegates', parsedBy(personaActReplySchema), asked),
    importFile: (file, terms, signal) => {
      const headers = { [importHeader]: encodeURIComponent(JSON.stringify(terms)) };
      const body = { type: importType, bytes: file, headers };
      const read = async (response: Response) => parsedBy(importReplySchema)(await response.json());
      return request(name, '/persona/import', body, read, importPatienceMs, signal);
    },
    importProgress: () => ask('/persona/import', parsedBy(importProgressSchema)),
    acceptPassages: (asked) => ask('/persona/import/accept', parsedBy(acceptReplySchema), asked),
  } satisfies Partial<Door>;
}
