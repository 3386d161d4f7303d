import type { Config } from './config.ts';
import { type DemoLink, demoLinks } from './demo.ts';

export interface StartLink {
  readonly name: DemoLink | 'organiser';
  readonly href: string;
  readonly note: string;
}

/** The address under which people find the town hall. */
export function addressOf(
  config: Config,
  { isTls, lan, port }: { isTls: boolean; lan: string | null; port: number },
): string {
  return config.publicUrl?.origin ?? `${isTls ? 'https' : 'http'}://${lan ?? hostName(config.host)}:${port}`;
}

/** Browsers allow microphone and headset on `localhost`, not on its number. */
function hostName(host: string): string {
  return host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host;
}

/** The links that there are, as whoever starts it reads them. */
export function linksOf(url: string, tokens: ReadonlyMap<DemoLink, string>): readonly StartLink[] {
  return demoLinks.flatMap(({ name, note }) => {
    const token = tokens.get(name);
    return token === undefined ? [] : [{ name, note, href: `${url}/join/${token}` }];
  });
}
