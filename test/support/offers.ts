import type { Capability, Offers } from '../../protocol/model-report.ts';

/** A server that offers these, and nothing else. */
export function offersOf(...offered: readonly Capability[]): Offers {
  const at = (capability: Capability) => (offered.includes(capability) ? 'yes' : 'no');
  return {
    responses: at('responses'),
    chat: at('chat'),
    embeddings: at('embeddings'),
    speech: at('speech'),
    transcription: at('transcription'),
    moderation: at('moderation'),
  };
}
