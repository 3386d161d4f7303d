import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  keptLookCodeSchema,
  type Look,
  lookChoices,
  lookCode,
  lookCodeSchema,
  lookOfCode,
  lookSchema,
} from '../../../protocol/look.ts';

const anyLook: fc.Arbitrary<Look> = fc.record({
  face: fc.constantFrom(...lookChoices.face),
  skin: fc.constantFrom(...lookChoices.skin),
  hair: fc.constantFrom(...lookChoices.hair),
  hairColor: fc.constantFrom(...lookChoices.hairColor),
  scarf: fc.constantFrom(...lookChoices.scarf),
  beard: fc.constantFrom(...lookChoices.beard),
  glasses: fc.constantFrom(...lookChoices.glasses),
  top: fc.constantFrom(...lookChoices.top),
  cloth: fc.constantFrom(...lookChoices.cloth),
});

it('[LOOK1] a look comes back from its code, which is short and fit for the door and the record', () => {
  fc.assert(
    fc.property(anyLook, (look) => {
      const code = lookCode(look);
      expect(lookOfCode(code)).toEqual(look);
      expect(code).toHaveLength(10);
      expect([lookCodeSchema.safeParse(code).success, keptLookCodeSchema.safeParse(code).success]).toEqual([
        true,
        true,
      ]);
    }),
  );
});

it('[LOOK1] whatever is read as a look has only that code', () => {
  const codeLike = fc.stringMatching(/^[a-b][0-9a-hA-H]{9}$/);
  fc.assert(
    fc.property(fc.oneof(codeLike, fc.string(), anyLook.map(lookCode)), (text) => {
      const look = lookOfCode(text);
      expect(look === null || (lookSchema.safeParse(look).success && lookCode(look) === text)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('[LOOK1] two looks have two codes', () => {
  fc.assert(
    fc.property(anyLook, anyLook, (one, other) => {
      const isSame = JSON.stringify(lookSchema.parse(one)) === JSON.stringify(lookSchema.parse(other));
      expect(lookCode(one) === lookCode(other)).toBe(isSame);
    }),
  );
});

it.each(['', 'a', 'a00000000', 'a0000000000', 'b000000000', 'a00h000000', 'a0000000A0', 'a00000000 ', 'ａ000000000'])(
  '[LOOK1] %j is no look',
  (text) => {
    expect(lookOfCode(text)).toBeNull();
    expect(lookCodeSchema.safeParse(text).success).toBe(false);
  },
);

it('[LOOK1] codes that are kept today are read for ever', () => {
  expect(lookOfCode('a0000000000')).toBeNull();
  expect(lookOfCode('a13g28339f')).toBeNull();
  expect(lookOfCode('a27g77438f')).toEqual({
    face: 'strong',
    skin: '8',
    hair: 'turban',
    hairColor: 'white',
    scarf: 'silver',
    beard: 'moustache',
    glasses: 'half',
    top: 'dress',
    cloth: '15',
  });
});
