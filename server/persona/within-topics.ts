import type { DelegateTopics } from '../../protocol/events.ts';

/** Whether a statement of these topics is among those that a delegate was given. What has no topic is the leader's alone. Rule PN26. */
export function isWithinTopics(given: DelegateTopics, topics: readonly string[]): boolean {
  return given === 'any' || (topics.length > 0 && topics.every((topic) => given.includes(topic)));
}
