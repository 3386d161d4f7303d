import path from 'node:path';
import type { Logger } from 'pino';
import type { PartHealth } from '../protocol/http.ts';
import type { ModelReport, Offers } from '../protocol/model-report.ts';
import { openKeptJson } from './adapters/node/kept-json.ts';
import { findOffers } from './adapters/openai/find-offers.ts';
import { createOpenAiTextModel } from './adapters/openai/text-model.ts';
import type { Config } from './config.ts';
import type { AskedModels } from './mind/model/asking.ts';
import { ModelBudget, spendingSchema } from './mind/model/budget.ts';
import { Rest } from './mind/model/rest.ts';
import { ReplyCache, thrifty } from './mind/model/thrifty.ts';

/** The configured language model, within its budget, with how it stands. */
export interface HallModel extends AskedModels {
  report(): ModelReport;
  offers(): Offers | null;
  health(): PartHealth;
  /** Forgets every reply: somebody's words were erased. */
  forget(): void;
  close(): Promise<void>;
}

export interface HallModelOptions {
  readonly openAi: NonNullable<Config['openAi']>;
  /** Where what was spent is kept; null: nowhere. */
  readonly dataDir: string | null;
  /** Whose budget it is. */
  readonly townhallId: string;
  readonly nowMs: () => number;
  readonly log: Pick<Logger, 'warn' | 'info'>;
}

/** Opens the language model; null where the server is there for something else. Nothing is asked of anybody yet. */
export async function openModel(options: HallModelOptions): Promise<HallModel | null> {
  const { openAi, dataDir, townhallId, nowMs, log } = options;
  const { baseUrl, apiKey, model, checkModel, writes, translates } = openAi;
  if (model === null) return null;
  const kept =
    dataDir === null
      ? null
      : await openKeptJson(path.join(dataDir, `model-spent-${townhallId}.json`), (error) =>
          log.warn({ err: error }, 'what the language model has cost could not be kept'),
        );
  const budget = new ModelBudget({
    ...openAi.budget,
    nowMs,
    before: spendingSchema.safeParse(kept?.before).data ?? null,
    onSpent: (spending) => kept?.keep(spending),
  });
  const offers = foundOffers(() => findOffers({ baseUrl, apiKey }), nowMs);
  const rest = new Rest(nowMs);
  const cache = new ReplyCache();
  const askingOf = (name: string, itsRest: Rest) =>
    thrifty(createOpenAiTextModel({ baseUrl, apiKey, model: name, offers: offers.get }), {
      budget,
      rest: itsRest,
      cache,
    });
  const trouble = () => {
    const over = budget.isOver;
    if (over !== null) return over === 'hour' ? 'hour-spent' : 'town-hall-spent';
    return rest.trouble === null ? null : 'not-answering';
  };
  return {
    asking: askingOf(model, rest),
    // It may be a model of its own that fails alone.
    checking: checkModel === null ? null : askingOf(checkModel, new Rest(nowMs)),
    writes,
    translates,
    offers: () => offers.known,
    report: () => ({
      model,
      checkedBy: checkModel,
      writes,
      translates,
      offers: offers.known,
      trouble: trouble(),
      inHour: budget.spending.inHour,
      inAll: budget.spending.inAll,
      limits: budget.limits,
    }),
    health: () => {
      const why = trouble();
      return why === null ? { status: 'ok' } : { status: 'off', reason: reasons[why] };
    },
    forget: () => cache.clear(),
    close: async () => void (await kept?.close()),
  };
}

const reasons = {
  'not-answering': 'The language model does not answer; the avatar quotes.',
  'hour-spent': 'The language model’s budget for this hour is spent; the avatar quotes.',
  'town-hall-spent': 'The language model’s budget for this town hall is spent; the avatar quotes.',
} as const;

/** A server that was not there is looked for again after so long. */
const askAgainMs = 30_000;

/** What the server offers: found out at once, and again while something is unknown and somebody wants to know. */
function foundOffers(find: () => Promise<Offers>, nowMs: () => number) {
  let known: Offers | null = null;
  let askedMs = nowMs();
  const ask = async (): Promise<Offers> => {
    askedMs = nowMs();
    known = await find();
    return known;
  };
  let finding = ask();
  return {
    get known() {
      return known;
    },
    get: () => {
      const isUnsure = known !== null && Object.values(known).includes('unknown');
      if (isUnsure && nowMs() - askedMs >= askAgainMs) finding = ask();
      return finding;
    },
  };
}
