import type WebSocket from 'ws';
import { PageClient } from '../../test/support/page-client.ts';
import { joinRaw } from '../../test/support/raw-socket.ts';

const joiningAtOnce = 20;

/** So many people come in by the page's own way, without the page's decoder. */
export async function joinAll(link: string, people: number): Promise<readonly WebSocket[]> {
  const sockets: WebSocket[] = [];
  for (let at = 0; at < people; at += joiningAtOnce) {
    const names = Array.from({ length: Math.min(joiningAtOnce, people - at) }, (_, index) => `Voter ${at + index}`);
    sockets.push(...(await Promise.all(names.map((name) => join(link, name)))));
  }
  return sockets;
}

async function join(link: string, name: string): Promise<WebSocket> {
  return joinRaw(await PageClient.open(link), name, { kind: 'companion' });
}
