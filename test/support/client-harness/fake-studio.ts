import type { Door } from '../../../client/live/ports.ts';
import { statementSchema } from '../../../protocol/answer.ts';
import { hashSchema, memberIdSchema } from '../../../protocol/ids.ts';
import { importReplySchema } from '../../../protocol/import-http.ts';
import type { PersonaReply } from '../../../protocol/persona-http.ts';
import { type FakeDoor, fakePersona } from './fake-persona.ts';

/** Who looks at the studio: the leader, with few statements or many; a delegate; or somebody whom the leader did not name. */
export const studios = ['leader', 'many', 'delegate', 'nobody'] as const;
export type Studio = (typeof studios)[number];
type StudioDoor = FakeDoor & Pick<Door, 'sample' | 'delegates' | 'importFile' | 'importProgress' | 'acceptPassages'>;

const atMs = 1_790_000_000_000;
const topics = ['canteen', 'offices', 'pay'];

function many(count: number): PersonaReply['statements'] {
  return Array.from({ length: count }, (_, n) => {
    const topic = topics[n % topics.length] ?? 'pay';
    const text = `Office ${n + 1} stays open through next year, and whoever works there was told so in person.`;
    const statement = statementSchema.parse({
      id: `s-${n}`,
      title: `On office ${n + 1}`,
      date: '2026-03-12',
      place: 'Spring all-hands, Lisbon',
      text,
      topics: [topic],
      ...(n === 0 && { audience: 'All staff in Lisbon', link: 'https://intranet.example/letters/12' }),
    });
    const hash = hashSchema.parse(n.toString(16).padStart(64, '0'));
    const isApproved = n % 3 === 0;
    return {
      statement: { ...statement, hash },
      state: isApproved ? ('approved' as const) : ('waiting' as const),
      approvedHash: isApproved ? hash : null,
      versions: [{ hash, topics: [topic], addedAtMs: atMs, wasApproved: isApproved }],
    };
  });
}

/** The studio's part of the server: everything that is asked for is done, and nothing is read. */
export function fakeStudio(isTakenBack: boolean, studio: Studio): StudioDoor {
  const persona = fakePersona(isTakenBack);
  const dev = { memberId: memberIdSchema.parse('m-dev'), name: 'Dev Raman', topics: ['canteen'] };
  let named: PersonaReply['delegates'] = [dev];
  const view = async () => {
    const reply = await persona.persona();
    if (reply.kind !== 'ok' || studio === 'leader') return reply;
    if (studio === 'nobody')
      return { kind: 'refused', code: 'not-allowed', message: 'Your role cannot do this.' } as const;
    const statements = [...reply.value.statements, ...many(studio === 'many' ? 298 : 6)];
    const delegate = { you: 'delegate', topics: ['canteen', 'offices'], statements: statements.slice(0, 5) } as const;
    const value = { ...reply.value, ...(studio === 'many' ? { statements, delegates: named } : delegate) };
    return { kind: 'ok', value } as const;
  };
  return {
    ...persona,
    persona: view,
    sample: async ({ statements }) => ({
      kind: 'ok',
      value: { sample: statements.slice(0, 3).map(({ statementId }) => statementId) },
    }),
    delegates: async (asked) => {
      named = named.filter(({ memberId }) => memberId !== asked.memberId);
      if (asked.type === 'delegate.name') named = [...named, { ...asked, name: 'Chiara Lombardi' }];
      return { kind: 'ok', value: { seq: 3 } };
    },
    importFile: async (_file, { fileName }) =>
      fileName.endsWith('.docx')
        ? {
            kind: 'refused',
            code: 'file-broken',
            message: 'it is damaged, or not what its name says. Save it again.',
          }
        : { kind: 'ok', value: letter },
    importProgress: async () => ({
      kind: 'ok',
      value: { reading: { readBytes: 12_000_000, totalBytes: 50_000_000, documents: 812, passages: 64 } },
    }),
    acceptPassages: async ({ passages }) => ({ kind: 'ok', value: { outcomes: passages.map(() => 'added' as const) } }),
  };
}

const found = (n: number, text: string, more: object = {}) => ({
  title: 'Re: The plant in Umeå',
  date: '2026-03-14',
  place: 'E-mail to all staff',
  audience: 'All staff',
  lang: 'en',
  link: `2026.mbox#message-${n}`,
  span: { start: 10, end: 10 + text.length },
  text,
  parts: [{ kept: text }],
  removed: {},
  context: null,
  doubtful: [],
  ...more,
});

/** What is found in any file but a Word document. */
const letter = importReplySchema.parse({
  passages: [
    found(
      1,
      'I talked with a colleague about the plant in Umeå. A colleague is away, and his salary is [amount]. We will keep the plant open, because our customers need it.',
      {
        parts: [
          { kept: 'I talked with ' },
          { taken: 'Peter Berg', put: 'a colleague', kind: 'name' },
          { kept: ' about the plant in Umeå. ' },
          { taken: 'Peter is on sick leave with burnout', put: 'A colleague is away', kind: 'health' },
          { kept: ', and his salary is ' },
          { taken: '54,000 kronor', put: '[amount]', kind: 'salary' },
          { kept: '. We will keep the plant open, because our customers need it.' },
        ],
        removed: { name: 1, health: 1, salary: 1 },
        context: 'Is it true that the plant closes?',
      },
    ),
    found(2, 'Nobody has to move to another town for the new plant. Whoever wants to may ask for it until June.'),
    found(3, 'We sell the instruments that Torvik builds, and we go on doing so.', {
      doubtful: ['Torvik'],
      date: null,
    }),
  ],
  documents: 3,
  skipped: { others: 212, quoted: 40, dropped: 18 },
  isCut: false,
});
