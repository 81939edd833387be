// Chromium without a window, driven by playwright-core; where one of them is not there, why.

import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';

const packages = new URL('../../artifacts/browser/', import.meta.url);
const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(path => existsSync(path));
const require = createRequire(packages);

/** Why nothing can be tested here; null where it can. */
export const absence = !executable
    ? 'Chromium is not there: apt-get install chromium'
    : ['playwright-core', 'axe-core'].some(name => !existsSync(new URL(`node_modules/${name}/package.json`, packages)))
        ? 'playwright-core or axe-core is not there: npm install --prefix artifacts/browser playwright-core axe-core'
        : null;

/** Starts the browser. */
export function startBrowser() {
    return require('playwright-core').chromium.launch({
        executablePath: executable,
        args: [
            '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-sync', '--no-first-run', '--disable-background-networking',
            '--disable-component-update',
        ],
    });
}

/** What axe finds on a page that is serious or worse, each as a line. */
export async function seriousFindings(page) {
    // The page lets no script of others in, so it is given by the driver.
    const results = await page.evaluate(`${axeSource()}; axe.run({ resultTypes: ['violations'] })`);
    return results.violations
        .filter(violation => violation.impact === 'serious' || violation.impact === 'critical')
        .flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html} ${node.failureSummary}`));
}

let source = null;

function axeSource() {
    return source ??= require('node:fs').readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
}

/** Waits until something is so, whatever a slow machine needs for that. */
export async function until(condition, what) {
    const end = Date.now() + 30_000;
    while (!await condition()) {
        if (Date.now() > end)
            throw new Error(`It did not come to that: ${what}`);
        await new Promise(done => setTimeout(done, 20));
    }
}
