#!/usr/bin/env node
/** Writes docs/errors.md from the one table of failures; a test holds the page to the table. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderErrorsPage } from '../dist/pipeline/failures-page.js';

writeFileSync(fileURLToPath(new URL('../docs/errors.md', import.meta.url)), renderErrorsPage());
