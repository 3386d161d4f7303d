import type { Capability, ModelReport } from '../../protocol/model-report.ts';

type Report = NonNullable<ModelReport>;

/** Why the avatar only quotes now, as people read it. */
export const modelTroubles: Readonly<Record<NonNullable<Report['trouble']>, string>> = {
  'not-answering': 'The language model does not answer; the avatar quotes.',
  'hour-spent': 'The language model has spent its budget for this hour; the avatar quotes until the next one.',
  'town-hall-spent': 'The language model has spent its budget for this town hall; the avatar quotes.',
};

/** What the language model has used up, in one line. Rule MD34. */
export function spentWords({ model, inHour, inAll, limits }: Report): string {
  const calls = (used: number, limit: number) => `${figure(used)} of ${figure(limit)}`;
  const parts = [
    `Language model ${model}: ${calls(inHour.calls, limits.callsPerHour)} calls this hour`,
    `${calls(inAll.calls, limits.calls)} in all`,
  ];
  if (limits.cost !== null) parts.push(`${money(inAll.cost)} of ${money(limits.cost)} spent`);
  else if (inAll.cost > 0) parts.push(`${money(inAll.cost)} spent`);
  if (limits.costPerHour !== null) parts.push(`${money(inHour.cost)} of ${money(limits.costPerHour)} this hour`);
  return `${parts.join(', ')}.`;
}

/** What the model may do, and what its server offers. Rule MD3. */
export function offerWords({ writes, translates, checkedBy, offers }: Report): string {
  const own = writes
    ? checkedBy === null
      ? 'It writes sentences, and a person reads them first.'
      : `It writes sentences, and ${checkedBy} checks them.`
    : 'It only chooses which statements are quoted.';
  const task = translates
    ? `${own} It translates for whoever asks in another language, and a person reads that first.`
    : own;
  if (offers === null) return `${task} What its server offers is being found out.`;
  const those = (standing: 'yes' | 'no' | 'unknown') =>
    capabilities.filter(([capability]) => offers[capability] === standing).map(([, name]) => name);
  const has = those('yes');
  if (has.length === 0) return `${task} Its server has not said what it offers.`;
  const lacks = those('no');
  return `${task} Its server offers ${listed(has)}${lacks.length === 0 ? '' : `, not ${listed(lacks)}`}.`;
}

const capabilities: readonly (readonly [Capability, string])[] = [
  ['responses', 'Responses'],
  ['chat', 'Chat Completions'],
  ['embeddings', 'embeddings'],
  ['speech', 'speech'],
  ['transcription', 'transcription'],
  ['moderation', 'moderation'],
];

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function figure(value: number): string {
  return value.toLocaleString('en');
}

function money(value: number): string {
  return value.toFixed(2);
}
