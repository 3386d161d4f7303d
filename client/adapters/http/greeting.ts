import { greetingMeta, type MeReply, meReplySchema } from '../../../protocol/greeting.ts';

/** What the document brought along of who this browser is here; null when it brought nothing that this page understands. */
export function readGreeting(): MeReply | null {
  const content = document.querySelector<HTMLMetaElement>(`meta[name="${greetingMeta}"]`)?.content;
  if (content === undefined) return null;
  try {
    const greeting = meReplySchema.safeParse(JSON.parse(content)).data;
    return greeting === undefined ? null : { ...greeting, nowMs: greeting.nowMs + Math.round(ageMs()) };
  } catch {
    return null;
  }
}

/** Since the document came. */
function ageMs(): number {
  const [document] = performance.getEntriesByType('navigation');
  return document instanceof PerformanceNavigationTiming ? performance.now() - document.responseStart : 0;
}
