import net, { type Socket } from 'node:net';

/** TCP sends again what was lost after a round trip and this: until then everything behind it waits. */
const resendMs = 200;
const segmentBytes = 1400;

interface Connection {
  readonly ends: readonly [Socket, Socket];
  isSilent: boolean;
}

/** What lies between a page and the app: a TCP proxy that is as bad as a network can be. */
export class BadNetwork {
  /** The address under which pages reach the app through this network. */
  readonly url: string;
  /** What every byte takes, each way. */
  delayMs = 0;
  /** Every so manieth packet is lost and sent again; 0: none. */
  losesEvery = 0;
  /** The address from which the next connections reach the app. */
  from = '127.0.0.1';
  readonly #server: net.Server;
  readonly #appPort: number;
  readonly #connections = new Set<Connection>();
  #packets = 0;

  private constructor(appUrl: string, server: net.Server, port: number) {
    const { protocol, hostname, port: appPort } = new URL(appUrl);
    this.url = `${protocol}//${hostname}:${port}`;
    this.#appPort = Number(appPort);
    this.#server = server;
    server.on('connection', (socket) => this.#connect(socket));
  }

  /** Opens a network before the app. */
  static async before(appUrl: string): Promise<BadNetwork> {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');
    return new BadNetwork(appUrl, server, address.port);
  }

  /** The same link, through this network. */
  through(link: string): string {
    return `${this.url}${new URL(link).pathname}`;
  }

  /** Nothing gets through today's connections any more, and neither end is told; new ones are well. */
  silence(): void {
    for (const connection of this.#connections) connection.isSilent = true;
  }

  /** Breaks all connections off. */
  cut(): void {
    for (const { ends } of this.#connections) for (const end of ends) end.resetAndDestroy();
  }

  async close(): Promise<void> {
    for (const { ends } of this.#connections) for (const end of ends) end.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #connect(page: Socket): void {
    const app = net.connect({ host: '127.0.0.1', port: this.#appPort, localAddress: this.from });
    const connection: Connection = { ends: [page, app], isSilent: false };
    this.#connections.add(connection);
    this.#carry(page, app, connection);
    this.#carry(app, page, connection);
  }

  /** Carries what comes from one end to the other, in order. */
  #carry(from: Socket, to: Socket, connection: Connection): void {
    let last: Promise<void> = Promise.resolve();
    const next = (task: () => void): void => {
      const dueMs = performance.now() + this.delayMs;
      last = last
        .then(() => until(dueMs))
        .then(() => {
          if (!connection.isSilent) task();
        });
    };
    from.setNoDelay(true);
    from.on('error', () => undefined);
    from.on('data', (bytes) => {
      const stallMs = this.#stallMs(bytes.length);
      if (stallMs > 0) last = last.then(() => until(performance.now() + stallMs));
      next(() => void to.write(bytes));
    });
    from.on('end', () => next(() => void to.end()));
    from.on('close', () => {
      next(() => void to.destroy());
      if (to.destroyed) this.#connections.delete(connection);
    });
  }

  #stallMs(bytes: number): number {
    const before = this.#packets;
    this.#packets += Math.ceil(bytes / segmentBytes);
    if (this.losesEvery === 0) return 0;
    const lost = Math.floor(this.#packets / this.losesEvery) - Math.floor(before / this.losesEvery);
    return lost === 0 ? 0 : 2 * this.delayMs + resendMs;
  }
}

function until(dueMs: number): Promise<void> {
  const waitMs = dueMs - performance.now();
  return waitMs <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, waitMs));
}
