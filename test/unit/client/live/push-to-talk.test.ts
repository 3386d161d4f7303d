import { expect, it } from 'vitest';
import { PushToTalk } from '../../../../client/live/push-to-talk.ts';
import { talkingWords } from '../../../../client/world/backstage.ts';

/** A microphone that opens when it is told to. */
function aMicrophone(isOff = true) {
  const log: string[] = [];
  const opened: (() => void)[] = [];
  let isOpen = !isOff;
  const microphone = {
    isOff: () => !isOpen,
    open: () =>
      new Promise<void>((resolve) => {
        log.push('open');
        opened.push(() => {
          isOpen = true;
          resolve();
        });
      }),
    close: async () => {
      log.push('close');
      isOpen = false;
    },
  };
  const settle = async () => {
    for (const open of opened.splice(0)) open();
    await new Promise((next) => setTimeout(next));
  };
  return { microphone, log, settle, isOpen: () => isOpen };
}

it('[WR7] is open as long as it is held, and once however often the key repeats', async () => {
  const { microphone, log, settle, isOpen } = aMicrophone();
  const talk = new PushToTalk(microphone);
  talk.press();
  talk.press();
  await settle();
  expect([log, isOpen(), talk.isHeld.value]).toEqual([['open'], true, true]);
  talk.release();
  talk.release();
  expect([log, isOpen(), talk.isHeld.value]).toEqual([['open', 'close'], false, false]);
});

it('[WR7] let go while it opens it is closed, whenever it opened', async () => {
  const { microphone, settle, isOpen } = aMicrophone();
  const talk = new PushToTalk(microphone);
  talk.press();
  talk.release();
  await settle();
  expect(isOpen()).toBe(false);
});

it('[WR7] leaves open what was open before', () => {
  const { microphone, log, isOpen } = aMicrophone(false);
  const talk = new PushToTalk(microphone);
  talk.press();
  talk.release();
  expect([log, isOpen()]).toEqual([[], true]);
});

it('[WR7] names who talks, and how many they are', () => {
  const named = (...names: readonly string[]) => talkingWords(names.map((name) => ({ name })));
  expect(named()).toBe('');
  expect(named('Lea')).toBe('Lea talks');
  expect(named('Lea', 'Mo')).toBe('Lea and Mo talk');
  expect(named('Lea', 'Mo', 'Ana')).toBe('Lea and 2 others talk');
});
