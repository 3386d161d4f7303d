import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { limits } from '../protocol/limits.ts';
import { colorSchema } from '../protocol/portrait.ts';
import { keepersSchema } from './config-keepers.ts';
import type { Keeper } from './session/anonymous-ports.ts';

/** Everything that the environment and the command line decide, typed. Secrets appear nowhere else. */
export interface Config {
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  /** Reach the server from other machines on the network, with a certificate made on the spot. */
  readonly isLan: boolean;
  readonly publicUrl: URL | null;
  /** Addresses of proxies that may set the client's address. */
  readonly trustProxy: readonly string[];
  /** The hall: an id of `scenes/`, or the path of a `.hall.json`; null where nobody said. */
  readonly hall: string | null;
  /** Who leads: an id of `assets/persona`; null where nobody said. */
  readonly persona: string | null;
  /** People with bodies in one section: fewer for weak headsets. */
  readonly bodiesPerSection: number;
  readonly mediaUdpPort: number;
  readonly mediaTcpPort: number | null;
  readonly liveKitBin: string | null;
  readonly liveKit: { readonly url: string; readonly apiKey: string; readonly apiSecret: string } | null;
  readonly openAi: {
    readonly baseUrl: string;
    readonly apiKey: string;
    readonly model: string | null;
    /** The model that looks at written sentences a second time; null: code alone checks, and a person reads them first. */
    readonly checkModel: string | null;
    /** Whether sentences may be written from statements, and not only quoted. */
    readonly writes: boolean;
    /** Whether questions in other languages are answered in them. */
    readonly translates: boolean;
    readonly budget: {
      readonly limits: {
        readonly callsPerHour: number;
        readonly calls: number;
        readonly costPerHour: number | null;
        readonly cost: number | null;
      };
      /** Of a million tokens that go in and come out. */
      readonly prices: { readonly in: number; readonly out: number };
    };
    readonly voice: { readonly model: string; readonly name: string } | null;
  } | null;
  /** The company's sign-in by OpenID Connect; null where people come by links. */
  readonly oidc: {
    readonly issuer: URL;
    readonly clientId: string;
    /** Null for a public client. */
    readonly clientSecret: string | null;
    readonly scopes: string;
    /** The file that says who people are here; null: everybody attends. */
    readonly mappingFile: string | null;
    readonly clockToleranceS: number;
  } | null;
  readonly anonymous: {
    /** Who hold the two keys to who asked an anonymous question; null: nobody can ask anonymously. */
    readonly keepers: readonly [Keeper, Keeper] | null;
    /** Between two marks of the clock at which what was asked is written down. No setting: fewer people would ask between two. */
    readonly everyMs: number;
  };
  /** Whether people come by the organiser's invitations. */
  readonly byInvitation: boolean;
  /** What the people in the hall wear, beside neutrals: up to three, `#rrggbb`; none: the house's own colours. */
  readonly companyColors: readonly string[];
  /** Whether speech is written down: questions asked aloud, captions of people on the stage. */
  readonly recognition: 'on' | 'off';
  readonly clientDir: string;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug';
}

