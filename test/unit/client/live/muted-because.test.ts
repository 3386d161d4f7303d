import { expect, it } from 'vitest';
import { CrewNews } from '../../../../client/live/crew-news.ts';
import { parseIncoming } from '../../../../client/world/parse.ts';

it('[WR4] why one is muted is kept for whoever they are, until they are out of touch: coming back they are told anew', () => {
  const news = new CrewNews();
  const take = (payload: unknown) => {
    const { value } = parseIncoming('muted', payload);
    if (value?.type === 'muted') news.take(value);
  };
  take({ reason: 'Noise.' });
  news.forget();
  expect(news.mutedBecause.value).toBe('Noise.');
  take('nothing that can be read');
  expect(news.mutedBecause.value).toBe('Noise.');
  news.leave();
  expect(news.mutedBecause.value).toBe('');
});
