/** A file in memory: bytes that grow as they are written, at any place. */
export class GrowingBytes {
  #room = new Uint8Array(64 * 1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  write(at: number, bytes: Uint8Array): void {
    const end = at + bytes.length;
    if (end > this.#room.length) {
      const wider = new Uint8Array(Math.max(end, this.#room.length * 2));
      wider.set(this.#room);
      this.#room = wider;
    }
    this.#room.set(bytes, at);
    this.#length = Math.max(this.#length, end);
  }

  append(bytes: Uint8Array): void {
    this.write(this.#length, bytes);
  }

  /** A copy of `[start, end)`. */
  bytes(start = 0, end = this.#length): Uint8Array<ArrayBuffer> {
    return this.#room.slice(start, Math.min(end, this.#length));
  }
}
