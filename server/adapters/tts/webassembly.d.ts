// The server is checked without the browser's types, and Node's own leave WebAssembly out. Only what flite needs.
declare namespace WebAssembly {
  class Module {
    readonly [Symbol.toStringTag]: string;
  }
  class Memory {
    readonly buffer: ArrayBufferLike;
  }
  type ModuleImports = Record<string, (...args: never[]) => number>;
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
  function instantiate(module: Module, imports: Record<string, ModuleImports>): Promise<Instance>;
}
