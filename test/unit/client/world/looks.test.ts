import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clothOf, clothsOf, colorDistance, skinColors, wornOn } from '../../../../client/world/cloth-colors.ts';
import { lookById, surprise } from '../../../../client/world/look-by-id.ts';
import { describeLook, lookWords } from '../../../../client/world/look-words.ts';
import { seeded } from '../../../../client/world/seeded.ts';
import { lookChoices, lookSchema } from '../../../../protocol/look.ts';

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const skins = Object.values(skinColors);

describe('looks', () => {
  it('[LOOK3] an id gives a whole look, always the same', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(lookSchema.safeParse(lookById(id)).success).toBe(true);
        expect(lookById(id)).toEqual(lookById(id));
      }),
    );
  });

  it('[LOOK4] a surprise is a whole look, and seldom the same twice', () => {
    const random = seeded('dice');
    const looks = Array.from({ length: 100 }, () => surprise(random));
    expect(looks.filter((look) => lookSchema.safeParse(look).success)).toHaveLength(100);
    expect(new Set(looks.map((look) => JSON.stringify(look))).size).toBeGreaterThan(95);
    expect(new Set(looks.map(({ hair }) => hair)).size).toBeGreaterThan(12);
  });

  it('[LOOK5] every choice of a part has a name of its own', () => {
    for (const [part, words] of Object.entries(lookWords)) {
      const names = Object.values(words);
      expect(new Set(names).size, part).toBe(names.length);
      expect(names.every((name) => name.trim() !== '')).toBe(true);
    }
    const cloths = clothsOf([]);
    expect(cloths).toHaveLength(lookChoices.cloth.length);
    expect(new Set(cloths.map(({ name }) => name)).size).toBe(cloths.length);
  });

  it('[LOOK5] says in words what the picture shows', () => {
    const look = { ...lookById('x'), skin: '4', hair: 'curls', hairColor: 'red', top: 'polo' } as const;
    expect(describeLook({ ...look, glasses: 'round', beard: 'none' }, 'Navy')).toBe(
      'Skin: tan; red hair, curls; round glasses; polo shirt in navy.',
    );
    expect(describeLook({ ...look, hair: 'hijab', scarf: 'amber', glasses: 'none', beard: 'none' }, 'Navy')).toBe(
      'Skin: tan; amber headscarf; polo shirt in navy.',
    );
    expect(describeLook({ ...look, hair: 'none', glasses: 'none', beard: 'full' }, 'Navy')).toBe(
      'Skin: tan; shaved head; full beard; polo shirt in navy.',
    );
  });
});

describe('clothes', () => {
  it("[LOOK6] a company's colours come first, then neutrals; without them the house's own", () => {
    expect(clothsOf([]).map(({ name }) => name)).not.toContain('Company colour');
    expect(clothsOf(['#1d4f91', '#c0392b']).map(({ name }) => name)).toEqual([
      'Company colour 1',
      'Company colour 2',
      'Charcoal',
      'Mist',
      'Cream',
    ]);
    // A look that was chosen elsewhere has a cloth here too.
    const worn = new Set(lookChoices.cloth.map((cloth) => clothOf(clothsOf(['#1d4f91']), cloth).name));
    expect(worn).toEqual(new Set(['Company colour', 'Charcoal', 'Mist', 'Cream']));
  });

  it('[LOOK6] a colour that cloth may have stays what it is, a glaring one is toned down', () => {
    const [blue, glaring, white] = clothsOf(['#1d4f91', '#ff0000', '#ffffff']).map(({ hex }) => hex);
    expect(colorDistance(blue ?? '', '#1d4f91')).toBeLessThan(0.02);
    expect(colorDistance(glaring ?? '', '#ff0000')).toBeGreaterThan(0.08);
    expect(white).toMatch(/^#c[0-9a-f]c[0-9a-f]c[0-9a-f]$/);
  });

  it('[LOOK6] no cloth, whatever its colour, is taken for the skin beside it', () => {
    fc.assert(
      fc.property(anyColor, fc.constantFrom(...skins), (color, skin) => {
        const [cloth] = clothsOf([color]);
        expect(colorDistance(wornOn(cloth?.hex ?? '', skin), skin)).toBeGreaterThan(0.09);
      }),
      { numRuns: 500 },
    );
    for (const { hex } of clothsOf([]))
      for (const skin of skins) expect(colorDistance(wornOn(hex, skin), skin)).toBeGreaterThan(0.09);
  });
});
