const redirectsMost = 12;

/** What a browser does with redirects and cookies, for servers on this machine: cookies by path, whatever the port. */
export class CookieJar {
  readonly #cookies = new Map<string, { readonly value: string; readonly path: string }>();

  /** The cookies that a request to this path carries. */
  for(path: string): string {
    return [...this.#cookies]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  async fetch(url: string | URL, init: RequestInit = {}): Promise<Response> {
    const { pathname } = new URL(url);
    const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie: this.for(pathname) };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) this.#keep(set);
    return response;
  }

  /** Goes where redirects lead, until one leads to an address that begins so, or there is none. */
  async follow(url: string | URL, until: string): Promise<URL> {
    let at = new URL(url);
    for (let step = 0; step < redirectsMost; step++) {
      const location = (await this.fetch(at)).headers.get('location');
      if (location === null) return at;
      at = new URL(location, at);
      if (at.href.startsWith(until)) return at;
    }
    throw new Error(`too many redirects: ${at.href}`);
  }

  #keep(set: string): void {
    const [pair = '', ...attributes] = set.split('; ');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const told = (which: string) =>
      attributes.find((each) => each.toLowerCase().startsWith(which))?.slice(which.length);
    if (told('max-age=') === '0' || value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, { value, path: told('path=') ?? '/' });
  }
}
