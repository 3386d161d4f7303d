import http from 'node:http';
import { RoomServiceClient } from 'livekit-server-sdk';
import { type MemberId, memberIdSchema, type SectionId, sectionIdSchema } from '../../protocol/ids.ts';
import type { LiveKitServer } from '../../server/adapters/livekit/livekit-server.ts';
import { createLiveKitRelay } from '../../server/adapters/livekit/relay.ts';
import { createStageVoice } from '../../server/adapters/livekit/stage-voice.ts';
import { createVoiceRights, type LiveKitRights } from '../../server/adapters/livekit/voice-rights.ts';
import { voiceIdentity } from '../../server/session/voice-ports.ts';
import type { StageVoice } from '../../server/speech/ports.ts';
import { quietLog, startTestLiveKit, temporaryFolder, whenStatus } from './livekit.ts';
import { Ear } from './livekit-ear.ts';

export const hallSection: SectionId = sectionIdSchema.parse('main');
export const member = (id: string): MemberId => memberIdSchema.parse(id);

/** A real LiveKit with rights, stage voice and relay, wired as the app wires them. */
export interface LiveKitHall {
  readonly dataDir: string;
  readonly server: LiveKitServer;
  readonly rights: LiveKitRights;
  readonly voice: StageVoice;
  /** LiveKit's API, to look at what it thinks. */
  readonly api: () => RoomServiceClient;
  /** Where pages reach LiveKit: through the relay. */
  readonly pageUrl: string;
  ticketFor(id: string): Promise<string>;
  /** Joins as this member's body through the relay; hears one identity. */
  join(id: string, hears?: string): Promise<Ear>;
  close(): Promise<void>;
}

export async function openLiveKitHall(): Promise<LiveKitHall> {
  const folder = temporaryFolder();
  const server = startTestLiveKit(folder.path);
  await whenStatus(server, 'ok');
  const rights = createVoiceRights(server, { log: quietLog });
  const voice = createStageVoice(server, { onSeen: rights.seen, log: quietLog });
  await voice.openSection(hallSection);

  const relay = createLiveKitRelay(server, { rights, isSameOrigin: () => true, log: quietLog });
  const pages = http.createServer((request, response) => relay.request(request, response));
  pages.on('upgrade', (request, socket, head) => relay.upgrade(request, socket, head));
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  const address = pages.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  const pageUrl = `ws://127.0.0.1:${address.port}/livekit`;
  const ears: Ear[] = [];

  const ticketFor = async (id: string): Promise<string> => {
    const ticket = await rights.ticket(hallSection, voiceIdentity(member(id), 'body'));
    if (ticket === null) throw new Error('no ticket');
    return ticket.token;
  };
  return {
    dataDir: folder.path,
    server,
    rights,
    voice,
    api: () => new RoomServiceClient(server.httpUrl, server.apiKey, server.apiSecret),
    pageUrl,
    ticketFor,
    async join(id, hears = 'stage') {
      const ear = await Ear.join(pageUrl, await ticketFor(id), hears);
      ears.push(ear);
      return ear;
    },
    async close() {
      await Promise.all(ears.map((ear) => ear.close()));
      await voice.close();
      rights.close();
      await server.close();
      pages.closeAllConnections();
      await new Promise((resolve) => pages.close(resolve));
      folder.remove();
    },
  };
}
