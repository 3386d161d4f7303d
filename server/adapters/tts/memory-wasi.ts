import { GrowingBytes } from './growing-bytes.ts';

/** Error numbers of WASI preview 1 (`errno`). */
const ok = 0;
const badDescriptor = 8;
const noEntry = 44;

const stderr = 2;
/** The one folder that a program finds open: `/`. */
const root = 3;
const fileType = { characterDevice: 2, directory: 3, regular: 4 } as const;
const createFlag = 1;
const truncateFlag = 8;

interface OpenFile {
  readonly bytes: GrowingBytes;
  at: number;
}

class ProgramExit extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`program ended with ${code}`);
    this.code = code;
  }
}

/**
 * The thirteen calls of WASI preview 1 that flite imports, over files that live in memory: no disk, no environment, no clock. `node:wasi`
 * would open a real folder to a C program that reads what strangers typed, and warns that it is experimental. One object per run.
 * Source: the `wasi_snapshot_preview1` witx.
 */
export class MemoryWasi {
  readonly #args: readonly Uint8Array[];
  readonly #files = new Map<string, GrowingBytes>();
  readonly #open = new Map<number, OpenFile>();
  readonly #printed = new GrowingBytes();
  #memory: WebAssembly.Memory | undefined;
  #nextDescriptor = root + 1;

  constructor(args: readonly string[]) {
    this.#args = args.map((arg) => new TextEncoder().encode(`${arg}\0`));
  }

  /** Runs the program to its end and returns its exit code. Throws what its machine throws (a trap, no memory). */
  async run(program: WebAssembly.Module): Promise<number> {
    const instance = await WebAssembly.instantiate(program, { wasi_snapshot_preview1: this.#calls() });
    const { memory, _start } = instance.exports;
    if (!(memory instanceof WebAssembly.Memory) || typeof _start !== 'function') throw new Error('not a WASI program');
    this.#memory = memory;
    try {
      _start();
      return 0;
    } catch (error) {
      if (error instanceof ProgramExit) return error.code;
      throw error;
    }
  }

  /** What the program printed, on either output. */
  get printed(): string {
    return new TextDecoder().decode(this.#printed.bytes());
  }

  /** What the program wrote into a file of the root folder. */
  file(path: string): Uint8Array<ArrayBuffer> | undefined {
    return this.#files.get(path)?.bytes();
  }

  #calls(): WebAssembly.ModuleImports {
    return {
      args_sizes_get: (countAt: number, bytesAt: number) => {
        this.#setU32(countAt, this.#args.length);
        return this.#setU32(
          bytesAt,
          this.#args.reduce((sum, arg) => sum + arg.length, 0),
        );
      },
      args_get: (pointersAt: number, textAt: number) => {
        let to = textAt;
        for (const [index, arg] of this.#args.entries()) {
          this.#setU32(pointersAt + 4 * index, to);
          this.#span(to, arg.length).set(arg);
          to += arg.length;
        }
        return ok;
      },
      // Only seeds and benchmarks read the clock; zero makes every run the same.
      clock_time_get: (_clock: number, _precision: bigint, at: number) => {
        this.#view().setBigUint64(at, 0n, true);
        return ok;
      },
      fd_fdstat_get: (descriptor: number, at: number) => this.#describe(descriptor, at),
      fd_fdstat_set_flags: () => ok,
      fd_prestat_get: (descriptor: number, at: number) => {
        if (descriptor !== root) return badDescriptor;
        this.#setU32(at, 0);
        return this.#setU32(at + 4, 1);
      },
      fd_prestat_dir_name: (descriptor: number, at: number) => {
        if (descriptor !== root) return badDescriptor;
        this.#span(at, 1).set(new TextEncoder().encode('/'));
        return ok;
      },
      path_open: this.#openPath.bind(this),
      fd_close: (descriptor: number) => {
        this.#open.delete(descriptor);
        return ok;
      },
      fd_seek: this.#seek.bind(this),
      fd_read: (descriptor: number, vectorsAt: number, count: number, doneAt: number) => {
        const file = this.#open.get(descriptor);
        if (file === undefined) return badDescriptor;
        let done = 0;
        for (const room of this.#vectors(vectorsAt, count)) {
          const bytes = file.bytes.bytes(file.at, file.at + room.length);
          room.set(bytes);
          file.at += bytes.length;
          done += bytes.length;
        }
        return this.#setU32(doneAt, done);
      },
      fd_write: (descriptor: number, vectorsAt: number, count: number, doneAt: number) => {
        const file = this.#open.get(descriptor);
        if (file === undefined && (descriptor < 1 || descriptor > stderr)) return badDescriptor;
        let done = 0;
        for (const bytes of this.#vectors(vectorsAt, count)) {
          if (file === undefined) this.#printed.append(bytes);
          else {
            file.bytes.write(file.at, bytes);
            file.at += bytes.length;
          }
          done += bytes.length;
        }
        return this.#setU32(doneAt, done);
      },
      proc_exit: (code: number) => {
        throw new ProgramExit(code);
      },
    };
  }

  #describe(descriptor: number, at: number): number {
    const isFile = this.#open.has(descriptor);
    if (!isFile && descriptor > root) return badDescriptor;
    const type = isFile ? fileType.regular : descriptor === root ? fileType.directory : fileType.characterDevice;
    this.#span(at, 24).fill(0);
    this.#view().setUint8(at, type);
    // Every right on our own files; libc refuses to open or seek without them.
    this.#view().setBigUint64(at + 8, 0xffff_ffff_ffff_ffffn, true);
    this.#view().setBigUint64(at + 16, 0xffff_ffff_ffff_ffffn, true);
    return ok;
  }

  #openPath(
    folder: number,
    _lookup: number,
    pathAt: number,
    pathLength: number,
    flags: number,
    _rights: bigint,
    _inherited: bigint,
    _mode: number,
    descriptorAt: number,
  ): number {
    if (folder !== root) return badDescriptor;
    const path = new TextDecoder().decode(this.#span(pathAt, pathLength));
    let bytes = this.#files.get(path);
    if (bytes === undefined && (flags & createFlag) === 0) return noEntry;
    if (bytes === undefined || (flags & truncateFlag) !== 0) bytes = new GrowingBytes();
    this.#files.set(path, bytes);
    const descriptor = this.#nextDescriptor++;
    this.#open.set(descriptor, { bytes, at: 0 });
    return this.#setU32(descriptorAt, descriptor);
  }

  #seek(descriptor: number, offset: bigint, whence: number, at: number): number {
    const file = this.#open.get(descriptor);
    if (file === undefined) return badDescriptor;
    const from = [0, file.at, file.bytes.length][whence] ?? 0;
    file.at = Math.max(0, from + Number(offset));
    this.#view().setBigUint64(at, BigInt(file.at), true);
    return ok;
  }

  /** The stretches of memory that an `iovec` list names. */
  *#vectors(at: number, count: number): Generator<Uint8Array> {
    for (let i = 0; i < count; i++) {
      const view = this.#view();
      yield this.#span(view.getUint32(at + 8 * i, true), view.getUint32(at + 8 * i + 4, true));
    }
  }

  #setU32(at: number, value: number): number {
    this.#view().setUint32(at, value, true);
    return ok;
  }

  /** Made anew each time: growing the memory detaches older views. */
  #view(): DataView {
    return new DataView(this.#buffer());
  }

  #span(at: number, length: number): Uint8Array {
    return new Uint8Array(this.#buffer(), at, length);
  }

  #buffer(): ArrayBufferLike {
    if (this.#memory === undefined) throw new Error('the program is not running');
    return this.#memory.buffer;
  }
}
