import { greetingMeta, type MeReply, meReplySchema } from '../../../protocol/greeting.ts';

/** What the document brought along of who this browser is here; null when it brought nothing that this page understands. */
export function readGreeting(): MeReply | null {
  const content = document.querySelector<HTMLMetaElement>(`meta[name="${greetingMeta}"]`)?.content;
  if (content === undefined) return null;
  try {
    return meReplySchema.safeParse(JSON.parse(content)).data ?? null;
  } catch {
    return null;
  }
}
