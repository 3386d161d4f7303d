/** What a model is asked for: each step has an instruction and a deadline of its own. */
export type ModelStep = 'choose' | 'write' | 'check' | 'read' | 'translate' | 'english';

/** One question to a language model. It gets no tools, and nothing that is not in here. */
export interface ModelRequest {
  readonly step: ModelStep;
  /** The product's own words. */
  readonly instruction: string;
  /** Questions, passages, sentences: material to judge, as JSON, never part of the instruction. */
  readonly material: string;
  /** The reply has at most so many tokens. */
  readonly replyTokens: number;
  /** For the whole reply, to its last byte. */
  readonly timeoutMs: number;
}

export interface ModelReply {
  readonly text: string;
  /** As the server counted them, else reckoned from the letters. */
  readonly tokensIn: number;
  readonly tokensOut: number;
}

/** A language model that answers one request at a time. Rejects with {@link LanguageModelFailure}; never tries twice by itself. */
export interface TextModel {
  readonly id: string;
  reply(request: ModelRequest, signal: AbortSignal): Promise<ModelReply>;
}

/** So many tokens a text has, about: four letters each, as services count. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}
