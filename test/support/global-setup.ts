import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives this test run a folder of its own; the database server in it starts when the first test asks for it. */
export default function setUp(): void {
  process.env.SOGOC_TEST_RUN = mkdtempSync(join(tmpdir(), 'sogoc-test-'));
}
