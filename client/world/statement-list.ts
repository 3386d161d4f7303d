import type { StatementId } from '../../protocol/ids.ts';
import type { PersonaReply } from '../../protocol/persona-http.ts';

export type StatementLine = PersonaReply['statements'][number];
export const statementFilters = ['all', 'waiting', 'approved', 'contradicting', 'revoked'] as const;
export type StatementFilter = (typeof statementFilters)[number];

/** Gives the statements that may contradict another one. */
export function contradictingIds({ contradictions }: PersonaReply): ReadonlySet<StatementId> {
  return new Set(contradictions.flatMap(({ a, b }) => [a.statementId, b.statementId]));
}

export function isWaiting({ state }: StatementLine): boolean {
  return state === 'waiting' || state === 'changed';
}

/** Gives the statements of a kind that hold every word that is searched for, what waits first. Rule PN80. */
export function findStatements(
  persona: PersonaReply,
  filter: StatementFilter,
  search: string,
): readonly StatementLine[] {
  const contradicting = contradictingIds(persona);
  const words = plain(search).split(/\s+/);
  const isMeant = (line: StatementLine): boolean => {
    if (filter === 'waiting') return isWaiting(line);
    if (filter === 'contradicting') return contradicting.has(line.statement.id);
    return filter === 'all' || line.state === filter;
  };
  const holds = ({ statement }: StatementLine): boolean => {
    const { title, text, place, date, topics = [], scope = '', audience = '' } = statement;
    const all = plain([title, text, place, date, ...topics, scope, audience].join(' '));
    return words.every((word) => all.includes(word));
  };
  const found = persona.statements.filter((line) => isMeant(line) && holds(line));
  return [...found.filter(isWaiting), ...found.filter((line) => !isWaiting(line))];
}

/** Gives what may be approved by one act: what waits and contradicts nothing. Rule PN81. */
export function approvableAtOnce(persona: PersonaReply, most: number): readonly StatementLine[] {
  const contradicting = contradictingIds(persona);
  return persona.statements.filter((line) => isWaiting(line) && !contradicting.has(line.statement.id)).slice(0, most);
}

/** Gives every topic that statements have, in order. */
export function topicsOf({ statements, topics }: PersonaReply): readonly string[] {
  const known = statements.flatMap(({ statement }) => statement.topics ?? []);
  return [...new Set([...known, ...(topics === 'any' ? [] : topics)])].sort((a, b) => a.localeCompare(b));
}

/** Case and accents do not count. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
