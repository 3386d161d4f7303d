import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetInvitation, invitedBeside } from '../../../client/invited.ts';
import { fakeStorage } from '../../support/fake-storage.ts';

const hourMs = 3_600_000;

/** A browser at an address, with what it keeps. */
function aBrowser(search: string) {
  const address = { search, pathname: '/hall' };
  vi.stubGlobal('location', address);
  vi.stubGlobal('history', {
    replaceState: (_state: unknown, _title: string, path: string) => {
      address.search = path.slice(5);
    },
  });
  fakeStorage();
  return address;
}

/** One that keeps nothing, and says so by throwing. */
function aBrowserWithoutStorage(): void {
  const no = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: no, setItem: no, removeItem: no });
}

describe('an invitation to sit beside somebody', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('[CO18] is read from the address, kept for an hour, and gone once the person sits', () => {
    const address = aBrowser('?beside=bo');
    expect(invitedBeside(address.search)).toBe('bo');
    vi.advanceTimersByTime(hourMs - 1);
    expect(invitedBeside('')).toBe('bo');
    forgetInvitation();
    expect([invitedBeside(''), address.search]).toEqual([null, '']);
    invitedBeside('?beside=cy');
    vi.advanceTimersByTime(hourMs);
    expect(invitedBeside('')).toBeNull();
  });

  it('[CO18] is none when it names nobody', () => {
    aBrowser('');
    expect(['', '?beside=', '?beside=%20', '?beside=a/b', `?beside=${'x'.repeat(65)}`].map(invitedBeside)).toEqual(
      Array(5).fill(null),
    );
  });

  it('[CO18] counts, and lets everybody in, where the browser keeps nothing', () => {
    aBrowser('?beside=bo');
    aBrowserWithoutStorage();
    expect([invitedBeside('?beside=bo'), invitedBeside('')]).toEqual(['bo', null]);
    expect(forgetInvitation).not.toThrow();
  });
});
