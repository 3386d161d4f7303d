import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import maya from '../../assets/persona/maya-lindqvist.persona.json' with { type: 'json' };
import type { MeReply } from '../../protocol/greeting.ts';
import type { GreetingPlan } from '../../protocol/greeting-plan.ts';
import { memberIdSchema, townhallIdSchema } from '../../protocol/ids.ts';
import { portraitSchema } from '../../protocol/portrait.ts';
import { protocolVersion } from '../../protocol/version.ts';
import { loadDrawPage } from '../../server/adapters/http/draw-page.ts';
import { aPlan } from '../support/a-greeting-plan.ts';

const pages = path.join(import.meta.dirname, '../../dist/client');
const joinPageBytes = 150_000;
const beforeEnterBytes = 600_000;

const greeting: MeReply = {
  protocol: protocolVersion,
  townhallId: townhallIdSchema.parse('demo'),
  title: 'Spring',
  plan: null,
  nowMs: 0,
  leaderName: 'Lea',
  role: 'attendee',
  memberId: memberIdSchema.parse('m-ada'),
  name: '',
  hall: '0123456789abcdef',
  leaderBody: '0123456789abcdef',
  leaderPortrait: portraitSchema.parse(maya.portrait),
  isDelegate: false,
  isDemo: true,
  isSignedIn: false,
  keepers: null,
  companyColors: [],
  voices: 'on',
  recognition: 'on',
  build: '0',
};

/**
 * Other pages, that of whoever is not in, and what they alone ask of the server; and what is loaded after Enter or by a press alone: where
 * one may ask anonymously, a headset's panel, for desk and leader's page the green room, and how it works.
 */
const isApart = (file: string) =>
  /^(?:(?:desk|studio|fairness|signed-in|record|invitations|invited|code)-page|lone-pages|(?:crew|account)-door|open-organise|turned-away|green-room-card|green-sound|anonymous-questions|orientation|hall-panel)-/.test(
    file,
  );

