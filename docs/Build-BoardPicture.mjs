// Makes the pictures of the board in the browser, of a pool that four sessions have filled: node docs/Build-BoardPicture.mjs
// It needs a build, Chromium, and playwright-core in artifacts/browser.

import { fileURLToPath } from 'node:url';
import { startBrowser } from '../tests/PoolCoordination.Page.Tests/browser.mjs';
import { ScriptedPool, fillAfternoon } from '../tests/PoolCoordination.Page.Tests/scripted-pool.mjs';

const pictures = [
    { name: 'timeline.png', view: 'timeline', theme: 'light', until: '.legend' },
    { name: 'now.png', view: 'now', theme: 'dark', until: '[data-part="entries"]' },
];
const width = 1040;

const pool = new ScriptedPool();
const browser = await startBrowser();
try {
    fillAfternoon(pool);
    const page = await browser.newPage({ viewport: { width, height: 1200 }, deviceScaleFactor: 1.25, locale: 'en-GB' });
    await page.goto(await pool.show());
    await page.waitForSelector('.timeline-table tbody tr');
    for (const { name, view, theme, until } of pictures) {
        await page.emulateMedia({ colorScheme: theme });
        await page.evaluate(hash => location.hash = hash, view);
        await page.waitForSelector(`#view-${view}:not([hidden])`);
        const box = await page.locator(until).boundingBox();
        const path = fileURLToPath(new URL(name, import.meta.url));
        // Two frames: one until the change is drawn, and one more.
        await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
        await page.screenshot({ path, clip: { x: 0, y: 0, width, height: Math.ceil(box.y + box.height + 12) } });
    }
} finally {
    await browser.close();
    await pool.remove();
}
