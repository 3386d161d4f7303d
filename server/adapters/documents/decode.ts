import { DocumentFailure } from '../../documents/read-failure.ts';

/**
 * Bytes as text: by the byte order mark, by what the file declares, as UTF-8 when they are, else as Windows-1252, in which every byte is a
 * character.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const named = declared === null ? null : decoderFor(declared);
  if (named !== null) return named.decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

/** JSON of a file; broken when it is none, too deep when its arrays and objects are. */
export function decodeJson(bytes: Uint8Array, mostDepth: number): unknown {
  const text = decodeText(bytes).replace(/^\ufeff/, '');
  let depth = 0;
  let isString = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isString) {
      if (unit === 0x5c) i++;
      else if (unit === 0x22) isString = false;
    } else if (unit === 0x22) isString = true;
    else if (unit === 0x5b || unit === 0x7b) {
      if (++depth > mostDepth) throw new DocumentFailure('too-deep');
    } else if (unit === 0x5d || unit === 0x7d) depth--;
  }
  try {
    return JSON.parse(text);
  } catch {
    // Its message quotes the file.
    throw new DocumentFailure('broken', 'no JSON');
  }
}
