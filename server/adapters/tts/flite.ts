import type { Pace } from '../../../protocol/answer.ts';
import { paceRates } from '../../speech/pace.ts';
import type { Phone, SpokenWord, Uttered } from '../../speech/uttered.ts';
import { readWav } from '../../speech/wav.ts';
import type { FliteVoice } from './flite-job.ts';
import { MemoryWasi } from './memory-wasi.ts';
import { pronounceable, readableWords } from './pronounceable.ts';

/** The cheapest voice; it pronounces like the others. */
const readingVoice = 'kal16';

/**
 * Speaks a text with flite: raw sound, phone times, and how each word sounds alone. One program instance a run, so that nothing of one
 * sentence reaches the next. A text without anything to read gives silence. Throws when the program fails.
 */
export async function speakWithFlite(
  program: WebAssembly.Module,
  voice: FliteVoice,
  text: string,
  // A fourth parameter, because most callers have no pace of their own.
  pace: Pace = 'normal',
): Promise<Uttered> {
  const words = await pronounceWords(program, text);
  // flite multiplies what its voice has for each phone; at the voice's own pace it is asked as ever.
  const stretch = pace === 'normal' ? [] : ['--setf', `duration_stretch=${(1 / paceRates[pace]).toFixed(3)}`];
  const say = ['-psdur', '-t', pronounceable(text), '-o', '/sound.wav'];
  const run = new MemoryWasi(['flite', '-voice', voice, ...stretch, ...say]);
  const code = await run.run(program);
  const wav = run.file('sound.wav');
  if (code !== 0 || wav === undefined) throw new Error(`flite ended with ${code}`);
  return { ...readWav(wav), phones: readPhones(run.printed), words };
}

/** "pau:0.193 p:0.271 …": each phone with its end in seconds. */
function readPhones(printed: string): readonly Phone[] {
  return [...printed.matchAll(/(\S+):(\d+\.\d+)/g)].map(([, phone = '', seconds]) => ({
    phone,
    endMs: Number(seconds) * 1000,
  }));
}

/** Each word's own phones, from one run over all of them with a pause after each. */
async function pronounceWords(program: WebAssembly.Module, text: string): Promise<readonly SpokenWord[]> {
  const words = readableWords(text);
  const readable = words.filter(({ letters }) => letters !== '');
  if (readable.length === 0) return words.map(({ start, end }) => ({ start, end, phones: [] }));
  const list = readable.map(({ letters }) => letters).join(', ');
  const run = new MemoryWasi(['flite', '-voice', readingVoice, '-ps', '-t', list, 'none']);
  await run.run(program);
  const groups = run.printed
    .split(/\bpau\b/)
    .map((group) => group.trim().split(/\s+/))
    .filter(([first]) => first !== '');
  // Should flite ever part them otherwise, no word claims phones, and times go by length.
  if (groups.length !== readable.length) return words.map(({ start, end }) => ({ start, end, phones: [] }));
  let next = 0;
  return words.map(({ start, end, letters }) => ({ start, end, phones: letters === '' ? [] : (groups[next++] ?? []) }));
}
