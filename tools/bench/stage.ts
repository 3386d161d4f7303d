import { PageClient } from '../../test/support/page-client.ts';
import { RunningApp } from '../../test/support/running-app.ts';
import { Listener } from './listener.ts';
import { startToneVoice, type ToneSound } from './tone-voice.ts';

/** A running town hall whose leader speaks, with one page that listens, somebody who asks and a desk. */
export interface Stage {
  readonly listener: Listener;
  readonly asker: PageClient;
  readonly desk: PageClient;
}

/** Opens one, with tones for a voice or (null) the embedded one; whatever happens, `closing` ends everything that was started. */
export async function openStage(sound: ToneSound | null, closing: AsyncDisposableStack): Promise<Stage> {
  const voice = sound === null ? null : await startToneVoice(sound);
  closing.defer(() => voice?.server.close());
  const app = await RunningApp.start(voice?.environment);
  closing.defer(() => app.close());
  const listener = await Listener.open(app.links.attendee);
  closing.defer(() => listener.close());
  const asker = await PageClient.join(app.links.attendee, 'Asker');
  closing.defer(() => asker.leave());
  const desk = await PageClient.join(app.links.desk, 'Desk', 'desk');
  closing.defer(() => desk.leave());
  return { listener, asker, desk };
}
