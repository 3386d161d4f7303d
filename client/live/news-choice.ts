import { type ReadonlySignal, signal } from '@preact/signals';
import { z } from 'zod';
import type { NewsWish } from '../world/in-words/news.ts';
import { keepText, keptText } from './kept-text.ts';

/** It is about how a person takes part, not about a town hall: one for all of them. */
const key = 'rostrum.news';

const wishSchema = z.enum(['all', 'me', 'nothing']);

/** What this person wants to be told when it changes, kept in this browser; what is not understood is everything. Rule IW6. */
export class NewsChoice {
  readonly #now = signal<NewsWish>(wishSchema.safeParse(keptText(key)).data ?? 'all');

  get now(): ReadonlySignal<NewsWish> {
    return this.#now;
  }

  set(wish: NewsWish): void {
    this.#now.value = wish;
    keepText(key, wish === 'all' ? null : wish);
  }
}
