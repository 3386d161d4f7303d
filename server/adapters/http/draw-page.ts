import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MeReply } from '../../../protocol/greeting.ts';

/** The join page as HTML for whom it greets, at this address; empty where another page comes first. Rule H11. */
export type DrawPage = (greeting: MeReply, url: URL) => string;

/** Beside the pages, never sent. */
const fileName = 'document.mjs';

/** What draws it: built from the pages' own code. Without a build there is nothing to draw. */
export async function loadDrawPage(folder: string): Promise<DrawPage> {
  const file = path.join(folder, fileName);
  if (!existsSync(file)) return () => '';
  const code: unknown = await import(pathToFileURL(file).href);
  if (!drawsPages(code)) throw new Error(`${file} draws no pages: build them again by \`npm start\`.`);
  return code.drawPage;
}

function drawsPages(code: unknown): code is { readonly drawPage: DrawPage } {
  return typeof code === 'object' && code !== null && 'drawPage' in code && typeof code.drawPage === 'function';
}
