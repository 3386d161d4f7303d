import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Microphone, microphoneWords } from '../../../../client/live/microphone.ts';
import type { VoiceRoom } from '../../../../client/live/ports.ts';
import type { Outcome } from '../../../../client/world/command-reply.ts';
import type { PageCommand } from '../../../../protocol/commands.ts';

const accepted: Outcome = { kind: 'accepted', seq: 1 };

/** A person at a page: what the browser, the gate and the media server say is up to the test. */
function aPerson(says: { browser?: () => Promise<unknown>; gate?: Outcome; publish?: () => Promise<void> } = {}) {
  const steps: string[] = [];
  const track = { stop: () => void steps.push('track stopped'), onended: null };
  const permission: { state: string; onchange: (() => void) | null } = { state: 'denied', onchange: null };
  vi.stubGlobal('navigator', {
    permissions: { query: async () => permission },
    mediaDevices: { getUserMedia: says.browser ?? (async () => ({ getAudioTracks: () => [track] })) },
  });
  let mayPublish = false;
  const room: VoiceRoom = {
    get mayPublish() {
      return mayPublish;
    },
    hear: () => undefined,
    publish: async () => {
      await says.publish?.();
      steps.push('published');
    },
    unpublish: async () => void steps.push('unpublished'),
    close: () => undefined,
  };
  const microphone = new Microphone({
    room: () => room,
    sound: { setMicrophone: () => undefined },
    send: async (command: PageCommand) => {
      steps.push(command.type);
      return says.gate ?? accepted;
    },
  });
  const grant = (isGranted: boolean) => {
    mayPublish = isGranted;
    steps.push(isGranted ? 'granted' : 'taken');
    microphone.granted(isGranted);
  };
  const open = () => microphone.open({ type: 'voice.open' }, { type: 'voice.close' });
  const decide = (state: string) => {
    permission.state = state;
    permission.onchange?.();
  };
  return { microphone, steps, grant, open, decide };
}

describe('microphone', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('[CH1] sends sound only after the browser, the gate and the media server said yes', async () => {
    const person = aPerson();
    const opened = person.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(person.microphone.state.value.kind).toBe('opening');
    person.grant(true);
    await opened;
    expect(person.steps).toEqual(['voice.open', 'granted', 'published']);
    expect(person.microphone.state.value.kind).toBe('on');
  });

  it('[CH1] says what to do when the browser refuses, and asks the gate nothing', async () => {
    const person = aPerson({ browser: () => Promise.reject(new DOMException('no', 'NotAllowedError')) });
    await person.open();
    expect(person.microphone.state.value).toEqual({ kind: 'off', trouble: microphoneWords.blocked });
    expect(person.steps).toEqual([]);
  });

  it('[CH1] shows the gate’s refusal and lets the microphone go', async () => {
    const person = aPerson({ gate: { kind: 'refused', code: 'muted', message: 'A moderator muted you.' } });
    await person.open();
    expect(person.microphone.state.value).toEqual({ kind: 'off', trouble: 'A moderator muted you.' });
    expect(person.steps).toEqual(['voice.open', 'track stopped']);
  });

  it('[CH1] gives the right back when the media server never opens', async () => {
    const person = aPerson();
    const opened = person.open();
    await vi.advanceTimersByTimeAsync(5000);
    await opened;
    expect(person.microphone.state.value).toEqual({ kind: 'off', trouble: microphoneWords.notOpened });
    expect(person.steps).toEqual(['voice.open', 'voice.close', 'track stopped']);
  });

  it('[CH2] stops sending when the right is taken, and does not open again by itself', async () => {
    const person = aPerson();
    const opened = person.open();
    await vi.advanceTimersByTimeAsync(0);
    person.grant(true);
    await opened;
    person.grant(false);
    await vi.advanceTimersByTimeAsync(0);
    person.grant(true);
    expect(person.microphone.state.value.kind).toBe('off');
    expect(person.steps).toEqual([
      'voice.open',
      'granted',
      'published',
      'taken',
      'track stopped',
      'unpublished',
      'granted',
    ]);
  });

  it('[CH5] takes back that it is blocked once the browser allows it, and opens nothing', async () => {
    const person = aPerson({ browser: () => Promise.reject(new DOMException('no', 'NotAllowedError')) });
    await person.open();
    await vi.advanceTimersByTimeAsync(0);
    person.decide('denied');
    expect(person.microphone.state.value).toEqual({ kind: 'off', trouble: microphoneWords.blocked });
    person.decide('granted');
    expect(person.microphone.state.value).toEqual({ kind: 'off', trouble: null });
    expect(person.steps).toEqual([]);
  });

  it('[CH5] takes a trouble away when the person has read it', async () => {
    const person = aPerson({ gate: { kind: 'refused', code: 'muted', message: 'A moderator muted you.' } });
    await person.open();
    person.microphone.dismiss();
    expect(person.microphone.state.value).toEqual({ kind: 'off', trouble: null });
  });
});