export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`Rostrum cannot start with this configuration:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const port = z.coerce.number().int().min(0).max(65_535);
const companyColors = z
  .string()
  .transform((text) => text.split(',').map((color) => color.trim()))
  .refine(
    (colors) => colors.length <= 3 && colors.every((color) => colorSchema.safeParse(color).success),
    'needs one to three colours such as #1d4f91,#e4a11b: a # and six hexadecimal digits each, commas between.',
  );
const calls = z.coerce
  .number('is a number of calls')
  .int('is a whole number of calls')
  .min(0, 'is a number of calls, 0 for none');
const money = z.coerce.number('is an amount of money, such as 2.50').min(0, 'is an amount of money, 0 or more');
/** A town hall of a thousand people asks for less. */
const usualCalls = { callsPerHour: 1000, calls: 5000 };
const issuer = z.url({
  protocol: /^https?$/,
  error: 'is an address such as https://sign-in.example.com/realms/company',
});
const environmentSchema = z.object({
  DATA_DIR: z.string().min(1).optional(),
  HOST: z.string().min(1).optional(),
  PORT: port.optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: z.string().optional(),
  HALL: z
    .string()
    .regex(
      /^[A-Za-z0-9_-]{1,64}$|\.hall\.json$/,
      'is the name of a hall, or the path of a file that ends in .hall.json',
    )
    .optional(),
  PERSONA: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/, 'is the id of a persona, such as maya-lindqvist')
    .optional(),
  SECTION_BODIES: z.coerce.number().int().min(1).max(limits.bodiesPerSection).optional(),
  MEDIA_UDP_PORT: port.optional(),
  MEDIA_TCP_PORT: port.optional(),
  LIVEKIT_URL: z.url({ protocol: /^(ws|wss|http|https)$/ }).optional(),
  LIVEKIT_API_KEY: z.string().min(1).optional(),
  LIVEKIT_API_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  OPENAI_MODEL: z.string().min(1).optional(),
  OPENAI_CHECK_MODEL: z.string().min(1).optional(),
  GENERATED_ANSWERS: z.enum(['on', 'off']).optional(),
  TRANSLATED_ANSWERS: z.enum(['on', 'off']).optional(),
  MODEL_CALLS_PER_HOUR: calls.optional(),
  MODEL_CALLS: calls.optional(),
  MODEL_COST_PER_HOUR: money.optional(),
  MODEL_COST: money.optional(),
  MODEL_PRICE_IN: money.optional(),
  MODEL_PRICE_OUT: money.optional(),
  OPENAI_SPEECH_MODEL: z.string().min(1).optional(),
  OPENAI_SPEECH_VOICE: z.string().min(1).optional(),
  SIGN_IN: z.enum(['invitations'], 'is “invitations”, or not set').optional(),
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_SCOPES: z
    .string()
    .regex(/(?:^| )openid(?: |$)/, 'is a list such as “openid profile email”, with openid in it')
    .optional(),
  OIDC_MAPPING: z.string().min(1).optional(),
  OIDC_CLOCK_TOLERANCE: z.coerce.number('is a number of seconds').min(0).max(300, 'is 300 seconds at most').optional(),
  ANONYMOUS_KEEPERS: keepersSchema.optional(),
  COMPANY_COLORS: companyColors.optional(),
  SPEECH_RECOGNITION: z.enum(['on', 'off']).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).optional(),
  NODE_ENV: z.string().optional(),
  ROSTRUM_LIVEKIT_BIN: z.string().optional(),
});

const repository = path.join(import.meta.dirname, '..');

/** Reads environment and arguments; throws one {@link ConfigError} that names every problem at once. */
export function readConfig(environment: NodeJS.ProcessEnv, args: readonly string[]): Config {
  const problems: string[] = [];
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(`${issue.path.join('.')}: ${issue.message}`);
  }
  const flags = readFlags(args, problems);
  const env = parsed.success ? parsed.data : {};
  problems.push(...signInProblems(env));
  if (env.LIVEKIT_URL !== undefined && (env.LIVEKIT_API_KEY === undefined || env.LIVEKIT_API_SECRET === undefined)) {
    problems.push('LIVEKIT_URL needs LIVEKIT_API_KEY and LIVEKIT_API_SECRET.');
  }
  problems.push(...modelProblems(env));
  if (problems.length > 0) throw new ConfigError(problems);

  return {
    dataDir: path.resolve(env.DATA_DIR ?? path.join(repository, 'data')),
    host: env.HOST ?? (flags.isLan ? '0.0.0.0' : '127.0.0.1'),
    port: flags.port ?? env.PORT ?? 8080,
    isLan: flags.isLan,
    publicUrl: env.PUBLIC_URL === undefined ? null : new URL(env.PUBLIC_URL),
    trustProxy: (env.TRUST_PROXY ?? '')
      .split(',')
      .map((address) => address.trim())
      .filter((address) => address !== ''),
    hall: env.HALL ?? null,
    persona: env.PERSONA ?? null,
    bodiesPerSection: env.SECTION_BODIES ?? limits.bodiesPerSection,
    mediaUdpPort: env.MEDIA_UDP_PORT ?? 0,
    mediaTcpPort: env.MEDIA_TCP_PORT ?? null,
    liveKitBin: env.ROSTRUM_LIVEKIT_BIN ?? null,
    liveKit: liveKitOf(env),
    openAi: openAiOf(env),
    oidc: oidcOf(env),
    anonymous: { keepers: env.ANONYMOUS_KEEPERS ?? null, everyMs: limits.anonymousEveryMs },
    byInvitation: env.SIGN_IN === 'invitations',
    companyColors: env.COMPANY_COLORS ?? [],
    recognition: env.SPEECH_RECOGNITION ?? 'on',
    clientDir: path.join(repository, 'dist/client'),
    logLevel: env.LOG_LEVEL ?? 'info',
  };
}

type Environment = Partial<z.infer<typeof environmentSchema>>;

function liveKitOf(env: Environment): Config['liveKit'] {
  if (env.LIVEKIT_URL === undefined || env.LIVEKIT_API_KEY === undefined || env.LIVEKIT_API_SECRET === undefined)
    return null;
  return { url: env.LIVEKIT_URL, apiKey: env.LIVEKIT_API_KEY, apiSecret: env.LIVEKIT_API_SECRET };
}

/** A self-hosted compatible server often needs no key: then any text will do. */
function openAiOf(env: Environment): Config['openAi'] {
  if (env.OPENAI_API_KEY === undefined && env.OPENAI_BASE_URL === undefined) return null;
  const isOpenAi = env.OPENAI_BASE_URL === undefined;
  const speechModel = env.OPENAI_SPEECH_MODEL ?? (isOpenAi ? 'gpt-4o-mini-tts' : undefined);
  return {
    baseUrl: env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1',
    apiKey: env.OPENAI_API_KEY ?? 'none',
    model: env.OPENAI_MODEL ?? (isOpenAi ? 'gpt-4o-mini' : null),
    checkModel: env.OPENAI_CHECK_MODEL ?? null,
    writes: env.GENERATED_ANSWERS === 'on',
    translates: env.TRANSLATED_ANSWERS === 'on',
    budget: {
      limits: {
        callsPerHour: env.MODEL_CALLS_PER_HOUR ?? usualCalls.callsPerHour,
        calls: env.MODEL_CALLS ?? usualCalls.calls,
        costPerHour: env.MODEL_COST_PER_HOUR ?? null,
        cost: env.MODEL_COST ?? null,
      },
      prices: { in: env.MODEL_PRICE_IN ?? 0, out: env.MODEL_PRICE_OUT ?? 0 },
    },
    voice: speechModel === undefined ? null : { model: speechModel, name: env.OPENAI_SPEECH_VOICE ?? 'nova' },
  };
}

function oidcOf(env: Environment): Config['oidc'] {
  if (env.OIDC_ISSUER === undefined || env.OIDC_CLIENT_ID === undefined) return null;
  return {
    issuer: new URL(env.OIDC_ISSUER),
    clientId: env.OIDC_CLIENT_ID,
    clientSecret: env.OIDC_CLIENT_SECRET ?? null,
    scopes: env.OIDC_SCOPES ?? 'openid profile email',
    mappingFile: env.OIDC_MAPPING ?? null,
    clockToleranceS: env.OIDC_CLOCK_TOLERANCE ?? 60,
  };
}

const thisMachine = ['localhost', '127.0.0.1', '[::1]'];

function signInProblems(env: Environment): readonly string[] {
  const problems: string[] = [];
  const { OIDC_ISSUER: issuer, PUBLIC_URL: publicUrl } = env;
  const isProduction = env.NODE_ENV === 'production';
  const byInvitation = env.SIGN_IN === 'invitations';
  if (isProduction && byInvitation && (publicUrl === undefined || !publicUrl.startsWith('https:')))
    problems.push('PUBLIC_URL: invitations in production need the https address that people use.');
  if (byInvitation && issuer !== undefined)
    problems.push('SIGN_IN=invitations is for installations without company sign-in: take out it, or OIDC_ISSUER.');
  if (issuer === undefined) {
    const others = ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_MAPPING', 'OIDC_SCOPES'] as const;
    const set = others.filter((name) => env[name] !== undefined);
    if (set.length > 0) problems.push(`${set.join(', ')}: for company sign-in OIDC_ISSUER is missing.`);
    if (isProduction && !byInvitation)
      problems.push(
        'NODE_ENV=production needs sign-in: set OIDC_ISSUER for company sign-in, or SIGN_IN=invitations. Demo links are not for production.',
      );
    return problems;
  }
  if (env.OIDC_CLIENT_ID === undefined) problems.push('OIDC_ISSUER needs OIDC_CLIENT_ID.');
  if (issuer.startsWith('http:') && !thisMachine.includes(new URL(issuer).hostname))
    problems.push('OIDC_ISSUER needs https: what it says of people must not be read or changed on the way.');
  if (isProduction && (publicUrl === undefined || !publicUrl.startsWith('https:')))
    problems.push('PUBLIC_URL: company sign-in in production needs the https address that people use.');
  return problems;
}

function modelProblems(env: Environment): readonly string[] {
  const problems: string[] = [];
  const hasModel =
    env.OPENAI_MODEL !== undefined || (env.OPENAI_API_KEY !== undefined && env.OPENAI_BASE_URL === undefined);
  for (const name of ['GENERATED_ANSWERS', 'TRANSLATED_ANSWERS', 'OPENAI_CHECK_MODEL'] as const) {
    if (env[name] !== undefined && env[name] !== 'off' && !hasModel)
      problems.push(`${name} needs a language model: set OPENAI_API_KEY, or OPENAI_BASE_URL and OPENAI_MODEL.`);
  }
  const isLimited = env.MODEL_COST !== undefined || env.MODEL_COST_PER_HOUR !== undefined;
  if (isLimited && (env.MODEL_PRICE_IN === undefined || env.MODEL_PRICE_OUT === undefined))
    problems.push('MODEL_COST and MODEL_COST_PER_HOUR need MODEL_PRICE_IN and MODEL_PRICE_OUT, for a million tokens.');
  return problems;
}

function readFlags(args: readonly string[], problems: string[]): { isLan: boolean; port: number | null } {
  let isLan = false;
  let flagPort: number | null = null;
  for (let i = 0; i < args.length; i++) {
    const flag = args[i];
    if (flag === '--lan') isLan = true;
    else if (flag === '--port') {
      const value = port.safeParse(args[++i]);
      if (value.success) flagPort = value.data;
      else problems.push('--port needs a number from 0 to 65535.');
    } else problems.push(`${flag}: unknown. Known are --lan and --port N.`);
  }
  return { isLan, port: flagPort };
}

/** The first address of this machine on a network, IPv4. Null on a machine that has only itself. */
export function lanAddress(): { readonly address: string; readonly interfaceName: string } | null {
  for (const [interfaceName, addresses] of Object.entries(os.networkInterfaces())) {
    for (const { family, internal, address } of addresses ?? []) {
      if (family === 'IPv4' && !internal) return { address, interfaceName };
    }
  }
  return null;
}
