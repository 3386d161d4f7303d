import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../../protocol/limits.ts';
import { RateLimiter } from '../../../../server/adapters/http/rate-limiter.ts';
import { requestFacts } from '../../../../server/adapters/http/request-facts.ts';

function aRequest(from: string, headers: Record<string, string>): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: from });
  return Object.assign(new IncomingMessage(socket), { headers });
}

describe('the client’s address', () => {
  const facts = requestFacts({ trustProxy: ['10.0.0.1', '10.0.0.2'], publicUrl: null, isTls: false });
  it.each([
    ['nobody’s word but a proxy’s counts', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['a proxy’s word', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['what the client told before it does not count', '10.0.0.1', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
    ['two proxies in a row', '10.0.0.1', '1.1.1.1, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['a proxy that says nothing', '::ffff:10.0.0.1', '', '10.0.0.1'],
    ['addresses of IPv4 in IPv6', '::ffff:10.0.0.1', '::ffff:198.51.100.1', '198.51.100.1'],
  ])('[H3] %s', (_what, from, told, address) => {
    expect(facts.addressOf(aRequest(from, { 'x-forwarded-for': told }))).toBe(address);
  });

  it('[A1] HTTPS is what we serve, what the public address says, or what a proxy says', () => {
    const secure = { 'x-forwarded-proto': 'https' };
    expect(facts.isHttps(aRequest('203.0.113.9', secure))).toBe(false);
    expect(facts.isHttps(aRequest('10.0.0.1', secure))).toBe(true);
    expect(facts.isHttps(aRequest('10.0.0.1', {}))).toBe(false);
    const tls = requestFacts({ trustProxy: [], publicUrl: null, isTls: true });
    expect(tls.isHttps(aRequest('203.0.113.9', {}))).toBe(true);
  });
});

describe('the limiter', () => {
  const takes = (limiter: RateLimiter, kind: 'session' | 'address', key: string): boolean => {
    try {
      limiter.take(kind, key);
      return true;
    } catch {
      return false;
    }
  };

  it('[H3] gives an office that shares one address a wide burst', () => {
    const limiter = new RateLimiter(() => 0);
    const taken = Array.from({ length: limits.doors.address.burst + 1 }, () => takes(limiter, 'address', 'office'));
    expect([taken.filter(Boolean).length, taken.at(-1)]).toEqual([limits.doors.address.burst, false]);
    expect(takes(limiter, 'session', 'office')).toBe(true);
  });

  it('[H3] forgets who has waited long enough, and nobody who has not', () => {
    let nowMs = 0;
    const limiter = new RateLimiter(() => nowMs);
    for (let i = 0; i < 10_001; i++) takes(limiter, 'session', `early-${i}`);
    nowMs = 600_000;
    while (takes(limiter, 'session', 'fast'));
    for (let i = 0; i < 10_001; i++) takes(limiter, 'session', `late-${i}`);
    expect(takes(limiter, 'session', 'fast')).toBe(false);
  });
});
