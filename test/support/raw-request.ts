import net from 'node:net';

const withinMs = 5000;

/**
 * Sends bytes as they are to a port of this machine; gives all that came back until the other side closed, as Latin-1. With `isAll` it
 * says that nothing more will come.
 */
export function rawRequest(port: number, bytes: string | Uint8Array, isAll = false): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => (isAll ? socket.end(bytes) : socket.write(bytes)));
    let answer = '';
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`no end of the answer in ${withinMs} ms: ${answer.slice(0, 200)}`));
    }, withinMs);
    socket.on('data', (data) => {
      answer += data.toString('latin1');
    });
    // The other side may close while we still write; what it said before counts.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(answer);
    });
  });
}

/** The status of an answer; null when it is none. */
export function statusOf(answer: string): number | null {
  const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(answer) ?? [];
  return status === undefined ? null : Number(status);
}
