// What is known against the packages that run in production. A registry that answers decides; one that does not
// (offline, a mirror without advisories) is said, and holds nobody up.
import { spawnSync } from 'node:child_process';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const { stdout } = spawnSync(npm, ['audit', '--omit=dev', '--json', '--fetch-retries=0'], {
  encoding: 'utf8',
  timeout: 60_000,
  shell: process.platform === 'win32',
});

function readReport() {
  try {
    return JSON.parse(stdout);
  } catch {
    return {};
  }
}

const { vulnerabilities } = readReport();
if (vulnerabilities === undefined) {
  process.stdout.write('NOT AUDITED: the registry tells no advisories here; run npm audit where one does.\n');
} else {
  const grave = Object.values(vulnerabilities).filter(({ severity }) => /^(?:high|critical)$/.test(severity));
  for (const { name, severity, range } of grave) process.stderr.write(`${severity}: ${name} ${range}\n`);
  process.stdout.write(`audited: ${grave.length} of high or critical severity\n`);
  process.exitCode = grave.length > 0 ? 1 : 0;
}
