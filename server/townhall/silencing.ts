import type { Command } from '../../protocol/commands.ts';

const silencing: readonly Command['type'][] = [
  'stage.stop',
  'answer.pause',
  // Of a skip the half that silences: the next sentence waits for the record.
  'answer.skip',
  'stage.release',
  'avatar.hold',
  'floor.take',
  'voice.close',
  'voice.disallow',
  'member.mute',
  'member.remove',
  'member.ban',
];

/** Whether a command only silences: once the gate accepts it, it acts on the media at once and is recorded after. Rule ST9. */
export function isSilencing(command: Command): boolean {
  return silencing.includes(command.type) || (command.type === 'order.talk' && command.talk === 'off');
}
