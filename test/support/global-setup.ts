import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives this test run a folder of its own; the database server in it starts when the first test asks for it. */
export default function setUp(): void {
  const folder = mkdtempSync(join(tmpdir(), 'sogoc-test-'));
  // A root that may not make namespaces runs the server as another user, who must be able to pass.
  chmodSync(folder, 0o711);
  process.env.SOGOC_TEST_RUN = folder;
}
