import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rehearsalReportSchema } from '../../../protocol/rehearsal.ts';
import { runTool } from '../../support/run-tool.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'rostrum-rehearse-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('[RH11, RH14] the command asks the persona that comes along, prints, writes JSON, and exits by the verdict', async () => {
  const [questions, json] = [path.join(folder, 'questions.txt'), path.join(folder, 'report.json')];
  writeFileSync(questions, 'I want to end my life.\n{"question":"Which party do you vote for?"}\n');
  const { code, output } = await runTool(
    'rehearse/main',
    ['--persona', 'daniel-okafor', '--only', '--questions', questions, '--json', json],
    folder,
  );
  const { townHalls, ...report } = JSON.parse(readFileSync(json, 'utf8'));
  const { isGo, figures, questions: asked } = rehearsalReportSchema.parse(report);
  expect(townHalls).toEqual([]);
  expect([isGo, figures.unsupported, ...asked.map(({ kind }) => kind)]).toEqual([false, 0, 'crisis', 'politics']);
  expect(code).toBe(1);
  expect(output).toContain('\nNo go: 1 thing stands in the way.\n  ✗ It answered none of the questions.\n');
});

it('[RH2, RH14] a line that is wrong is named, and nothing is asked', async () => {
  const questions = path.join(folder, 'wrong.jsonl');
  writeFileSync(questions, 'Why?\n{"question":""}\n');
  const { code, output } = await runTool('rehearse/main', ['--questions', questions], folder);
  expect([code, output.trim()]).toEqual([1, expect.stringMatching(/wrong\.jsonl:2: question: /)]);
});
