import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Page } from '../../../../server/adapters/colyseus/page.ts';
import { pagesAtOnce, type Section } from '../../../../server/adapters/colyseus/section.ts';
import { changesOf } from '../../../../server/session/changes.ts';
import { person, questionId } from '../../../support/build-townhall.ts';
import { aSection } from './a-section.ts';
import type { FakeClient } from './fake-client.ts';

const textsSchema = z.object({ changed: z.array(z.object({ text: z.string() })) });

/** A section with a desk and so many who look on, who came before it. */
async function aFullSection(lookers: number) {
  const made = aSection();
  made.townhall.withApproved('q', 'ada');
  const patches: Uint8Array[] = [];
  made.section.open({
    broadcast: () => undefined,
    broadcastPatch: () => true,
    takePatch: () => patches.shift() ?? null,
  });
  const audience: { readonly client: FakeClient; readonly page: Page }[] = [];
  for (let at = 0; at < lookers; at++) audience.push(await made.join('sid', 'companion'));
  const desk = await made.join('mo', 'desk');
  const edit = (text: string) => {
    const before = made.townhall.state;
    made.townhall.do(person('mo'), { type: 'question.edit', questionId: questionId('q'), text });
    made.section.changed(changesOf(before, made.townhall.state, []));
    patches.push(new TextEncoder().encode(text));
  };
  return { ...made, audience, desk, edit };
}

/** The wordings that a page was told, in order. */
function textsOf({ client }: { readonly client: FakeClient }): readonly string[] {
  return client.sent
    .filter(({ type }) => type === 'questions')
    .flatMap(({ message }) => textsSchema.parse(message).changed.map(({ text }) => text));
}

const framesOf = ({ client }: { readonly client: FakeClient }) =>
  client.frames.map((frame) => new TextDecoder().decode(frame));

const runs = (section: Section): void => {
  for (const _step of section.tellAll());
};

it('[DC1] desks are told all but the patch before anybody else, and not again with everybody', async () => {
  const { section, audience, desk, edit } = await aFullSection(3);
  edit('Better?');
  section.tellDesks();
  expect([textsOf(desk), audience.map(textsOf)]).toEqual([['Better?'], [[], [], []]]);
  expect(framesOf(desk)).toEqual([]);
  runs(section);
  expect([textsOf(desk), audience.map(textsOf)]).toEqual([['Better?'], [['Better?'], ['Better?'], ['Better?']]]);
  expect([desk, ...audience].map(framesOf)).toEqual([['Better?'], ['Better?'], ['Better?'], ['Better?']]);
});

it('[DC2] everybody is told in steps, a desk in the first though it came last', async () => {
  const { section, audience, desk, edit } = await aFullSection(2 * pagesAtOnce);
  edit('Better?');
  const round = section.tellAll();
  const told = () => audience.filter((each) => textsOf(each).length > 0).length;
  round.next();
  expect([framesOf(desk), told()]).toEqual([['Better?'], pagesAtOnce - 1]);
  round.next();
  expect(told()).toBe(2 * pagesAtOnce - 1);
  expect(round.next().done).toBe(true);
  expect(told()).toBe(2 * pagesAtOnce);
});

it('[DC3] what comes between two steps is told with the next round: everybody hears everything, once and in order', async () => {
  const { section, audience, desk, edit } = await aFullSection(2 * pagesAtOnce);
  edit('First?');
  section.tellDesks();
  const round = section.tellAll();
  round.next();
  edit('Second?');
  section.tellDesks();
  for (const _step of round);
  runs(section);
  section.tellDesks();
  runs(section);
  for (const each of [desk, ...audience])
    expect([textsOf(each), framesOf(each)]).toEqual([
      ['First?', 'Second?'],
      ['First?', 'Second?'],
    ]);
});

it('[DC3] who comes between two steps has the new state already, and is told what changes then; who goes is told nothing', async () => {
  const { section, join, audience, edit } = await aFullSection(2 * pagesAtOnce);
  const last = audience.at(-1);
  if (last === undefined) throw new Error('nobody looks on');
  edit('First?');
  const round = section.tellAll();
  round.next();
  const late = await join('sid', 'companion');
  section.leave(last.page);
  for (const _step of round);
  expect([late, last].map((each) => [textsOf(each), framesOf(each)])).toEqual([
    [[], []],
    [[], []],
  ]);
  edit('Second?');
  runs(section);
  expect([textsOf(late), framesOf(late)]).toEqual([['Second?'], ['Second?']]);
});
