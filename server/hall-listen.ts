import type { createHttpServer } from './adapters/http/http-server.ts';
import { StartError } from './adapters/node/start-error.ts';
import type { Config } from './config.ts';

/** Loaded only when it is needed: it brings a polyfill along. */
export async function makeCertificate(dataDir: string, address: string) {
  const { lanCertificate } = await import('./adapters/x509/certificate.ts');
  return lanCertificate(dataDir, address);
}

/** Gives the port, once it listens; a port that is taken is told with what to do. Rule H8. */
export function listen(server: ReturnType<typeof createHttpServer>, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken. Stop what uses it, or choose another: npm start -- --port ${port + 1}`;
      reject(error.code === 'EADDRINUSE' ? new StartError(taken) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
