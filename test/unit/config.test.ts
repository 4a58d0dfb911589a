import { ConfigError, readConfig } from '../../config.ts';

test('nothing set is a whole system on this machine', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    databaseUrl: undefined,
    redisUrl: undefined,
    s3: undefined,
    host: '127.0.0.1',
    leaseMs: 60_000,
  });
  expect(config.workers).toBeGreaterThan(0);
});

test('empty is not set, as compose files write it', () => {
  expect(readConfig({ DATABASE_URL: '', PORT: '', S3_ENDPOINT: '', WORKERS: '' })).toEqual(readConfig({}));
});

test('every fault is said at once, and no value with it', () => {
  let error: unknown;
  try {
    readConfig({
      DATABASE_URL: 'mysql://u:geheim@h/d',
      PORT: '70000',
      WORKERS: 'many',
      S3_ENDPOINT: 'https://s3.example.vn',
      S3_SECRET_KEY: 'geheim',
    });
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(ConfigError);
  const { faults, message } = error as ConfigError;
  expect(faults.map((fault) => fault.split(':')[0])).toEqual(
    expect.arrayContaining(['DATABASE_URL', 'PORT', 'WORKERS', 'S3_BUCKET', 'S3_ACCESS_KEY']),
  );
  expect(message).not.toContain('geheim');
});

test('an S3 store is configured whole or not at all', () => {
  expect(() => readConfig({ S3_ENDPOINT: 'https://s3.example.vn', S3_ACCESS_KEY: 'a' })).toThrow(
    /S3_BUCKET: is needed[\s\S]*S3_SECRET_KEY: is needed/,
  );
  const { s3 } = readConfig({
    S3_ENDPOINT: 'https://s3.example.vn',
    S3_BUCKET: 'so-goc',
    S3_ACCESS_KEY: 'a',
    S3_SECRET_KEY: 'b',
    S3_PATH_STYLE: 'false',
  });
  expect(s3).toMatchObject({
    bucket: 'so-goc',
    derivativesBucket: 'so-goc-derivatives',
    isPathStyle: false,
    region: 'us-east-1',
  });
});

test('trusted proxies are addresses and networks, and nothing else', () => {
  expect(readConfig({}).trustedProxies).toEqual(['loopback']);
  expect(
    readConfig({ TRUSTED_PROXIES: '10.1.0.5, 10.2.0.0/16,2001:db8::/32,loopback' }).trustedProxies,
  ).toEqual(['10.1.0.5', '10.2.0.0/16', '2001:db8::/32', 'loopback']);
  for (const wrong of [
    '*',
    'true',
    '1',
    'proxy.local',
    '10.0.0.0/33',
    '10.0.0/8',
    '10.0.0.1/8/9',
    '10.0.0.1,,',
    '0x0a000001',
  ])
    expect(() => readConfig({ TRUSTED_PROXIES: wrong })).toThrow('TRUSTED_PROXIES');
  expect(readConfig({}).sessionIdleMinutes).toBe(30);
  expect(() => readConfig({ SESSION_IDLE_MINUTES: '0' })).toThrow('SESSION_IDLE_MINUTES');
});
