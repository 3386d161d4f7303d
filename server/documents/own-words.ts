import type { SourceDocument, Turn } from './document.ts';
import { partByLabels } from './labelled.ts';
import { isLeader, type LeaderIdentity } from './leader.ts';
import { separateQuoted } from './quoted-lines.ts';
import { type Stretch, wordCount } from './stretch.ts';

/** The leader's own words in one place, and what another asked right before. */
export interface OwnWords extends Stretch {
  readonly context: string | null;
}

/** How many words were not taken, by why. */
export interface Skipped {
  readonly others: number;
  readonly quoted: number;
  readonly dropped: number;
}

/** Finds the leader's own words in a document, and counts the others'. Rules RD1 to RD6. */
export function findOwnWords(
  document: Pick<SourceDocument, 'text' | 'turns'>,
  leader: LeaderIdentity,
  isOwn: boolean,
): { readonly own: readonly OwnWords[]; readonly skipped: Omit<Skipped, 'dropped'> } {
  const { text, turns } = document;
  const own: OwnWords[] = [];
  let others = 0;
  let quoted = 0;
  let asked: string | null = null;
  const count = ({ start, end }: Stretch): number => wordCount(text.slice(start, end));
  for (const turn of turns) {
    if (turn.isQuoted || !isLeader(turn.speaker, leader, isOwn)) {
      if (turn.isQuoted) quoted += count(turn);
      else others += count(turn);
      asked = questionIn(text.slice(turn.start, turn.end));
      continue;
    }
    const separated = separateQuoted(text, turn);
    for (const part of inOrder(separated.own, separated.quoted)) {
      if (part.isQuoted) {
        quoted += count(part);
        asked = questionIn(text.slice(part.start, part.end).replace(/^\s*>+ ?/gm, ''));
        continue;
      }
      for (const { isLeaders, ...words } of labelled(text, turn, part, leader)) {
        if (text.slice(words.start, words.end).trim() === '') continue;
        if (isLeaders) add(text, own, { ...words, context: asked });
        else others += count(words);
        asked = isLeaders ? null : questionIn(text.slice(words.start, words.end));
      }
    }
  }
  return { own, skipped: { others, quoted } };
}

function inOrder(
  own: readonly Stretch[],
  quoted: readonly Stretch[],
): readonly (Stretch & { readonly isQuoted: boolean })[] {
  const all = [...own.map((it) => ({ ...it, isQuoted: false })), ...quoted.map((it) => ({ ...it, isQuoted: true }))];
  return all.toSorted((a, b) => a.start - b.start);
}

function labelled(text: string, turn: Turn, part: Stretch, leader: LeaderIdentity): ReturnType<typeof partByLabels> {
  return turn.speaker === null ? partByLabels(text, part, leader) : [{ ...part, isLeaders: true }];
}

/** Turns of the leader's that only white space parts are one: a chat that was typed in three messages, a caption cut in two. */
function add(text: string, own: OwnWords[], words: OwnWords): void {
  const last = own.at(-1);
  const isNext = last !== undefined && words.context === null && text.slice(last.end, words.start).trim() === '';
  if (isNext) own[own.length - 1] = { ...last, end: words.end };
  else own.push(words);
}

/** The last question of what another said; null when it ends in none. */
function questionIn(said: string): string | null {
  const tail = said
    .trim()
    .split(/(?<=[.?!…])\s+/)
    .slice(-2);
  const question = tail.findLast((sentence) => /\?["”’)]*$/.test(sentence));
  return question === undefined ? null : question.replace(/\s+/g, ' ');
}
