import { voiceTokenReplySchema } from '../../protocol/http.ts';
import { Ear } from '../../test/support/livekit-ear.ts';
import type { PageClient } from '../../test/support/page-client.ts';

/** The right to speak is at the media server some milliseconds after the person is. */
const rightWithinMs = 1000;

/** Publishes a tone as the body of this page, whose right to speak was given. Rejects when voices are off. */
export async function speakAs(page: PageClient): Promise<Ear> {
  const reply = await page.fetch('/api/voice-token', { method: 'POST', body: JSON.stringify({ kind: 'body' }) });
  const ticket = voiceTokenReplySchema.parse(await reply.json());
  if (ticket === null) throw new Error('voices are off');
  const voice = await Ear.join(`${page.url}${ticket.path}`, ticket.token, 'nobody');
  await new Promise((resolve) => setTimeout(resolve, rightWithinMs));
  await voice.speak();
  return voice;
}
