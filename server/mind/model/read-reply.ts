import type { z } from 'zod';
import { LanguageModelFailure } from '../ports.ts';

/** A reply is a few sentences or ids; anything longer is none. */
const replyCharacters = 12_000;

/** The JSON of a reply, by its schema. Throws {@link LanguageModelFailure} `malformed` on anything else. Rule MD12. */
export function readReply<T extends z.ZodType>(text: string, schema: T): z.infer<T> {
  if (text.length > replyCharacters) throw malformed('too long');
  // Many servers wrap JSON in a code fence or think aloud first.
  const plain = text.replace(/<think>[\s\S]*?<\/think>/g, '').trim();
  const json = /^```(?:json)?\s*([\s\S]*?)\s*```$/.exec(plain)?.[1] ?? plain;
  try {
    return schema.parse(JSON.parse(json));
  } catch (error) {
    throw malformed(error);
  }
}

function malformed(cause: unknown): LanguageModelFailure {
  return new LanguageModelFailure('malformed', { retryable: false, cause });
}
