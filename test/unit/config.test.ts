import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';

describe('configuration', () => {
  it('[H8] has a default for everything', () => {
    expect(readConfig({}, [])).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      isLan: false,
      openAi: null,
      liveKit: null,
      mediaTcpPort: null,
    });
  });

  it('[H8] takes --lan and --port from the command line', () => {
    expect(readConfig({}, ['--lan', '--port', '9000'])).toMatchObject({ host: '0.0.0.0', port: 9000, isLan: true });
  });

  it('[H8] names every problem at once', () => {
    const wrong = { PORT: '99999', PUBLIC_URL: 'nonsense', LIVEKIT_API_SECRET: 'short', LOG_LEVEL: 'loud' };
    const read = () => readConfig(wrong, ['--prot', '1']);
    expect(read).toThrow(ConfigError);
    for (const name of ['PORT', 'PUBLIC_URL', 'LIVEKIT_API_SECRET', 'LOG_LEVEL', '--prot']) expect(read).toThrow(name);
  });

  it('[LOOK6] takes one to three company colours, and says what is wrong with others', () => {
    expect(readConfig({}, []).companyColors).toEqual([]);
    expect(readConfig({ COMPANY_COLORS: '#1d4f91' }, []).companyColors).toEqual(['#1d4f91']);
    expect(readConfig({ COMPANY_COLORS: ' #1D4F91, #e4a11b ,#222222' }, []).companyColors).toHaveLength(3);
    for (const wrong of ['blue', '#12345', '#1d4f91;#e4a11b', '#111111,#222222,#333333,#444444', '#1d4f91,'])
      expect(() => readConfig({ COMPANY_COLORS: wrong }, [])).toThrow(
        'COMPANY_COLORS: needs one to three colours such as',
      );
  });

  it('[AQ1] takes two people with a key each, and says what is wrong with others', () => {
    const [ana, ben] = [`Ana Ruiz=${'a'.repeat(43)}`, `Ben Okoro=${'b'.repeat(43)}`];
    expect(readConfig({}, []).anonymous).toEqual({ keepers: null, everyMs: 30_000 });
    expect(readConfig({ ANONYMOUS_KEEPERS: ` ${ana} , ${ben}` }, []).anonymous.keepers).toEqual([
      { name: 'Ana Ruiz', publicKey: 'a'.repeat(43) },
      { name: 'Ben Okoro', publicKey: 'b'.repeat(43) },
    ]);
    for (const wrong of [ana, `${ana},${ben},${ben}`, `${ana},Ben`, `${ana},=${'b'.repeat(43)}`, `${ana},Ben=short`])
      expect(() => readConfig({ ANONYMOUS_KEEPERS: wrong }, [])).toThrow('ANONYMOUS_KEEPERS: is two names with their');
    const same = (two: string) => () => readConfig({ ANONYMOUS_KEEPERS: `${ana},${two}` }, []);
    expect(same(`Ana Ruiz=${'b'.repeat(43)}`)).toThrow('names one twice');
    expect(same(`Ben=${'a'.repeat(43)}`)).toThrow('needs two keys');
  });

  it('[HALL24] takes the name of a hall, or the path of a file of one’s own, and no other path', () => {
    expect(readConfig({}, []).hall).toBeNull();
    expect(readConfig({ HALL: 'fireside' }, []).hall).toBe('fireside');
    expect(readConfig({ HALL: '../halls/my.hall.json' }, []).hall).toBe('../halls/my.hall.json');
    expect(() => readConfig({ HALL: '../halls/my.json' }, [])).toThrow(/HALL: .*ends in \.hall\.json/);
  });

  it('[PN7] takes the id of a persona, and no path', () => {
    expect(readConfig({}, []).persona).toBeNull();
    expect(readConfig({ PERSONA: 'daniel-okafor' }, []).persona).toBe('daniel-okafor');
    expect(() => readConfig({ PERSONA: '../me' }, [])).toThrow('PERSONA: is the id of a persona');
  });

  it('[H8] writes speech down unless told not to', () => {
    expect(readConfig({}, []).recognition).toBe('on');
    expect(readConfig({ SPEECH_RECOGNITION: 'off' }, []).recognition).toBe('off');
    expect(() => readConfig({ SPEECH_RECOGNITION: 'cloud' }, [])).toThrow('SPEECH_RECOGNITION');
  });

  it('[MD35] takes a budget for the language model, and writes only when told to', () => {
    expect(readConfig({ OPENAI_API_KEY: 'k' }, []).openAi).toMatchObject({
      writes: false,
      translates: false,
      checkModel: null,
      budget: { limits: { callsPerHour: 1000, calls: 5000, costPerHour: null, cost: null } },
    });
    const set = { MODEL_CALLS: '20', MODEL_COST: '2.5', MODEL_PRICE_IN: '0.15', MODEL_PRICE_OUT: '0.6' };
    const { openAi } = readConfig(
      { OPENAI_API_KEY: 'k', GENERATED_ANSWERS: 'on', TRANSLATED_ANSWERS: 'on', OPENAI_CHECK_MODEL: 'c', ...set },
      [],
    );
    expect(openAi).toMatchObject({
      writes: true,
      translates: true,
      checkModel: 'c',
      budget: { limits: { calls: 20, cost: 2.5 }, prices: { in: 0.15, out: 0.6 } },
    });
  });

  it.each([
    [{ GENERATED_ANSWERS: 'on' }, 'GENERATED_ANSWERS needs a language model'],
    [{ TRANSLATED_ANSWERS: 'on' }, 'TRANSLATED_ANSWERS needs a language model'],
    [
      { OPENAI_BASE_URL: 'http://localhost:1/v1', OPENAI_CHECK_MODEL: 'c' },
      'OPENAI_CHECK_MODEL needs a language model',
    ],
    [{ GENERATED_ANSWERS: 'sometimes' }, 'GENERATED_ANSWERS'],
    [{ MODEL_COST: '5' }, 'need MODEL_PRICE_IN and MODEL_PRICE_OUT'],
    [{ MODEL_CALLS: '-1' }, 'MODEL_CALLS: is a number of calls'],
    [{ MODEL_CALLS_PER_HOUR: '1.5' }, 'MODEL_CALLS_PER_HOUR: is a whole number of calls'],
    [{ MODEL_PRICE_IN: 'cheap' }, 'MODEL_PRICE_IN: is an amount of money'],
  ])('[MD35] says what is wrong with %j', (environment, problem) => {
    expect(() => readConfig(environment, [])).toThrow(problem);
  });

  it('[H8] does not start in production without sign-in', () => {
    expect(() => readConfig({ NODE_ENV: 'production' }, [])).toThrow('sign-in');
  });

  it('[H8] starts in production with company sign-in, at an address with TLS', () => {
    const signIn = { OIDC_ISSUER: 'https://id.example.com/realms/all', OIDC_CLIENT_ID: 'rostrum' };
    const production = { NODE_ENV: 'production', ...signIn };
    expect(() => readConfig(production, [])).toThrow('PUBLIC_URL: company sign-in in production needs the https');
    expect(readConfig({ ...production, PUBLIC_URL: 'https://hall.example.com' }, []).oidc).toEqual({
      issuer: new URL(signIn.OIDC_ISSUER),
      clientId: 'rostrum',
      clientSecret: null,
      scopes: 'openid profile email',
      mappingFile: null,
      clockToleranceS: 60,
    });
    expect(readConfig({}, []).oidc).toBeNull();
  });

  it('[IV3] starts in production by invitation, at an address with TLS, and not with company sign-in besides', () => {
    const production = { NODE_ENV: 'production', SIGN_IN: 'invitations' };
    const publicUrl = { PUBLIC_URL: 'https://hall.example.com' };
    expect(() => readConfig(production, [])).toThrow('PUBLIC_URL: invitations in production need the https');
    expect(readConfig({ ...production, ...publicUrl }, [])).toMatchObject({ byInvitation: true, oidc: null });
    expect(readConfig({}, []).byInvitation).toBe(false);
    const both = { ...production, OIDC_ISSUER: 'https://id.example.com' };
    expect(() => readConfig(both, [])).toThrow(/PUBLIC_URL: invitations.*SIGN_IN=invitations is for.*OIDC_CLIENT_ID/s);
    expect(() => readConfig({ SIGN_IN: 'links' }, [])).toThrow('SIGN_IN: is “invitations”, or not set');
  });

  it('[H8] says what company sign-in lacks, all at once', () => {
    const read = (environment: NodeJS.ProcessEnv) => () => readConfig(environment, []);
    const wrong = { OIDC_ISSUER: 'id.example.com', OIDC_SCOPES: 'profile', OIDC_CLOCK_TOLERANCE: '3600' };
    for (const name of ['OIDC_ISSUER: is an address', 'with openid in it', '300 seconds at most'])
      expect(read(wrong)).toThrow(name);
    expect(read({ OIDC_ISSUER: 'http://id.example.com' })).toThrow(/needs OIDC_CLIENT_ID.*needs https/s);
    expect(read({ OIDC_ISSUER: 'http://localhost:9', OIDC_CLIENT_ID: 'a' })).not.toThrow();
    expect(read({ OIDC_MAPPING: 'people.json' })).toThrow('OIDC_ISSUER is missing');
  });

  it('[H8] an address alone is enough for a server of one’s own, and turns on only what it names', () => {
    expect(readConfig({ OPENAI_BASE_URL: 'http://localhost:1/v1' }, []).openAi).toMatchObject({
      model: null,
      voice: null,
      apiKey: 'none',
    });
    expect(readConfig({ OPENAI_API_KEY: 'k' }, []).openAi).toMatchObject({
      model: 'gpt-4o-mini',
      voice: { name: 'nova' },
    });
  });
});
