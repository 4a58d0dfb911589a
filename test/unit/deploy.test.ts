import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ConfigError, readConfig } from '../../config.ts';

const root = join(__dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const Service = z.object({
  image: z.string(),
  build: z.string().optional(),
  restart: z.literal('unless-stopped'),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.coerce.string()).optional(),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  depends_on: z
    .union([z.array(z.string()), z.record(z.string(), z.object({ condition: z.string() }))])
    .optional(),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
});
const Compose = z.object({
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.null()),
  configs: z.record(z.string(), z.object({ content: z.string() })),
});
const compose = Compose.parse(parse(read('docker-compose.yml'), { merge: true }));
const services = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.image.startsWith('sogoc:'));

/** As compose puts them in: every secret set, every default taken. */
const fill = (text: string) =>
  text.replace(/\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}/g, (_, _name, value?: string) => value ?? 'secret');

test('every setting that compose passes is one that the program knows, and together they are accepted', () => {
  expect(ours.map(([name]) => name)).toEqual(['serve', 'worker']);
  const known = read('config.ts');
  for (const [, service] of ours) {
    const environment = Object.entries(service.environment ?? {}).map(([name, value]) => [name, fill(value)]);
    for (const [name = ''] of environment) expect(known).toContain(`  ${name}:`);
    const config = readConfig(Object.fromEntries(environment) as NodeJS.ProcessEnv);
    expect([config.databaseUrl, config.redisUrl, config.s3].every((part) => part !== undefined)).toBe(true);
  }
  expect(() => readConfig({ S3_ENDPOINT: 'http://s3:8333' })).toThrow(ConfigError);
});

test('every service starts a program that exists, can be asked how it is, and waits for what it needs', () => {
  const verbs = [...read('cli/main.ts').matchAll(/\.command\('(\w+)'\)/g)].map((match) => match[1]);
  for (const [, service] of ours) expect(verbs).toContain(service.command?.[0]);
  const image = read('Dockerfile');
  expect(image).toMatch(/^USER sogoc$/m);
  expect(image).toMatch(/^HEALTHCHECK /m);
  expect(JSON.parse(/^ENTRYPOINT (.*)$/m.exec(image)?.[1] ?? '')).toEqual(['node', 'cli/sogoc.mjs']);
  for (const [name, service] of services) {
    if (!ours.some(([own]) => own === name)) expect(service.healthcheck?.test[0]).toMatch(/^CMD/);
    const needed = Array.isArray(service.depends_on)
      ? service.depends_on
      : Object.keys(service.depends_on ?? {});
    for (const other of needed) expect(Object.keys(compose.services)).toContain(other);
  }
});

test('nothing is open to the network, volumes are declared, secrets have no default', () => {
  for (const [, service] of services) {
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    for (const volume of service.volumes ?? [])
      if (!volume.startsWith('./')) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
  }
  const example = read('deploy/.env.example');
  for (const [, name = ''] of read('docker-compose.yml').matchAll(/\$\{(\w+)[:}]/g))
    expect(example).toMatch(new RegExp(`^${name}=`, 'm'));
  expect(read('docker-compose.yml')).not.toMatch(/\$\{\w*(PASSWORD|KEY)\w*:-/);
});

test('Redis in compose is one that the program would not refuse', () => {
  const command = compose.services.redis?.command?.join(' ');
  expect(command).toMatch(/--maxmemory-policy noeviction/);
  expect(command).toMatch(/--appendonly yes/);
});

test('alerts and panels ask for measurements that exist, and each alert is explained', () => {
  const measured = new Set(
    [...read('workers/metrics.ts').matchAll(/'(sogoc_\w+)'/g)].map((match) => match[1]),
  );
  measured.add('sogoc_process_resident_memory_bytes');
  const Rules = z.object({
    groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
  });
  const alerts = Rules.parse(parse(read('deploy/prometheus/alerts.yml'))).groups.flatMap(
    (group) => group.rules,
  );
  const asked = [...alerts.map((rule) => rule.expr), read('deploy/grafana/dashboards/sogoc.json')].join('\n');
  const names = [...asked.matchAll(/\bsogoc_\w+/g)].map(([name]) => name.replace(/_(bucket|sum|count)$/, ''));
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(measured).toContain(name);
  const manual = read('docs/operations.md');
  for (const { alert } of alerts) expect(manual).toContain(`| ${alert} |`);
});
