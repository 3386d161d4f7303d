import { z } from 'zod';
import { DocumentFailure } from '../../documents/read-failure.ts';
import type { ReadingLimits } from '../../documents/read-limits.ts';
import { documentOfSlackDay, isSlackDay, namesOfSlack, slackUsersSchema } from '../../documents/read-slack.ts';
import { decodeJson } from './decode.ts';
import type { Read } from './read.ts';
import type { ZipEntry } from './zip.ts';

const channelsSchema = z.array(z.object({ name: z.string() }));
const day = /^(?:[^/]+\/)?([^/]+)\/\d{4}-\d\d-\d\d\.json$/;

/** One file of a channel's day. Its channel is the folder that it is said to lie in. */
export function readSlackDay(json: readonly unknown[], file: string, { parts }: ReadingLimits): Read {
  const channel = /(?:^|\/)([^/]+)\/[^/]+\.json$/i.exec(file)?.[1] ?? null;
  const document = documentOfSlackDay(json, { channel, names: new Map(), link: file, marks: `${file}#`, most: parts });
  return { documents: document === null ? [] : [document], leftOut: document === null ? 1 : 0 };
}

/** Whether a zip is laid out as Slack exports are. */
export function isSlackExport(entries: readonly ZipEntry[]): boolean {
  return (
    entries.some(({ name }) => /^(?:[^/]+\/)?users\.json$/.test(name)) && entries.some(({ name }) => day.test(name))
  );
}

/**
 * The days of all public channels of a Slack export, channel by channel. Private ones and messages between people are left out and counted,
 * where the export says which are which: nobody wrote them for everybody. Rule DR26.
 */
export function* readSlackExport(
  entries: readonly ZipEntry[],
  file: string,
  { depth, parts }: ReadingLimits,
): Generator<Read> {
  const json = (wanted: string): unknown => {
    const entry = entries.find(({ name }) => name === wanted || name.endsWith(`/${wanted}`));
    return entry === undefined ? null : decodeJson(entry.read(), depth);
  };
  const users = slackUsersSchema.safeParse(json('users.json'));
  if (!users.success) throw new DocumentFailure('broken', 'users.json is not as Slack writes it');
  const names = namesOfSlack(users.data);
  const channels = channelsSchema.safeParse(json('channels.json'));
  const open = channels.success ? new Set(channels.data.map(({ name }) => name)) : null;
  for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const channel = day.exec(entry.name)?.[1];
    if (channel === undefined) continue;
    if (open !== null && !open.has(channel)) {
      yield { documents: [], leftOut: 1 };
      continue;
    }
    const messages = decodeJson(entry.read(), depth);
    const link = `${file}#${channel}/${entry.name.slice(entry.name.lastIndexOf('/') + 1)}`;
    const isDay = isSlackDay(messages);
    const document = isDay
      ? documentOfSlackDay(messages, { channel, names, link, marks: `${link}/`, most: parts })
      : null;
    yield { documents: document === null ? [] : [document], leftOut: document === null ? 1 : 0 };
  }
}
