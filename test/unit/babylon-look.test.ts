import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { look } from '../../client/adapters/babylon/look.ts';

describe('textures in the hall', () => {
  it('[HALL8] use the dark values of the pages’ own tokens', () => {
    const css = readFileSync(path.join(import.meta.dirname, '../../client/pages/tokens.css'), 'utf8');
    const dark = css.slice(css.indexOf('prefers-color-scheme: dark'));
    const token = (name: string) => new RegExp(`--${name}:\\s*(#[0-9a-f]{6})`).exec(dark)?.[1];
    expect({ ...look }).toEqual({
      paper: token('paper'),
      paperRaised: token('paper-raised'),
      paperSunk: token('paper-sunk'),
      ink: token('ink'),
      inkQuiet: token('ink-quiet'),
      line: token('line'),
      lineStrong: token('line-strong'),
      avatar: token('avatar'),
      human: token('human'),
      asker: token('asker'),
      danger: token('danger'),
    });
  });
});
