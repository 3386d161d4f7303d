import { crc32, inflateRawSync } from 'node:zlib';
import { DocumentFailure } from '../../documents/read-failure.ts';
import type { ReadingLimits } from '../../documents/read-limits.ts';

export interface ZipEntry {
  readonly name: string;
  /** As the directory says it; checked when it is read. */
  readonly size: number;
  read(): Uint8Array;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endBytes = 22;
const entryBytes = 46;

/**
 * The entries of a zip by its directory. Their sizes are summed before anything is inflated, and inflating stops at what the directory says,
 * so no bomb gets further than the limit; the checksum tells a damaged entry. Encrypted entries are refused, and zips of more than 4 GB.
 * Names lead nowhere: nothing is written. Rule DR20.
 */
export function openZip(
  bytes: Uint8Array,
  limits: Pick<ReadingLimits, 'parts' | 'inflatedBytes'>,
): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return entriesOf(bytes, view, limits);
  } catch (error) {
    if (error instanceof DocumentFailure) throw error;
    throw new DocumentFailure('broken', 'a zip whose directory leads outside');
  }
}

function entriesOf(
  bytes: Uint8Array,
  view: DataView,
  { parts, inflatedBytes }: Pick<ReadingLimits, 'parts' | 'inflatedBytes'>,
): readonly ZipEntry[] {
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > parts) throw new DocumentFailure('too-many-parts', `more than ${parts} entries in a zip`);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== entryMark) throw new DocumentFailure('broken', 'a zip without a directory');
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const sum32 = view.getUint32(at + 16, true);
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameBytes = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + entryBytes, at + entryBytes + nameBytes));
    const local = view.getUint32(at + 42, true);
    if ((flags & 1) !== 0) throw new DocumentFailure('encrypted');
    sum += size;
    if (sum > inflatedBytes) throw new DocumentFailure('too-large', 'inflated');
    entries.push({ name, size, read: () => readEntry({ bytes, view, local, method, packed, size, sum32 }) });
    at += entryBytes + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Where the directory's end stands: within the last 64 kB, behind it only a comment. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - endBytes; at >= Math.max(0, view.byteLength - endBytes - 0xffff); at--)
    if (view.getUint32(at, true) === endMark) return at;
  throw new DocumentFailure('broken', 'a zip that is cut off');
}

interface Packed {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly local: number;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly sum32: number;
}

function readEntry({ bytes, view, local, method, packed, size, sum32 }: Packed): Uint8Array {
  try {
    if (view.getUint32(local, true) !== localMark) throw new RangeError('no entry there');
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const raw = bytes.subarray(start, start + packed);
    // A buffer longer than what the directory says throws.
    const whole = method === 0 ? raw : method === 8 && size > 0 ? inflateRawSync(raw, { maxOutputLength: size }) : null;
    if (size === 0) return new Uint8Array();
    if (whole?.length === size && crc32(whole) === sum32) return whole;
  } catch {
    // Said below, in our words.
  }
  throw new DocumentFailure('broken', 'a damaged entry of a zip');
}
