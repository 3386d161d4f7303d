import { type Reaction, reactions } from './moment.ts';

/**
 * The people of other sections as they are seen in the balconies, once a second: 4 bytes a person: place uint8 · turn of the head int8 and
 * its pitch int8, both relative to looking at the stage, in steps of 1.5° · bit 0 hand up, bits 1–3 how they reacted since the last message
 * (0 not at all, else counted from 1 in the order of `reactions`), the rest 0. Who is not in it is not there.
 */
export const balconyPlaces = 256;
export const onlookerBytes = 4;
const stepRad = Math.PI / 120;
const handUpBit = 1;
const reactionShift = 1;

/** Somebody of another section: where they are shown, and how they look. */
export interface Onlooker {
  /** Below {@link balconyPlaces}, counted over all balconies, row by row. */
  readonly place: number;
  /** How far the head is turned to the left of the stage, and above it; radians. */
  readonly turnRad: number;
  readonly pitchRad: number;
  readonly hasHandUp: boolean;
  /** How they reacted since the last message; null for not at all. */
  readonly reaction: Reaction | null;
}

/** Encodes who is in the balconies into fresh bytes, shared by every receiver. */
export function encodeBalcony(people: readonly Onlooker[]): Uint8Array {
  const bytes = new Uint8Array(people.length * onlookerBytes);
  const view = new DataView(bytes.buffer);
  for (const [index, { place, turnRad, pitchRad, hasHandUp, reaction }] of people.entries()) {
    const at = index * onlookerBytes;
    view.setUint8(at, place);
    view.setInt8(at + 1, steps(turnRad));
    view.setInt8(at + 2, steps(pitchRad));
    view.setUint8(at + 3, (hasHandUp ? handUpBit : 0) | (numberOf(reaction) << reactionShift));
  }
  return bytes;
}

/** Reads who is in the balconies; null when the bytes are no such message. */
export function decodeBalcony(bytes: DataView): readonly Onlooker[] | null {
  const count = bytes.byteLength / onlookerBytes;
  if (!Number.isInteger(count) || count > balconyPlaces) return null;
  const people: Onlooker[] = [];
  for (let at = 0; at < bytes.byteLength; at += onlookerBytes) {
    const flags = bytes.getUint8(at + 3);
    const number = flags >> reactionShift;
    if (number > reactions.length) return null;
    people.push({
      place: bytes.getUint8(at),
      turnRad: bytes.getInt8(at + 1) * stepRad,
      pitchRad: bytes.getInt8(at + 2) * stepRad,
      hasHandUp: (flags & handUpBit) !== 0,
      reaction: reactions[number - 1] ?? null,
    });
  }
  return people;
}

function numberOf(reaction: Reaction | null): number {
  return reaction === null ? 0 : reactions.indexOf(reaction) + 1;
}

/** Nobody turns farther than over their shoulder: 120 steps are 180°. */
function steps(rad: number): number {
  const wrapped = Math.atan2(Math.sin(rad), Math.cos(rad));
  return Math.max(-120, Math.min(120, Math.round(wrapped / stepRad)));
}
