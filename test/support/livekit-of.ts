import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { RoomServiceClient } from 'livekit-server-sdk';
import { z } from 'zod';

const pidFileSchema = z.object({ child: z.object({ pid: z.int() }) });
const configSchema = z.object({ port: z.int(), keys: z.record(z.string(), z.string()) });

/** Ends the LiveKit that an app runs beside itself, as a power cut would. */
export async function killLiveKitOf(dataDir: string): Promise<void> {
  const { child } = pidFileSchema.parse(JSON.parse(await textOf(dataDir, 'livekit.pid')));
  process.kill(child.pid, 'SIGKILL');
}

/** What this LiveKit knows of who is in it, by identity: whether they may publish, and how many tracks they do. */
export async function voicesIn(dataDir: string): Promise<Readonly<Record<string, readonly [boolean, number]>>> {
  const { port, keys } = configSchema.parse(JSON.parse(await textOf(dataDir, 'livekit.yaml')));
  const [[key = '', secret = ''] = []] = Object.entries(keys);
  const api = new RoomServiceClient(`http://127.0.0.1:${port}`, key, secret);
  const people = await Promise.all((await api.listRooms()).map(({ name }) => api.listParticipants(name)));
  return Object.fromEntries(
    people
      .flat()
      .map(({ identity, permission, tracks }) => [identity, [permission?.canPublish === true, tracks.length]]),
  );
}

function textOf(dataDir: string, name: string): Promise<string> {
  return readFile(path.join(dataDir, 'livekit', name), 'utf8');
}
