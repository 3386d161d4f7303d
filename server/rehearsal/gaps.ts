import type { Statement } from '../../protocol/answer.ts';
import type { RehearsalReport, Rehearsed } from '../../protocol/rehearsal.ts';
import { askedWords, stemsOf } from '../mind/words.ts';

type Gap = RehearsalReport['gaps'][number];

/**
 * What people ask about and nothing was found for: the unanswered questions by their topic, or, where none is given, by the words that most
 * of them share. A topic of which one question was answered is none. Most asked first. Rule RH9.
 */
export function gapsOf(
  questions: readonly Rehearsed[],
  statements: readonly Pick<Statement, 'title' | 'topics'>[],
): readonly Gap[] {
  const known = new Set(statements.flatMap(({ title, topics = [] }) => stemsOf([title, ...topics].join(' '))));
  const open = questions.filter(isOpen);
  const topics = new Map<string, Rehearsed[]>();
  for (const question of open) {
    const topic = question.topic;
    if (topic !== null) topics.set(topic, [...(topics.get(topic) ?? []), question]);
  }
  const answered = new Set(questions.flatMap(({ topic, outcome }) => (outcome === 'answered' ? [topic] : [])));
  const named = [...topics].filter(([topic]) => !answered.has(topic));
  const grouped = [...named, ...byWords(open.filter(({ topic }) => topic === null))];
  return grouped
    .map(([topic, of]) => ({
      topic,
      ids: of.map(({ id }) => id),
      hasStatement: stemsOf(topic).some((stem) => known.has(stem)),
    }))
    .sort((a, b) => b.ids.length - a.ids.length);
}

/** It has no answer for want of a statement, and people may well ask it. */
function isOpen({ outcome, from, expected }: Rehearsed): boolean {
  return outcome === 'abstained' && from !== 'askers' && (expected === 'answer' || from === 'queue' || from === 'file');
}

/** Groups of two or more that share a word which says something, the largest first; then each of the rest by itself. */
function byWords(questions: readonly Rehearsed[]): readonly (readonly [string, readonly Rehearsed[]])[] {
  const words = new Map(questions.map((question) => [question.id, askedWords(question.question)]));
  const groups: (readonly [string, readonly Rehearsed[]])[] = [];
  let left = questions;
  for (;;) {
    const holders = new Map<string, { word: string; of: Rehearsed[] }>();
    for (const question of left) {
      for (const { stem, word, isLight } of words.get(question.id) ?? []) {
        if (isLight) continue;
        const held = holders.get(stem) ?? { word, of: [] };
        held.of.push(question);
        holders.set(stem, held);
      }
    }
    const [largest] = [...holders.values()].sort((a, b) => b.of.length - a.of.length);
    if (largest === undefined || largest.of.length < 2) break;
    groups.push([largest.word, largest.of]);
    left = left.filter((question) => !largest.of.includes(question));
  }
  return [...groups, ...left.map((question) => [question.question, [question]] as const)];
}
