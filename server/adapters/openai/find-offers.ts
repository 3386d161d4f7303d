import { type Capability, capabilitySchema, type Offers } from '../../../protocol/model-report.ts';

export interface OffersOptions {
  /** Address of any server that speaks the OpenAI protocol, up to and including `/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly timeoutMs?: number;
}

const paths: Readonly<Record<Capability, string>> = {
  responses: '/responses',
  chat: '/chat/completions',
  embeddings: '/embeddings',
  speech: '/audio/speech',
  transcription: '/audio/transcriptions',
  moderation: '/moderations',
};

/**
 * What a server offers, found out with requests that ask for nothing: a path that exists calls them incomplete, one that does not is not
 * found. They cost nothing and make nothing. Never rejects; what does not answer in time is unknown. Rule MD3.
 */
export async function findOffers({ baseUrl, apiKey, timeoutMs = 4000 }: OffersOptions): Promise<Offers> {
  const signal = AbortSignal.timeout(timeoutMs);
  const ask = async (path: string): Promise<Offers[Capability]> => {
    try {
      const response = await fetch(`${baseUrl.replace(/\/$/, '')}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        body: '{}',
        signal,
      });
      const text = (await response.text()).slice(0, 2000);
      return standingOf(response.status, text);
    } catch {
      // Nobody there, or too slow: that is what unknown says.
      return 'unknown';
    }
  };
  const found = await Promise.all(capabilitySchema.options.map((each) => ask(paths[each])));
  const at = (capability: Capability) => found[capabilitySchema.options.indexOf(capability)] ?? 'unknown';
  return {
    responses: at('responses'),
    chat: at('chat'),
    embeddings: at('embeddings'),
    speech: at('speech'),
    transcription: at('transcription'),
    moderation: at('moderation'),
  };
}

function standingOf(status: number, text: string): Offers[Capability] {
  // "No such model" is said by a path that exists.
  if (status === 404) return /model_not_found|model .{0,80}not (?:found|exist)/i.test(text) ? 'yes' : 'no';
  if (status === 405 || status === 501) return 'no';
  return status < 500 && status !== 401 && status !== 403 && status !== 429 ? 'yes' : 'unknown';
}
