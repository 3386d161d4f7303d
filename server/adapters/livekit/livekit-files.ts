import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';

export interface MediaAddress {
  readonly signallingPort: number;
  readonly udpPort: number;
  /** Null: no TCP for media. LiveKit opens it on every interface, whatever it is bound to. */
  readonly tcpPort: number | null;
  /** The network's address and interface; null keeps everything on this machine. */
  readonly lan: { readonly address: string; readonly interfaceName: string } | null;
}

const keysSchema = z.strictObject({ apiKey: z.string().min(16), apiSecret: z.string().min(32) });
export type LiveKitKeys = z.infer<typeof keysSchema>;

/** The folder of a data folder that belongs to LiveKit; others on this machine cannot read it. */
export function liveKitFolder(dataDir: string): string {
  const folder = path.join(dataDir, 'livekit');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** The keys of this data folder, made from the operating system's randomness once. */
export function keysOf(folder: string): LiveKitKeys {
  const file = path.join(folder, 'keys.json');
  if (existsSync(file)) return keysSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const keys = { apiKey: `rostrum-${randomBytes(12).toString('hex')}`, apiSecret: randomBytes(32).toString('hex') };
  writePrivately(file, JSON.stringify(keys));
  return keys;
}

/** Writes a file that only this user reads, also when it was there with wider rights. */
export function writePrivately(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
  chmodSync(file, 0o600);
}

/**
 * LiveKit's configuration. JSON, which is YAML too. Signalling is on loopback always (pages come through our own origin); without the
 * two loopback lines the media port opens on the network's address.
 */
export function liveKitConfig(keys: LiveKitKeys, media: MediaAddress): string {
  const { lan } = media;
  return JSON.stringify(
    {
      port: media.signallingPort,
      bind_addresses: ['127.0.0.1'],
      rtc: {
        node_ip: lan?.address ?? '127.0.0.1',
        use_external_ip: false,
        udp_port: media.udpPort,
        // Left out, it would be 7881, and on every interface.
        tcp_port: media.tcpPort ?? 0,
        enable_loopback_candidate: true,
        interfaces: { includes: [...loopbackInterfaces(), ...(lan === null ? [] : [lan.interfaceName])] },
        // Nothing listens there. Left empty, every page would be told to ask public STUN servers.
        stun_servers: ['127.0.0.1:9'],
      },
      keys: { [keys.apiKey]: keys.apiSecret },
      room: {
        auto_create: true,
        empty_timeout: 60,
        departure_timeout: 20,
        enabled_codecs: [{ mime: 'audio/opus' }, { mime: 'audio/red' }],
      },
      limit: { num_tracks: -1 },
      enable_data_tracks: false,
      // Talkative on purpose: when the app is killed, the first line into the broken pipe ends LiveKit too.
      logging: { level: 'info', pion_level: 'error', json: true },
    },
    null,
    2,
  );
}

/** `lo` here, `lo0` elsewhere. */
function loopbackInterfaces(): readonly string[] {
  const names = Object.entries(os.networkInterfaces())
    .filter(([, addresses]) => addresses?.some(({ internal }) => internal))
    .map(([name]) => name);
  return names.length > 0 ? names : ['lo'];
}
