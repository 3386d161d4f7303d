import type { Answer } from '../../protocol/answer.ts';
import type { FileForm, FileName } from '../../protocol/http.ts';
import { type Hash, type MemberId, townhallStream } from '../../protocol/ids.ts';
import type { Fairness } from '../../protocol/record/fairness.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { can } from '../../protocol/roles.ts';
import type { Membership } from '../access/ports.ts';
import { fairnessTable } from '../townhall/files/fairness.ts';
import { AttendanceCount } from '../townhall/files/people.ts';
import { pollsCsv } from '../townhall/files/polls.ts';
import { questionsTable } from '../townhall/files/questions.ts';
import { writeTable } from '../townhall/files/table.ts';
import { TranscriptCount } from '../townhall/files/transcript.ts';
import { pollViewsFor } from '../townhall/poll-views.ts';
import type { TownhallState } from '../townhall/state.ts';
import { questionView, readable } from '../townhall/views.ts';
import { CountedRecord } from './counted-record.ts';
import type { Record } from './ports.ts';

export interface FilesDeskParts {
  readonly state: () => TownhallState;
  readonly record: Pick<Record, 'read'>;
  readonly answers: { get(id: Hash): Promise<Answer | null> };
  readonly leaderName: string;
  readonly fairness: () => Promise<Fairness>;
}

/** What those who run a town hall take away: as the hall knows it now, so that what was erased is in none of it. Rules EX1 to EX6. */
export class FilesDesk {
  readonly #parts: FilesDeskParts;
  readonly #people: CountedRecord<AttendanceCount>;
  readonly #transcript: CountedRecord<TranscriptCount>;

  constructor(parts: FilesDeskParts) {
    this.#parts = parts;
    this.#people = new CountedRecord(parts.record, new AttendanceCount());
    this.#transcript = new CountedRecord(parts.record, new TranscriptCount());
  }

  async file(member: Membership, name: FileName, form: FileForm): Promise<{ readonly text: string } | Refusal> {
    const state = this.#parts.state();
    const known = state.members.get(member.memberId);
    if (known?.presence.kind === 'removed') return refuse('removed');
    const role = known?.role ?? member.role;
    if (!can(role, 'files.read')) return refuse('not-allowed');
    if (name === 'polls') {
      const polls = pollViewsFor(state, { role });
      return { text: form === 'csv' ? pollsCsv(polls) : JSON.stringify({ polls }, null, 2) };
    }
    return { text: writeTable(name, await this.#table(name), form) };
  }

  async #table(name: Exclude<FileName, 'polls'>) {
    const { fairness, leaderName } = this.#parts;
    const stream = townhallStream(this.#parts.state().id);
    switch (name) {
      case 'questions':
        return this.#questions();
      case 'people':
        return (await this.#people.read(stream)).table(this.#nameOf);
      case 'fairness':
        return fairnessTable(await fairness());
      case 'transcript': {
        const transcript = await this.#transcript.read(stream);
        const answers = await this.#answers(transcript.answerIds);
        const { questions, liveLines } = this.#parts.state();
        const lines = new Map(liveLines.map(({ entry, text }) => [entry, text]));
        return transcript.table(answers, {
          leaderName,
          nameOf: this.#nameOf,
          lineOf: (entry) => readable(lines.get(entry)),
          questionOf: (id) => readable(questions.get(id)?.wordings.last()?.text),
        });
      }
    }
  }

  async #questions() {
    const { state, leaderName } = this.#parts;
    const now = state();
    const by = { audience: 'crew', leaderName } as const;
    const views = [...now.questions.keys()].flatMap((id) => questionView(now, by, id) ?? []);
    return questionsTable(views, await this.#answers(views.flatMap(({ answer }) => answer?.answerId ?? [])));
  }

  readonly #nameOf = (id: MemberId): string | null => readable(this.#parts.state().members.get(id)?.name);

  async #answers(ids: readonly Hash[]): Promise<ReadonlyMap<Hash, Answer>> {
    const answers = new Map<Hash, Answer>();
    for (const id of new Set(ids)) {
      const answer = await this.#parts.answers.get(id);
      if (answer !== null) answers.set(id, answer);
    }
    return answers;
  }
}