/** These scripts and all that they load, but for what is {@link isApart}. */
function reachedFrom(files: readonly string[], reached = new Set<string>()): ReadonlySet<string> {
  for (const file of files) {
    if (reached.has(file) || isApart(file)) continue;
    reached.add(file);
    const text = readFileSync(path.join(pages, 'assets', file), 'utf8');
    reachedFrom(
      [...text.matchAll(/["'`](?:\.|\/assets)\/([\w.-]+\.js)["'`]/g)].map(([, next = '']) => next),
      reached,
    );
  }
  return reached;
}

describe('the built pages', () => {
  it('[ARCH6] the document has no inline script, and the one style sheet that its first frame needs', () => {
    const html = index();
    expect(html.match(/<script(?![^>]*\ssrc=)[^>]*>|\sstyle=|\son\w+=/g)).toBeNull();
    expect(html.match(/<style>|rel="stylesheet"/g)).toEqual(['<style>']);
    expect(html).toMatch(/<script type="module"/);
  });

  it('[H11] the document’s join page keeps a name of quotes and tags inside its field, and is drawn where it comes first', async () => {
    const draw = await loadDrawPage(pages);
    const at = (address: string, change: Partial<MeReply> = {}) =>
      draw({ ...greeting, ...change }, new URL(address, 'http://origin'));
    const name = `"><img src=x onerror=alert(1)>&quot;'`;
    const drawn = at('/hall', { name });
    expect(drawn).toContain('value="&quot;>&lt;img src=x onerror=alert(1)>&amp;quot;\'"');
    expect(drawn).not.toContain('<img');
    expect(at('/hall', { title: '<b>All</b>' })).toContain('&lt;b>All&lt;/b>');
    expect(at('/hall', { role: 'spectator' })).toContain('Watch');
    expect(at('/hall', { isSignedIn: true, name: 'Ada' })).toContain('You come in as <bdi>Ada</bdi>');
    const alone = ['/record', '/fairness', '/signed-in', '/invitations', '/invited', '/organise', '/code'];
    const others = [...alone, '/hall?trouble=bad-link'];
    expect(others.map((address) => at(address))).toEqual(others.map(() => ''));
  });

  it('[LO7] the document brings the lobby without its times, the same at any moment, and no field where nobody comes in', async () => {
    const draw = await loadDrawPage(pages);
    const at = (change: Partial<GreetingPlan>, nowMs = 0, address = '/hall') =>
      draw({ ...greeting, nowMs, plan: aPlan(change) }, new URL(address, 'http://origin'));
    const { doorsAtMs, startsAtMs } = aPlan();
    const planned = at({ about: '<b>All</b>' });
    expect(planned).toContain('&lt;b>All&lt;/b>');
    expect(planned).toContain('id="name"');
    expect(planned).not.toMatch(/type="submit"|\d\d:\d\d|December/);
    for (const stage of ['planned', 'lobby', 'open', 'ended', 'cancelled'] as const)
      expect(new Set([0, doorsAtMs + 300_000, startsAtMs].map((nowMs) => at({ stage }, nowMs))).size).toBe(1);
    expect(at({ stage: 'lobby' })).toContain('type="submit"');
    expect(at({ stage: 'cancelled', reason: 'Ill.' })).toMatch(/was cancelled.*Ill\./);
    expect(at({ stage: 'ended' })).toContain('href="/fairness"');
    for (const stage of ['ended', 'cancelled'] as const) expect(at({ stage })).not.toMatch(/<form|<input/);
    expect(at({ stage: 'ended' }, 0, '/listen')).toContain('type="submit"');
  });

  it('[ARCH6] the join page waits for neither the engine nor the voices', () => {
    const scripts = [...index().matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, file = '']) => file);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((file) => /babylon|voices/.test(file))).toEqual([]);
    expect(sumOfBrotli(scripts)).toBeLessThan(joinPageBytes);
  });

  it('[ARCH6] all scripts of the hall together are small enough to load while a name is typed', () => {
    const scripts = [...reachedFrom([...index().matchAll(/"\/assets\/([^"]+\.js)"/g)].map(([, file = '']) => file))];
    expect(scripts.some((file) => file.startsWith('hall-page-'))).toBe(true);
    expect(sumOfBrotli(scripts.map((file) => `/assets/${file}`))).toBeLessThan(beforeEnterBytes);
  });

  it('[OP14] the organiser’s page is loaded by nobody else', () => {
    const all = readdirSync(path.join(pages, 'assets')).filter((file) => file.endsWith('.js'));
    const theirs = all.filter((file) =>
      readFileSync(path.join(pages, 'assets', file), 'utf8').includes('Plan a town hall'),
    );
    expect(theirs.map((file) => file.replace(/-[\w-]{8}\.js$/, ''))).toEqual(['open-organise']);
    const loaders = all.filter((file) =>
      readFileSync(path.join(pages, 'assets', file), 'utf8').includes(`./${theirs[0]}`),
    );
    expect(loaders.map((file) => file.replace(/-[\w-]{8}\.js$/, ''))).toEqual(['app']);
  });

  it('[ARCH6] every file in assets/ is named after its content, and text lies there compressed', () => {
    const files = readdirSync(path.join(pages, 'assets')).filter((file) => !/\.(br|gz|map)$/.test(file));
    expect(files.filter((file) => !/-[\w-]{8,}\.\w+$/.test(file))).toEqual([]);
    const large = files.filter(
      (file) => /\.(js|css)$/.test(file) && statSync(path.join(pages, 'assets', file)).size > 1024,
    );
    expect(large.filter((file) => !existsSync(path.join(pages, 'assets', `${file}.br`)))).toEqual([]);
  });
});

function index(): string {
  const file = path.join(pages, 'index.html');
  if (!existsSync(file)) throw new Error('No pages yet: run `npm test`, which builds them.');
  return readFileSync(file, 'utf8');
}

function sumOfBrotli(files: readonly string[]): number {
  return files.reduce((sum, file) => {
    const compressed = path.join(pages, `${file}.br`);
    return sum + statSync(existsSync(compressed) ? compressed : path.join(pages, file)).size;
  }, 0);
}
