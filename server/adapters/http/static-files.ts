import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.glb': 'model/gltf-binary',
  '.bin': 'application/octet-stream',
  '.wasm': 'application/wasm',
  '.ico': 'image/x-icon',
};

interface StaticFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly br: Buffer | null;
  readonly gzip: Buffer | null;
  readonly isHashed: boolean;
}

export interface StaticFiles {
  /** SHA-256 over all file names and sizes: changes with every build. */
  readonly build: string;
  /** SHA-256 of each style sheet inside the document, base64: what the content policy allows. */
  readonly styleHashes: readonly string[];
  /** The document of all pages when the path is a page's, else null. */
  page(pathname: string): string | null;
  /** Sends the file of this path; false when there is none. */
  send(request: IncomingMessage, response: ServerResponse, pathname: string): boolean;
}

/**
 * A build folder: read once and kept, some megabytes, so that no path outside it can be asked for, and a thousand people who come at once
 * wait for no disk. Compressed variants lie beside the files. `more` are files by their address that no build made.
 */
export function staticFiles(
  folder: string,
  pages: readonly string[],
  more: ReadonlyMap<string, Buffer> = new Map(),
): StaticFiles {
  const files = new Map(listFiles(folder));
  for (const [name, plain] of more) files.set(name, packed(name, plain));
  const build = createHash('sha256');
  for (const [name, file] of files) build.update(`${name} ${file.plain.length}\n`);
  const index = files.get('/index.html');
  const document = index === undefined ? null : index.plain.toString('utf8');
  if (document !== null) build.update(document);

  return {
    build: build.digest('hex').slice(0, 16),
    styleHashes: [...(document ?? '').matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, sheet = '']) =>
      createHash('sha256').update(sheet).digest('base64'),
    ),
    page: (pathname) => (pages.includes(pathname) ? document : null),
    send(request, response, pathname) {
      const file = files.get(pathname);
      if (file === undefined) return false;
      sendFile(request, response, file);
      return true;
    },
  };
}

function listFiles(folder: string): ReadonlyMap<string, StaticFile> {
  const names = new Set<string>();
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile())
        names.add(`/${path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/')}`);
    }
  } catch {
    return new Map();
  }
  const read = (name: string): Buffer => readFileSync(path.join(folder, name));
  const files = new Map<string, StaticFile>();
  for (const name of [...names].sort()) {
    // What is for the server itself (`.mjs`) or for nobody's browser is not sent.
    if (/\.(br|gz|map|mjs)$/.test(name)) continue;
    files.set(name, {
      type: typeOf(name),
      plain: read(name),
      br: names.has(`${name}.br`) ? read(`${name}.br`) : null,
      gzip: names.has(`${name}.gz`) ? read(`${name}.gz`) : null,
      isHashed: isHashed(name),
    });
  }
  return files;
}

/** A file with its compressed variant made here; pictures are compressed already. */
function packed(name: string, plain: Buffer): StaticFile {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  const br = path.extname(name) === '.webp' ? null : brotliCompressSync(plain, { params });
  return { type: typeOf(name), plain, br, gzip: null, isHashed: isHashed(name) };
}

const typeOf = (name: string): string => types[path.extname(name)] ?? 'application/octet-stream';
const isHashed = (name: string): boolean => /-[A-Za-z0-9_-]{8,}\.\w+$/.test(name) && name.startsWith('/assets/');

function sendFile(request: IncomingMessage, response: ServerResponse, file: StaticFile): void {
  const accepted = acceptedEncodings(request);
  const [encoding, body] =
    file.br !== null && accepted.has('br')
      ? (['br', file.br] as const)
      : file.gzip !== null && accepted.has('gzip')
        ? (['gzip', file.gzip] as const)
        : ([null, file.plain] as const);
  response.writeHead(200, {
    'content-type': file.type,
    'content-length': body.length,
    'cache-control': file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
    ...(encoding === null ? {} : { 'content-encoding': encoding }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** What the browser takes, without what it refuses by a quality of 0 (RFC 9110, 12.4.2). */
function acceptedEncodings(request: IncomingMessage): ReadonlySet<string> {
  const accepted = new Set<string>();
  for (const part of String(request.headers['accept-encoding'] ?? '').split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    if (!parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) accepted.add(name);
  }
  return accepted;
}
