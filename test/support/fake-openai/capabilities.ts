/** What a server may offer, and where it is asked for. */
export const capabilityAt = {
  '/v1/responses': 'responses',
  '/v1/chat/completions': 'chat',
  '/v1/embeddings': 'embeddings',
  '/v1/audio/speech': 'speech',
  '/v1/audio/transcriptions': 'transcription',
  '/v1/moderations': 'moderation',
} as const;
export type Capability = (typeof capabilityAt)[keyof typeof capabilityAt];
