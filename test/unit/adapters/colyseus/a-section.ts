import { pino } from 'pino';
import type { ConnectionKind } from '../../../../protocol/commands.ts';
import { poseFloats } from '../../../../protocol/pose.ts';
import { encodePose, poseBytesMax } from '../../../../protocol/pose-codec.ts';
import { AttentionBoard } from '../../../../server/adapters/colyseus/attention-board.ts';
import { emptyHallState } from '../../../../server/adapters/colyseus/mirror.ts';
import type { Page } from '../../../../server/adapters/colyseus/page.ts';
import { Pages } from '../../../../server/adapters/colyseus/pages.ts';
import { Section } from '../../../../server/adapters/colyseus/section.ts';
import type { Gate } from '../../../../server/session/ports.ts';
import { noAnonymousDesk } from '../../../support/an-anonymous-question.ts';
import { aTownhall, idOf, mainSection } from '../../../support/build-townhall.ts';
import { hallFacts } from '../../../support/hall-facts.ts';
import { aTicket, FakeClient } from './fake-client.ts';

/** A section of `aTownhall()`, its pages without a network. */
export function aSection() {
  const townhall = aTownhall();
  const submitted: string[] = [];
  const gone: Page[] = [];
  const now = { ms: 0 };
  const tickets = new Map<string, ReturnType<typeof aTicket>>();
  const gate: Gate = {
    submit: async (actor, command) => {
      submitted.push(`${actor.kind === 'part' ? actor.part : actor.memberId} ${command.type}`);
      return { accepted: { seq: 1 } };
    },
  };
  const section = new Section({
    sectionId: mainSection,
    pages: new Pages(),
    attention: new AttentionBoard(),
    boundsM: { min: [-20, -1, -30], max: [20, 12, 30] },
    stageM: [0, 2.4, -1.5],
    balconyPlaces: 256,
    anonymous: noAnonymousDesk,
    gate,
    state: () => townhall.state,
    facts: () => hallFacts('on'),
    takeTicket: (id) => tickets.get(id) ?? null,
    onGone: (page) => void gone.push(page),
    nowMs: () => now.ms,
    log: pino({ enabled: false }),
  });
  const join = async (name: string, kind: ConnectionKind = 'body') => {
    const client = new FakeClient(`${name}-${tickets.size}`);
    tickets.set(client.sessionId, aTicket(name, { kind }));
    return { client, page: await section.join(client) };
  };
  const hall = emptyHallState(townhall.state, mainSection);
  const look = () => {
    section.mirror(hall);
    return hall;
  };
  const slotOf = (name: string) => {
    section.changed({ members: [idOf(name)], questions: [], voters: [], isReordered: false });
    return look().roster.get(name)?.slot;
  };
  return { townhall, section, join, look, slotOf, submitted, gone, now };
}

/** Everybody of a section is told what changed: desks first, then all, without rest. */
export function tellAll(section: Section): void {
  section.tellDesks();
  for (const _step of section.tellAll());
}

/** A pose message of a head without hands. */
export const aPose = (x = 1, z = 1) => {
  const row = new Float32Array(poseFloats);
  row.set([x, 1.6, z, 0, 0, 0, 1]);
  const bytes = new Uint8Array(poseBytesMax);
  return bytes.slice(0, encodePose(row, new DataView(bytes.buffer), 0));
};
