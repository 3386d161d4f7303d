import type { IncomingMessage, ServerResponse } from 'node:http';
import { type SpeechReply, type SpeechTrouble, speechBytes } from '../../../protocol/speech.ts';
import { RecognitionFailure } from '../../speech/ports.ts';
import { HttpTrouble, readBytes } from './reply.ts';

/** Gives the words of a sound, mono in −1…1 at 16 kHz; empty when there are none. Rejects with {@link RecognitionFailure}. */
export type Hear = (samples: Float32Array<ArrayBuffer>, signal: AbortSignal) => Promise<string>;

/** Reads the sound that a request carries and gives its words. The sound is let go with the request, which may end it at any time. */
export async function hearBody(hear: Hear, request: IncomingMessage, response: ServerResponse): Promise<SpeechReply> {
  const samples = samplesOf(await readBytes(request, speechBytes, 'speech-too-long'));
  const gone = new AbortController();
  const onClose = () => gone.abort();
  response.once('close', onClose);
  try {
    const text = (await hear(samples, gone.signal)).slice(0, 4000);
    if (text === '') throw new HttpTrouble(422, 'nothing-heard');
    return { text };
  } catch (error) {
    throw error instanceof RecognitionFailure ? troubleOf(error) : error;
  } finally {
    response.off('close', onClose);
  }
}

function samplesOf(body: Uint8Array): Float32Array<ArrayBuffer> {
  if (body.length === 0 || body.length % 2 !== 0) throw new HttpTrouble(400, 'bad-request');
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  return Float32Array.from({ length: body.length / 2 }, (_, i) => view.getInt16(2 * i, true) / 32_768);
}

const codes: Readonly<Record<RecognitionFailure['reason'], SpeechTrouble>> = {
  busy: 'speech-busy',
  unavailable: 'speech-failed',
  timeout: 'speech-busy',
  rejected: 'nothing-heard',
  aborted: 'speech-failed',
};

function troubleOf({ reason }: RecognitionFailure): HttpTrouble {
  return new HttpTrouble(reason === 'rejected' ? 422 : 503, codes[reason]);
}
