import { describe, expect, it } from 'vitest';
import { abstentionKindSchema, sentenceSchema } from '../../../../protocol/answer.ts';
import { noticesInOwn } from '../../../../server/mind/notices.ts';
import { languageOf } from '../../../../server/mind/translate/language-of.ts';
import { inOwnLanguage, ownLanguages } from '../../../../server/mind/translate/own-language.ts';

const referral = { owner: 'Jonas Ek, her chief of staff', due: '2026-12-01' };

describe('notices in the language of whoever asked', () => {
  it.each([
    [
      'de',
      'Diese Frage ist nicht auf Englisch, der einzigen Sprache, die diese KI jetzt spricht. Die Frage liegt jetzt bei: Jonas Ek, her chief of staff. Antwort bis zum 1. Dezember.',
    ],
    [
      'fr',
      'Cette question n’est pas en anglais, la seule langue que cette IA parle actuellement. La question est transmise à : Jonas Ek, her chief of staff. Réponse au plus tard le 1er décembre.',
    ],
    [
      'it',
      'Questa domanda non è in inglese, l’unica lingua che questa IA parla adesso. La domanda è passata a: Jonas Ek, her chief of staff. Risposta entro il 1 dicembre.',
    ],
  ])('[MD40] say why, who has it and until when: %s', (language, text) => {
    expect(noticesInOwn(language, 'other-language', referral)).toEqual([
      { text, spoken: text, label: 'NOTICE', sources: [], cue: 'refer', language },
    ]);
  });

  it.each(ownLanguages)('[MD40] are whole for every kind of question, and in that language: %s', (language) => {
    for (const kind of abstentionKindSchema.options) {
      const [own] = noticesInOwn(language, kind, referral);
      expect(sentenceSchema.parse(own)).toEqual(own);
      expect(own?.text).toContain('Jonas Ek, her chief of staff');
    }
    const own = inOwnLanguage(language);
    const texts = [own?.onlyEnglish, own?.unknown, own?.crisis, own?.person, own?.inEnglish];
    const found = texts.map((text) => languageOf(text ?? ''));
    expect(found.filter((each) => each !== null && each !== language)).toEqual([]);
    expect(found.filter((each) => each === language).length).toBeGreaterThan(0);
  });

  it('[MD45] say the day of a quote as people there write it', () => {
    const said = (language: string, date: string, isReplaced = false) =>
      inOwnLanguage(language)?.said(date, 'All-hands in Umeå', isReplaced);
    expect(said('de', '2026-03-03')).toBe('Am 3. März 2026 (All-hands in Umeå):');
    expect(said('it', '2026-03-08')).toBe('L’8 marzo 2026 (All-hands in Umeå):');
    expect(said('es', '2026-03-08', true)).toBe(
      'El 8 de marzo de 2026 (All-hands in Umeå), antes de que esto cambiara:',
    );
    expect(said('de-AT', '2026-03-03')).toBe(said('de', '2026-03-03'));
  });

  it('[MD40] there are none in a language that nobody wrote them in', () => {
    expect([noticesInOwn('fi', 'unknown', referral), noticesInOwn(null, 'unknown', referral)]).toEqual([[], []]);
  });
});
