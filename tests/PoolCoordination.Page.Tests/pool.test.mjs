// The page of the real `pool board --web` and `--html`, on a pool that four sessions have filled.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { join } from 'node:path';
import { absence, seriousFindings, startBrowser, until } from './browser.mjs';
import { ScriptedPool, fillAfternoon } from './scripted-pool.mjs';

const views = ['timeline', 'now', 'files', 'search', 'day'];

describe('the page of a real pool', { skip: absence ?? false }, () => {
    let pool;
    let address;
    let browser;
    let page;
    const faults = [];

    before(async () => {
        pool = new ScriptedPool();
        fillAfternoon(pool);
        address = await pool.show('--control');
        browser = await startBrowser();
        page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
        page.on('pageerror', error => faults.push(error.message));
        page.on('console', message => message.type() === 'error' && faults.push(message.text()));
        await page.goto(address);
        await page.waitForSelector('.timeline-table tbody tr');
    });
    after(async () => {
        await browser?.close();
        await pool?.remove();
    });

    const textOf = selector => page.locator(selector).innerText();
    const show = async view => {
        await page.evaluate(name => location.hash = name, view);
        await page.waitForSelector(`#view-${view}:not([hidden])`);
    };

    test('has its token in no address once it is open', () => {
        assert.equal(new URL(page.url()).search, '');
    });

    test('says what pool board says', async () => {
        const board = JSON.parse(pool.run('Olga', 'board', '--json'));
        await show('now');
        const names = await page.locator('.session-card h4').allInnerTexts();
        assert.deepEqual(names, board.sessions.map(session => session.source_instance));
        assert.ok(pool.run('Olga', 'board').startsWith(`shop: ${await textOf('#counts')}\n`));
    });

    test('has the afternoon on its timeline', async () => {
        await show('timeline');
        const first = await textOf('.timeline-table tbody');
        await page.click('[data-turns="on"]');
        const table = first + await textOf('.timeline-table tbody');
        assert.match(table, /\tC\tblocker\tTraining data access\s+ended by D; blocks A/);
        assert.match(table, /\tA\tclaim\tSession storage\s+completed/);
        assert.match(table, /\tC\tclaim\tCache of the model\s+expired/);
        assert.match(table, /\tC\tdenied\t[^]*because of B/);
        assert.match(table, /\tB\tturn\tFinish the payment/);
    });

    test('shows an entry soon after it was written', async () => {
        await show('now');
        pool.run('B', 'add', '-a', 'signaling', '-t', 'Fresh from the press');
        await until(async () => /Fresh from the press/.test(await textOf('[data-part="entries"]')), 'the entry');
        await show('timeline');
        await page.click('[data-turns="back"]');
        await until(async () => /Fresh from the press/.test(await textOf('.timeline-table tbody')), 'the item');
    });

    test('has the files with who holds and edits them', async () => {
        await show('files');
        await page.waitForSelector('.tree .file');
        const tree = (await textOf('.tree.is-root')).replace(/\s+/g, ' ');
        assert.match(tree, /pay\.py B holds B edits/);
    });

    test('finds an entry', async () => {
        await show('search');
        await page.fill('#search-text', 'second factor');
        await page.check('[name="archive"]');
        await until(async () => /Login form/.test(await textOf('[data-part="found"]')), 'the entry');
    });

    test('releases a claim and posts a note', async () => {
        await show('now');
        await page.locator('.claim-card', { hasText: 'Search index' }).getByRole('button').click();
        await page.click('dialog .button.is-strong');
        await until(async () => await page.locator('.claim-card', { hasText: 'Search index' }).count() === 0, 'the end of the claim');
        await page.fill('#note-text', 'Lunch at noon');
        await page.keyboard.press('Enter');
        await until(async () => /Lunch at noon/.test(await textOf('[data-part="entries"]')), 'the note');
        assert.match(pool.run('Olga', 'list'), /signaling +Lunch at noon/);
    });

    test('names a claim that ended before it was released by its topic', async () => {
        pool.run('B', 'add', '-a', 'claimed', '-t', 'Wish list', '--affects', 'web/wishes.ts');
        const card = page.locator('.claim-card', { hasText: 'Wish list' });
        await card.getByRole('button').click();
        pool.run('B', 'unlock', '-t', 'Wish list');
        await until(async () => await card.count() === 0, 'the end of the claim');
        await page.click('dialog .button.is-strong');
        await until(async () => /Wish list.* of .*B.* is not held any more/.test(await textOf('#told')), 'what came of it');
        // Chromium notes each answer that says no.
        await until(() => faults.length > 0, 'the note of that');
        assert.match(faults.pop(), /409/);
    });

    test('goes on after its log was compacted, and after it was replaced', async () => {
        await show('now');
        pool.run('Olga', 'compact');
        pool.run('B', 'add', '-a', 'signaling', '-t', 'After the compaction');
        await until(async () => /After the compaction/.test(await textOf('[data-part="entries"]')), 'an entry after it');
        pool.wrote(0, 'D', 'signaling', 'In the new log');
        pool.writeLog();
        await until(async () => {
            const entries = await textOf('[data-part="entries"]');
            return /In the new log/.test(entries) && !/After the compaction/.test(entries);
        }, 'the log in its place');
    });

    test('has nothing that axe calls serious, and no fault', async () => {
        for (const theme of ['light', 'dark']) {
            await page.emulateMedia({ colorScheme: theme });
            for (const view of views) {
                await show(view);
                assert.deepEqual(await seriousFindings(page), [], `${view}, ${theme}`);
            }
        }
        assert.deepEqual(faults, []);
    });

    test('is the same in one file, which asks for nothing', async () => {
        const file = join(pool.project, 'board.html');
        pool.run('Olga', 'board', '--html', file);
        const exported = await browser.newPage();
        const requests = [];
        exported.on('request', request => requests.push(request.url()));
        exported.on('pageerror', error => faults.push(error.message));
        exported.on('console', message => message.type() === 'error' && faults.push(message.text()));
        await exported.goto(`file://${file}`);
        await exported.waitForSelector('.timeline-table tbody tr');
        assert.ok(await exported.locator('.timeline-picture .svg-bar').count() > 5);
        assert.match(await exported.locator('.timeline-table tbody').innerText(), /In the new log/);
        assert.deepEqual(requests, [`file://${file}`]);
        assert.deepEqual(await seriousFindings(exported), []);
        assert.deepEqual(faults, []);
    });

    test('says since when it is out of date while its server is stopped', async () => {
        const other = await browser.newPage();
        await other.clock.install();
        await other.goto(`${address}#now`);
        await other.waitForSelector('.session-card');
        const trouble = () => other.locator('#trouble').textContent();
        pool.pause();
        try {
            await other.clock.runFor(33_000);
            await until(async () => /out of date since \d\d:\d\d:\d\d/.test(await trouble()), 'that it is out of date');
        } finally {
            pool.goOn();
        }
        pool.run('B', 'add', '-a', 'signaling', '-t', 'It goes on');
        await until(async () => await trouble() === '', 'live again');
        await other.close();
    });

    test('says that the server is away once it has ended', async () => {
        await pool.stop();
        await until(async () => /The server is away/.test(await textOf('#trouble')), 'that it is away');
    });
});
