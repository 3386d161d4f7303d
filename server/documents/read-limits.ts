const megabyte = 1024 * 1024;

/** What reading one file may cost. Rules DR4, DR5, DR8. */
export interface ReadingLimits {
  /** The whole file; asked of the file system, and counted while reading. */
  readonly bytes: number;
  /** A file of any kind but mbox, and one message of an mbox: these are held in memory whole. */
  readonly wholeBytes: number;
  /** Everything that a compressed file holds, inflated. */
  readonly inflatedBytes: number;
  /** Pages of a PDF, entries of a zip, messages of a chat, cues, rows. */
  readonly parts: number;
  /** Messages of an mbox. */
  readonly messages: number;
  /** Elements, quotes, parts of a mail, arrays inside each other. */
  readonly depth: number;
  /** Counted only while somebody waits for the next document: a base, and so much more for each megabyte. */
  readonly ms: number;
  readonly msPerMegabyte: number;
  /** Of the child's heap; on Linux its whole memory is held to this and 192 MB for Node itself. */
  readonly heapMegabytes: number;
}

/** An mbox of 50 MB takes some seconds and 200 MB of memory (`import.mbox-50mb`); a memo a fraction of a second. */
export const readingLimits: ReadingLimits = {
  bytes: 160 * megabyte,
  wholeBytes: 40 * megabyte,
  inflatedBytes: 120 * megabyte,
  parts: 20_000,
  messages: 200_000,
  depth: 256,
  ms: 30_000,
  msPerMegabyte: 1_000,
  heapMegabytes: 512,
};
