import { z } from 'zod';
import type { SourceDocument } from './document.ts';
import { dateOfSeconds } from './read-date.ts';
import { DocumentFailure } from './read-failure.ts';
import { documentOf, noFacts, type Piece } from './read-pieces.ts';
import { slackText } from './read-slack-text.ts';

const name = z.string().nullish();
const profileSchema = z.object({ real_name: name, display_name: name, name });
const userSchema = z.object({ id: z.string(), name, real_name: name, profile: profileSchema.nullish() });
export const slackUsersSchema = z.array(userSchema);

const quoteSchema = z.object({
  is_share: z.boolean().nullish(),
  is_msg_unfurl: z.boolean().nullish(),
  author_name: name,
  author_id: name,
  text: name,
});
const plainMessage = z.object({
  type: z.string().nullish(),
  subtype: z.string().nullish(),
  ts: z.string(),
  thread_ts: z.string().nullish(),
  user: z.string().nullish(),
  username: name,
  bot_id: z.string().nullish(),
  hidden: z.boolean().nullish(),
  deleted_ts: z.string().nullish(),
  text: name,
  user_profile: profileSchema.nullish(),
  attachments: z.array(quoteSchema.catch({})).nullish().catch(null),
});
/** An edit as some exports keep it: an event with the message as it is now. */
const messageSchema = z.union([
  z.object({ subtype: z.literal('message_changed'), message: plainMessage }),
  plainMessage,
]);
const firstMessage = z.object({ type: z.literal('message'), ts: z.string() });

type Message = z.infer<typeof plainMessage>;
/** Names by user id. */
export type SlackNames = ReadonlyMap<string, string>;

export interface SlackDay {
  /** Null when the file does not say. */
  readonly channel: string | null;
  readonly names: SlackNames;
  readonly link: string;
  /** What a message's time is put behind, to lead there. */
  readonly marks: string;
  /** Most messages. */
  readonly most: number;
}

/** Events that are no words of the one whose name they bear. */
const isEvent =
  /^(?:channel_|group_|pinned_|unpinned_|reminder_|bot_add|bot_remove|tombstone|sh_room|huddle|app_conversation|joiner_)/;

export function namesOfSlack(users: z.infer<typeof slackUsersSchema>): SlackNames {
  return new Map(
    users.map(({ id, name: handle, real_name: real, profile }) => [
      id,
      nameIn({ ...profile, ...(real && { real_name: real }) }) || handle || id,
    ]),
  );
}

/** Whether a parsed file looks like a day of a channel: an array whose first entries are messages with a time. */
export function isSlackDay(json: unknown): json is readonly unknown[] {
  return Array.isArray(json) && json.slice(0, 5).some((entry) => firstMessage.safeParse(entry).success);
}

/**
 * One day of one Slack channel as a document: who says what under a line with name and time, threads after what they answer, messages as last
 * edited, deleted ones and events left out. What a bot posts is nobody's; lines with `>` and shared messages are quoted. Marks lead to each
 * message. Times are UTC, as the export has them. Null when nobody says anything. Rules DR24, DR25.
 */
export function documentOfSlackDay(
  entries: readonly unknown[],
  { channel, names, link, marks, most }: SlackDay,
): SourceDocument | null {
  if (entries.length > most) throw new DocumentFailure('too-many-parts', `more than ${most} messages`);
  const messages = inThreads(asTheyStand(entries));
  const known = new Map(names);
  for (const { user, user_profile: profile } of messages)
    if (user && profile && !known.has(user)) known.set(user, nameIn(profile) || user);
  const day = dateOfSeconds(Number(messages[0]?.ts));
  return documentOf(
    {
      ...noFacts,
      title: channel === null ? '' : `#${channel}`,
      date: day,
      place: channel === null ? 'Slack' : `Slack #${channel}`,
      audience: channel === null ? null : `#${channel}`,
      link,
    },
    messages.flatMap((message) => piecesOf(message, known, marks)),
  );
}

/** The messages of an export as they are after all edits, oldest first. Entries that are none are left out; none at all is broken. */
function asTheyStand(entries: readonly unknown[]): readonly Message[] {
  const byTime = new Map<string, Message>();
  let isAny = false;
  for (const entry of entries) {
    const { data } = messageSchema.safeParse(entry);
    if (data === undefined) continue;
    isAny = true;
    if ('message' in data) byTime.set(data.message.ts, data.message);
    else if (data.subtype === 'message_deleted' && data.deleted_ts) byTime.delete(data.deleted_ts);
    else if (!data.hidden && !isEvent.test(data.subtype ?? '')) byTime.set(data.ts, data);
  }
  if (!isAny) throw new DocumentFailure('broken', 'no message of a chat');
  return [...byTime.values()].sort((a, b) => Number(a.ts) - Number(b.ts));
}

/** Replies after the message that they answer, wherever the day has them. */
function inThreads(messages: readonly Message[]): readonly Message[] {
  const here = new Set(messages.map(({ ts }) => ts));
  const isReply = ({ ts, thread_ts: thread }: Message): boolean => !!thread && thread !== ts && here.has(thread);
  const replies = Map.groupBy(messages.filter(isReply), ({ thread_ts: thread }) => thread ?? '');
  return messages.flatMap((message) => (isReply(message) ? [] : [message, ...(replies.get(message.ts) ?? [])]));
}

function piecesOf(message: Message, names: SlackNames, marks: string): readonly Piece[] {
  const { ts, user, user_profile: profile, username, bot_id: bot, subtype, text, attachments } = message;
  const isBot = subtype === 'bot_message' || (!!bot && !profile);
  // What is nobody's must not be taken for the document's author, so there is always a name.
  const speaker = (user && names.get(user)) || nameIn(profile ?? {}) || username || user || 'Unknown member';
  const said = isBot ? null : { speaker, isQuoted: false };
  const link = `${marks}${ts}`;
  const lines: Piece[] = slackText(text ?? '', names).map(({ text: words, isQuoted }) => ({
    text: words,
    said: isQuoted ? { speaker: null, isQuoted: true } : said,
    after: '\n',
    link,
  }));
  const shared: Piece[] = (attachments ?? [])
    .filter(({ is_share: isShare, is_msg_unfurl: isUnfurl }) => isShare || isUnfurl)
    .map(({ author_id: id, author_name: author, text: words }) => ({
      text: slackText(words ?? '', names)
        .map((part) => part.text)
        .join('\n'),
      said: { speaker: (id && names.get(id)) || author || null, isQuoted: true },
      after: '\n',
      link,
    }));
  const all = [...lines, ...shared].filter((piece) => piece.text.trim() !== '');
  const minutes = Math.floor(Number(ts) / 60) % 1_440 || 0;
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return all.length === 0 ? [] : [{ text: `${time} ${speaker}${isBot ? ' (app)' : ''}`, said: null, link }, ...all];
}

function nameIn({ real_name: real, display_name: display, name: handle }: z.infer<typeof profileSchema>): string {
  return real || display || handle || '';
}
