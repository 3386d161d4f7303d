import type { ServerResponse } from 'node:http';
import type { Refusal } from '../../../protocol/refusals.ts';
import { SpeechFailure } from '../../speech/ports.ts';
import { HttpTrouble } from './reply.ts';

/** Answers with a WAV file that is made for whoever asks, and made no further when they have gone; null: there is no such thing. */
export async function sendSound(
  response: ServerResponse,
  make: (signal: AbortSignal) => Promise<Uint8Array | Refusal | null>,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const bytes = await make(gone.signal).catch((error: unknown) => {
    throw error instanceof SpeechFailure ? new HttpTrouble(503, 'rehearsal-unheard') : error;
  });
  if (bytes === null) throw new HttpTrouble(404, 'not-found');
  if ('refused' in bytes) throw new HttpTrouble(409, bytes.refused);
  response.writeHead(200, { 'content-type': 'audio/wav', 'content-length': bytes.length, 'cache-control': 'no-store' });
  response.end(bytes);
}
