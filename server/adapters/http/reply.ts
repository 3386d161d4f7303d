import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { type DoorTrouble, doorTroubles } from '../../../protocol/door.ts';
import { type ImportTrouble, importTroubles } from '../../../protocol/import-troubles.ts';
import { type RefusalCode, refusals } from '../../../protocol/refusals.ts';
import { type SpeechTrouble, speechTroubles } from '../../../protocol/speech.ts';

type TroubleCode = DoorTrouble | ImportTrouble | SpeechTrouble | RefusalCode;

/** What a route throws to answer with an error: a code, a status and the sentence people read. */
export class HttpTrouble extends Error {
  readonly status: number;
  readonly code: TroubleCode;
  /** `detail`: a sentence of ours that says more. `says`: the one to read instead of the code's own. */
  constructor(status: number, code: TroubleCode, detail = '', says = sentenceOf(code)) {
    super(detail === '' ? says : `${says} (${detail})`);
    this.name = 'HttpTrouble';
    this.status = status;
    this.code = code;
  }
}

const sentences: ReadonlyMap<string, string> = new Map([
  ...Object.entries(doorTroubles),
  ...Object.entries(importTroubles),
  ...Object.entries(speechTroubles),
  ...Object.entries(refusals),
]);

function sentenceOf(code: string): string {
  return sentences.get(code) ?? code;
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
}

export function sendTrouble(response: ServerResponse, trouble: HttpTrouble): void {
  sendJson(response, trouble.status, { error: trouble.code, message: trouble.message });
}

/** Reads a JSON body of at most `limitBytes`, parsed by the schema. Throws `bad-request`. */
export async function readJson<T extends z.ZodType>(
  request: IncomingMessage,
  schema: T,
  limitBytes: number,
): Promise<z.infer<T>> {
  const text = Buffer.from(await readBytes(request, limitBytes)).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new HttpTrouble(400, 'bad-request');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new HttpTrouble(400, 'bad-request');
  return parsed.data;
}

/** Reads a body of at most `limitBytes`. Throws `bad-request`, or `tooLong` when it is more. */
export async function readBytes(
  request: IncomingMessage,
  limitBytes: number,
  tooLong: TroubleCode = 'bad-request',
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    // Left alone when it is too much: destroying it would end the socket before the answer is read.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length;
      if (bytes > limitBytes) break;
      chunks.push(chunk);
    }
  } catch {
    // The browser went away in the middle.
    throw new HttpTrouble(400, 'bad-request');
  }
  if (bytes > limitBytes) throw new HttpTrouble(413, tooLong);
  return Buffer.concat(chunks);
}
