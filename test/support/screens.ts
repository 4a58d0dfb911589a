import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import type { Role } from '../../dashboard/server/schemas/people.ts';
import { openTestDashboard, PASSWORD, type TestDashboard } from './dashboard.ts';

const CHROMIUM = '/usr/bin/chromium';

export interface TestScreens extends TestDashboard {
  readonly url: string;
  /** A browser of its own, with somebody signed in. */
  openBrowser(role: Role, options?: BrowserContextOptions): Promise<BrowserContext>;
}

/** The built screens of a house, served over loopback to a real browser. */
export async function openTestScreens(): Promise<TestScreens> {
  const webFolder = resolve('dist/web');
  if (!existsSync(join(webFolder, 'index.html'))) throw new Error('no screens are built: npm run build:web');
  if (!existsSync(CHROMIUM)) throw new Error(`this test needs ${CHROMIUM} (apt-get install chromium)`);
  const dashboard = await openTestDashboard({ webFolder });
  const url = await dashboard.app.listen({ host: '127.0.0.1', port: 0 });
  const browser: Browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
  return {
    ...dashboard,
    url,
    async openBrowser(role, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...options });
      context.setDefaultTimeout(30_000);
      const answer = await context.request.post(`${url}/api/session`, {
        data: { userName: role, password: PASSWORD },
      });
      if (!answer.ok()) throw new Error(`${role} could not sign in: ${answer.status()}`);
      return context;
    },
    async close() {
      await browser.close();
      await dashboard.close();
    },
  };
}
