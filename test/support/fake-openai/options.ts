import type { Capability } from './capabilities.ts';
import type { ChatBody, SpeechBody, Trouble } from './replies.ts';

/** What the fake offers and says. */
export interface FakeOptions {
  /** What it offers; everything else is 404. Without it: everything. */
  readonly offers?: readonly Capability[];
  /** Without it any key will do. */
  readonly apiKey?: string;
  readonly models?: readonly string[];
  /** The assistant's message, as plain text or JSON text, whatever protocol it is asked over. Without it: `{}`. */
  readonly chat?: (body: ChatBody) => string | Trouble;
  /** Signed 16-bit little-endian PCM at `speechRateHz`. Without it: half a second of a 220 Hz tone. */
  readonly speech?: (body: SpeechBody) => Uint8Array | Trouble | Promise<Uint8Array | Trouble>;
  /** 24 kHz as the service has it. */
  readonly speechRateHz?: number;
  /** A server that sends its sound as it is, under this type, whatever format was asked for. */
  readonly rawSpeechAs?: string;
  /** Bytes per chunk of sound. Odd by default, because real servers cut samples in two. */
  readonly chunkBytes?: number;
  /** What somebody said in a sound; its bytes are a multipart form. Without it: "What about rent?" */
  readonly transcription?: (form: string) => string | Trouble;
  /** Whether a text is flagged. Without it none is. */
  readonly isFlagged?: (text: string) => boolean;
}
