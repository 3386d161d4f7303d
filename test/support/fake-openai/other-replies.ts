import { createHash } from 'node:crypto';

const categories = [
  'harassment',
  'harassment/threatening',
  'hate',
  'hate/threatening',
  'illicit',
  'illicit/violent',
  'self-harm',
  'self-harm/instructions',
  'self-harm/intent',
  'sexual',
  'sexual/minors',
  'violence',
  'violence/graphic',
];

/** Vectors of unit length; texts that share words are alike. */
export function embeddingList(
  model: string,
  texts: readonly string[],
  { dimensions = 64, isBase64 }: { readonly dimensions?: number | undefined; readonly isBase64: boolean },
): object {
  const data = texts.map((text, index) => {
    const vector = vectorOf(text, dimensions);
    const embedding = isBase64 ? Buffer.from(vector.buffer).toString('base64') : [...vector];
    return { object: 'embedding', index, embedding };
  });
  const prompt_tokens = Math.ceil(texts.join('').length / 4);
  return { object: 'list', model, data, usage: { prompt_tokens, total_tokens: prompt_tokens } };
}

function vectorOf(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const place = createHash('sha256').update(word).digest().readUInt32BE() % dimensions;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** What the service says of texts; `isFlagged` decides for each. */
export function moderation(model: string, texts: readonly string[], isFlagged: (text: string) => boolean): object {
  const results = texts.map((text) => {
    const flagged = isFlagged(text);
    const each = <Value>(value: (category: string) => Value) =>
      Object.fromEntries(categories.map((category) => [category, value(category)]));
    return {
      flagged,
      categories: each((category) => flagged && category === 'harassment'),
      category_scores: each((category) => (flagged && category === 'harassment' ? 0.9 : 0.001)),
      category_applied_input_types: each(() => ['text']),
    };
  });
  return { id: 'modr-1', model, results };
}

/** `GET /v1/models`. */
export function modelList(models: readonly string[]): object {
  return { object: 'list', data: models.map((id) => ({ id, object: 'model', created: 1, owned_by: 'fake' })) };
}

/** Half a second of a 220 Hz tone at 24 kHz. */
export function tone(): Uint8Array {
  const samples = new Int16Array(12_000);
  for (let i = 0; i < samples.length; i++) samples[i] = 8000 * Math.sin((2 * Math.PI * 220 * i) / 24_000);
  return new Uint8Array(samples.buffer);
}
