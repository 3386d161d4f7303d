import { RunningApp } from '../../test/support/running-app.ts';
import { Bot } from '../bots/bot.ts';
import { type Bench, figureOf, single } from './figure.ts';

/** `STORM_PEOPLE`: more or fewer. */
const people = Number(process.env.STORM_PEOPLE ?? 1000);
const withinMs = 60_000;

/** Everybody comes within a minute, each at a moment of their own, by the whole door: link, cookie, ticket, voice token, room, seat. */
export const stormBench: Bench = {
  names: ['storm.joined', 'storm.refused', 'storm.join-ms'],
  async run() {
    await using closing = new AsyncDisposableStack();
    const app = await RunningApp.start();
    closing.defer(() => app.close());
    const bots: Bot[] = [];
    closing.defer(() => {
      for (const bot of bots) bot.leave();
    });
    const refused: string[] = [];
    const come = async (index: number): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * withinMs));
      try {
        const seed = (index * 0.618) % 1;
        bots.push(await Bot.join({ link: app.links.attendee, name: `Bot ${index}`, seed, hasHeadset: index % 10 < 3 }));
      } catch (error) {
        refused.push(error instanceof Error ? error.message : String(error));
      }
    };
    const moving = setInterval(() => {
      for (const bot of bots) bot.move(performance.now());
    }, 1000 / 15);
    closing.defer(() => clearInterval(moving));
    await Promise.all(Array.from({ length: people }, (_, index) => come(index)));
    const how = `${people} people of one address within ${withinMs / 1000} s, in sections of 250; those who are in move, three of ten with a headset`;
    const why = refused.length === 0 ? '' : `; ${[...new Set(refused)].join(', ')}`;
    return [
      single('storm.joined', 'people', bots.length, people, how),
      single('storm.refused', 'people', refused.length, people, `${how}${why}`),
      figureOf(
        'storm.join-ms',
        'ms',
        bots.map(({ seen }) => seen.joinMs),
        `${how}; from opening the link to the seat`,
      ),
    ];
  },
};
