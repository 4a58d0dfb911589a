// What the tests need beside npm packages: a build that matches the sources, and Debian's tools for independent checks.
// Installs where it may (root on Debian); else says loudly which lanes will not run. Quick when everything is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Tool → Debian package, and what is not tested without it. */
const TOOLS = [
  { tool: 'chromium', package: 'chromium', lane: 'the browser test' },
  { tool: 'pdftotext', package: 'poppler-utils', lane: 'reading the searchable PDF with another program' },
  { tool: 'qpdf', package: 'qpdf', lane: 'the structure of the searchable PDF' },
  { tool: 'xmllint', package: 'libxml2-utils', lane: 'ALTO against its schema' },
  { tool: 'redis-server', package: 'redis-server', lane: 'the queue on Redis' },
  { tool: 'radosgw', package: 'radosgw', lane: 'the object store on a real S3 server' },
  { tool: 'ceph-mon', package: 'ceph-mon', lane: 'the object store on a real S3 server' },
  { tool: 'ceph-osd', package: 'ceph-osd', lane: 'the object store on a real S3 server' },
];

function isThere(tool) {
  return spawnSync('which', [tool], { stdio: 'ignore' }).status === 0;
}

function installTools() {
  const missing = TOOLS.filter(({ tool }) => !isThere(tool));
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && isThere('apt-get')) {
    const packages = [...new Set(missing.map((entry) => entry.package))];
    process.stdout.write(`Installing for the tests: ${packages.join(' ')}\n`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    const install = (names) =>
      spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], {
        env,
        stdio: ['ignore', 'ignore', 'inherit'],
      }).status === 0;
    if (!install(packages)) {
      spawnSync('apt-get', ['update', '-q'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
      // One by one, so that a package this release lacks does not cost the others.
      if (!install(packages)) for (const name of packages) install([name]);
    }
  }
  const still = TOOLS.filter(({ tool }) => !isThere(tool));
  if (still.length === 0) return;
  const lines = still.map(({ tool, package: name, lane }) => `  ${tool} (${name}): ${lane}`);
  const command = `apt-get install ${[...new Set(still.map((entry) => entry.package))].join(' ')}`;
  process.stderr.write(
    `\nWILL NOT BE TESTED, for want of these tools:\n${lines.join('\n')}\n  → ${command}\n\n`,
  );
}

function newestSource(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && /\.(tsx?|css|html|json)$/.test(entry.name))
      newest = Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return newest;
}

/** Page processes and the browser test run the build. */
function build(script, folders, made) {
  const stamp = join(root, 'dist', `.${script.replace(':', '-')}`);
  const newest = Math.max(
    ...folders.map((folder) => newestSource(join(root, folder))),
    statSync(join(root, 'package.json')).mtimeMs,
  );
  if (existsSync(join(root, made)) && existsSync(stamp) && statSync(stamp).mtimeMs >= newest) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const startedAt = new Date();
  const built = spawnSync(npm, ['run', '--silent', script], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
}

build('build:server', ['pipeline', 'storage', 'workers', 'dashboard/server', 'cli'], 'dist/cli/main.js');
build('build:web', ['dashboard/web'], 'dist/web/index.html');
installTools();
