import type { AgendaView } from '../../../protocol/agenda.ts';
import type { Backstage, BackstageAsk, GreenPerson } from '../../../protocol/backstage.ts';
import { agendaItemIdSchema, memberIdSchema } from '../../../protocol/ids.ts';
import { ada, type Scene, type VoicesHere } from './fake-state.ts';

const moira: GreenPerson = {
  memberId: memberIdSchema.parse('m-mod'),
  name: 'Moira Field',
  role: 'moderator',
  isOpen: true,
};
const lea: GreenPerson = {
  memberId: memberIdSchema.parse('m-lea'),
  name: 'Elena Marsh',
  role: 'leader',
  isOpen: false,
};
const atMs = new Date(2026, 10, 3, 9, 41).getTime();

/** One item is over, one runs and is over its time, two are to come. */
const agendaAt = (nowMs: number): AgendaView => ({
  entry: 1,
  items: (
    [
      ['Welcome', 5, -1_300_000, -930_000],
      ['Results of the quarter, and what they mean for Leeds', 15, -1_030_000, null],
      ['Your questions', 25, null, null],
      ['Goodbye', 5, null, null],
    ] as const
  ).map(([title, minutes, started, finished], index) => ({
    item: agendaItemIdSchema.parse(`i-${index}`),
    title,
    minutes,
    startedAt: started === null ? null : nowMs + started,
    finishedAt: finished === null ? null : nowMs + finished,
  })),
});

/** A green room in which a moderator speaks, the leader listens, and a note is answered. */
export function fakeBackstage(
  scene: Scene,
  voices: VoicesHere,
  tell: (told: Backstage) => void,
): (ask: BackstageAsk) => void {
  let people: readonly GreenPerson[] = scene === 'empty' ? [] : [moira, lea];
  const show = () => tell({ tell: 'people', people });
  return (ask) => {
    switch (ask.ask) {
      case 'look':
        show();
        tell({ tell: 'pulse', clapping: scene === 'speaking' ? 14 : 0 });
        tell({
          tell: 'agenda',
          agenda: scene === 'speaking' ? agendaAt(Date.now()) : { entry: 0, items: [] },
          now: Date.now(),
        });
        if (scene === 'speaking')
          tell({
            tell: 'note',
            note: { memberId: moira.memberId, name: moira.name, at: atMs, text: 'Leeds next, then the pay question.' },
          });
        return;
      case 'enter':
        people = [...people, { memberId: ada, name: 'Ada Okafor', role: 'moderator', isOpen: false }];
        show();
        tell({ tell: 'ticket', ticket: voices === 'off' ? null : { path: '/livekit', token: 't' } });
        return;
      case 'leave':
        people = people.filter(({ memberId }) => memberId !== ada);
        return show();
      case 'note':
        tell({ tell: 'note', note: { memberId: ada, name: 'Ada Okafor', at: atMs + 60_000, text: ask.text } });
        return;
      case 'microphone':
        return;
    }
  };
}
