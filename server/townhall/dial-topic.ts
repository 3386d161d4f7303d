/** A topic by which its level on the dial is found: upper and lower case are one. */
export function topicKey(topic: string): string {
  return topic.toLowerCase();
}
