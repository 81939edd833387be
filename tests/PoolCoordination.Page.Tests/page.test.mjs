// The page in Chromium, on a server that stands in for `pool board --web`.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { absence, seriousFindings, startBrowser, until } from './browser.mjs';
import { exportedPage } from './exported.mjs';
import { fourSessions, manySessions } from './sample.mjs';
import { StandIn } from './stand-in.mjs';

const views = ['timeline', 'now', 'files', 'search', 'day'];

describe('the page', { skip: absence ?? false }, () => {
    let browser;
    let server;
    let context;
    let faults;

    before(async () => browser = await startBrowser());
    after(() => browser?.close());
    beforeEach(async () => {
        faults = [];
        server = await new StandIn(fourSessions()).start();
        context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
        context.setDefaultTimeout(30_000);
    });
    afterEach(async () => {
        await context.close();
        await server.stop();
    });

    async function open(view = 'timeline', address = server.address) {
        const page = await context.newPage();
        page.on('pageerror', error => faults.push(error.message));
        page.on('dialog', dialog => faults.push(`a dialog: ${dialog.message()}`));
        await page.goto(`${address}#${view}`);
        await page.waitForFunction(() => document.getElementById('counts').textContent !== '');
        if (view === 'timeline')
            await page.waitForSelector('.timeline-table tbody tr');
        return page;
    }

    const textOf = (page, selector) => page.locator(selector).innerText();
    const isLive = page => page.evaluate(() => document.getElementById('live').dataset.state === 'live');

    test('says what the terminal says of the sessions, in its words and its order', async () => {
        const page = await open('now');
        assert.equal(await textOf(page, '#counts'), '4 sessions: 1 waiting, 1 blocked, 2 working; 2 claims (3 refused); 5 entries');
        const cards = await page.locator('.session-card').allInnerTexts();
        assert.deepEqual(cards.map(card => /waiting|blocked|denied|working|idle|dead/.exec(card)[0]), ['waiting', 'blocked', 'working',
            'working']);
        assert.match(cards[1], /waits for Refund rules of B since \d\d:\d\d/);
        assert.match(await textOf(page, '.claim-card >> nth=0'), /held by B · 5\dm left\s+turned away: C 2×, D/);
        assert.equal(await page.title(), '(2) shop – pool board');
        assert.deepEqual(faults, []);
    });

    test('has the items in view in a table, with how claims ended and who ended them', async () => {
        const page = await open();
        const first = await textOf(page, '.timeline-table tbody');
        await page.click('[data-turns="on"]');
        const table = first + await textOf(page, '.timeline-table tbody');
        assert.match(table, /Payment\s+handed over by B/);
        assert.match(table, /Training data access\s+ended by D; blocks A/);
        assert.match(table, /Catalogue\s+ended by force by A/);
    });

    test('has who waited for whom in the table, since when and how long', async () => {
        const page = await open();
        const first = await textOf(page, '.timeline-table tbody');
        await page.click('[data-turns="on"]');
        const table = first + await textOf(page, '.timeline-table tbody');
        assert.match(table, /since \d\d:\d\d, 38m\tC\tis blocked\tPayment\s+waits for B, who claimed it/);
        assert.match(table, /\d\d:\d\d–\d\d:\d\d, 44m\tA\tis blocked\tTraining data access\s+waits for C, whose blocker it is/);
        assert.match(table, /\d\d:\d\d–\d\d:\d\d, 4m\tD\tis blocked\tPayment\s+was turned away by A, who held it/);
        await page.click('[data-turns="back"]');
        await page.locator('.timeline-table tr', { hasText: 'waits for B' }).getByRole('button').press('Enter');
        assert.match(await textOf(page, 'dialog'), /C waits for B, who claimed it\s+Payment\s+since \d\d:\d\d, 38m/);
    });

    test('hides no claim behind another, however many there are at once', async () => {
        const claims = count => Array.from({ length: count }, (_, index) => ({
            id: `m:${index}`, lane: 'D', kind: 'claim', from: Date.now() - 1_800_000 + index * 1000, to: null, topic: `Part ${index}`,
            files: [], end: null, by: null,
        }));
        server.data.timeline.items.push(...claims(9));
        const { board, timeline, files } = server.data;
        await withFile(await exportedPage({ at: Date.now(), board, timeline: { ...timeline, isWhole: true }, files }), async address => {
            for (const page of [await open(), await open('timeline', address)]) {
                const more = page.getByRole('button', { name: 'more rows of D' });
                assert.equal(await more.getAttribute('aria-expanded'), 'false');
                const height = () => page.locator('.lane-label').last().evaluate(label => label.offsetHeight);
                const before = await height();
                await more.press('Enter');
                await until(async () => await height() > before, 'a lane with all rows');
                assert.equal(await page.evaluate(() => document.activeElement.textContent), 'fewer rows of D');
            }
            const page = await open('timeline', address);
            const bars = () => page.evaluate(() => [...document.querySelectorAll('.svg-bar .svg-fill, .svg-fold rect')].map(bar => {
                const box = bar.getBoundingClientRect();
                return [box.left, box.right, box.top, box.bottom];
            }));
            const overlapping = boxes => boxes.filter((one, index) => boxes.some((other, place) => place < index
                && one[0] < other[1] - 1 && other[0] < one[1] - 1 && one[2] < other[3] - 1 && other[2] < one[3] - 1));
            assert.equal(await page.locator('.svg-fold').textContent(), '+4 more');
            assert.deepEqual(overlapping(await bars()), []);
            const box = await page.locator('.svg-fold').boundingBox();
            await page.mouse.click(box.x + 10, box.y + 5);
            await page.waitForSelector('.svg-fold', { state: 'detached' });
            assert.deepEqual(overlapping(await bars()), []);
            assert.equal(await page.locator('dialog').count(), 0);
        });
    });

    test('cuts no label, also of a lane without claims, on a small screen, with large text and in an exported file', async () => {
        server.data.timeline.lanes.push({ ...server.data.timeline.lanes[0], id: 'E', instance: 'E', title: 'Nothing yet' });
        const { board, timeline, files } = server.data;
        await withFile(await exportedPage({ at: Date.now(), board, timeline: { ...timeline, isWhole: true }, files }), async address => {
            const cutLabels = page => page.evaluate(() => [...document.querySelectorAll('.lane-label')]
                .filter(label => label.scrollHeight > label.clientHeight + 1).map(label => label.textContent));
            const page = await open();
            for (const one of [page, await open('timeline', address)]) {
                for (const width of [1200, 400]) {
                    await one.setViewportSize({ width, height: 900 });
                    assert.deepEqual(await cutLabels(one), [], `at ${width}`);
                }
            }
            await page.evaluate(() => document.documentElement.style.fontSize = '24px');
            server.change(data => data.timeline.day.since++);
            await until(async () => (await cutLabels(page)).length === 0, 'room for large text');
        });
    });

    test('has round dots that are round', async () => {
        const page = await open();
        for (const width of [400, 1200]) {
            await page.setViewportSize({ width, height: 900 });
            for (const size of await page.locator('.dot.is-waiting').evaluateAll(dots => dots.map(dot => getComputedStyle(dot).width)))
                assert.match(size, /^\d+px$/);
        }
    });

    test('breaks the word of no button, however long the topic beside it', async () => {
        server.data.board.claims[0].topic = 'Everything that has to do with payments, and more '.repeat(5);
        const page = await open('now');
        const heightOf = index => page.locator('.claim-card button').nth(index).evaluate(button => button.offsetHeight);
        for (const width of [400, 1200]) {
            await page.setViewportSize({ width, height: 900 });
            assert.equal(await heightOf(0), await heightOf(1), `at ${width}`);
        }
    });

    test('has the last of a burst first in the table, as the log has them', async () => {
        const from = Date.now() - 60_000;
        const posted = ['zz', 'mm', 'aa'].map((name, index) => ({
            id: `n:${name}`, lane: 'ABC'[index], kind: 'note', from, to: from, topic: `Burst ${index}`, files: [],
        }));
        server.data.timeline.items.push(...posted);
        const page = await open();
        const table = await textOf(page, '.timeline-table tbody');
        assert.deepEqual(table.match(/Burst \d/g), ['Burst 2', 'Burst 1', 'Burst 0']);
    });

    test('says that it has only the newest of who blocked whom, and forgets those that went', async () => {
        server.data.timeline.areArcsCut = true;
        const page = await open();
        assert.equal(await textOf(page, '[data-part="summary"]'),
            '37 items, 4 waits; of who blocked whom there are only the newest 4');
        server.change(data => {
            data.timeline.changes = new Map([[data.timeline.revision, []]]);
            Object.assign(data.timeline, { areArcsCut: false, arcs: data.timeline.arcs.slice(1) });
        });
        await until(async () => await textOf(page, '[data-part="summary"]') === '37 items, 3 waits', 'one wait less');
    });

    test('has no wait of no time: a denial says when it was', async () => {
        const { arcs } = server.data.timeline;
        arcs[1].end = arcs[1].begin;
        const page = await open();
        assert.equal(await textOf(page, '[data-part="summary"]'), '37 items, 3 waits');
    });

    test('says that somebody still holds what a session waits for since it was turned away', async () => {
        server.data.timeline.arcs[1].end = null;
        const page = await open();
        assert.match(await page.locator('.timeline-table tr', { hasText: 'was turned away by A, who holds it' }).first().innerText(),
            /since \d\d:\d\d, 1h 44m\tD\tis blocked/);
    });

    test('keeps the table in step with the part of the time in view', async () => {
        const page = await open();
        await page.click('[data-hours="1"]');
        await until(async () => await textOf(page, '[data-part="summary"]') !== '37 items, 4 waits', 'fewer items');
        assert.doesNotMatch(await textOf(page, '.timeline-table tbody'), /Login form/);
        await page.focus('.timeline-frame');
        for (let times = 0; times < 20; times++)
            await page.keyboard.press('ArrowLeft');
        await until(async () => /Login form/.test(await textOf(page, '.timeline-table tbody')), 'the items of before');
        await page.keyboard.press('End');
        await until(async () => !/Login form/.test(await textOf(page, '.timeline-table tbody')), 'the items of now');
        assert.equal(await page.isDisabled('[data-does="now"]'), true);
    });

    test('tells what is under the mouse, and shows all of it at a click', async () => {
        const page = await open();
        const box = await page.locator('.timeline-surface').boundingBox();
        // Below the track of the last lane, at its right end, is the claim that is held.
        const place = await page.evaluate(() => {
            const label = [...document.querySelectorAll('.lane-label')].at(-1).getBoundingClientRect();
            return label.top + 36;
        });
        const now = box.width * (1 - 0.04 / 1);
        await page.mouse.move(box.x + now - 20, place);
        await page.waitForSelector('.tooltip:not([hidden])');
        assert.match(await textOf(page, '.tooltip'), /claim\s+D\s+Search index\s+since \d\d:\d\d, 12m/);
        await page.mouse.down();
        await page.mouse.up();
        assert.match(await textOf(page, 'dialog'), /Search index[^]*src\/search\//);
    });

    test('shows a change at once, and leaves the focus where it is', async () => {
        const page = await open('now');
        await page.focus('.claim-card >> nth=1 >> button');
        server.change(data => {
            data.board.counts.entries = 6;
            data.board.sessions[0].work = 'Something new';
            data.board.claims[1].expires += 600;
        });
        await until(async () => /6 entries/.test(await textOf(page, '#counts')), 'the new counts');
        assert.match(await textOf(page, '.session-card >> nth=0'), /Something new/);
        assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Release Search index');
    });

    test('keeps what a person opened, the place on the page and the focus over an update', async () => {
        const page = await open('now');
        await page.setViewportSize({ width: 500, height: 400 });
        await page.click('.session-card >> nth=3 >> summary');
        await page.evaluate(() => scrollTo(0, 500));
        const place = await page.evaluate(() => scrollY);
        server.change(data => {
            data.board.sessions.forEach(session => session.branch = 'elsewhere');
            data.board.counts.entries = 51;
        });
        await until(async () => /51 entries/.test(await page.locator('#counts').textContent()), 'the update');
        assert.equal(await page.isVisible('text="src/search/query.py"'), true);
        assert.equal(await page.locator('details[open]').count(), 1);
        assert.equal(await page.evaluate(() => document.activeElement.closest('.session-card')?.querySelector('h4').textContent), 'D');
        assert.equal(await page.evaluate(() => scrollY), place);
        server.change(data => {
            data.board.sessions.reverse();
            data.board.counts.entries = 52;
        });
        await until(async () => /52 entries/.test(await page.locator('#counts').textContent()), 'another order');
        assert.equal(await page.evaluate(() => document.activeElement.closest('.session-card')?.querySelector('h4').textContent), 'D');
    });

    test('gives the focus back when a dialog closes, also where its button was made anew or is gone', async () => {
        const page = await open('now');
        const focused = () => page.evaluate(() => document.activeElement.textContent);
        await page.focus('.claim-card >> nth=0 >> button');
        await page.keyboard.press('Enter');
        server.change(data => {
            data.board.claims[0].expires += 600;
            data.board.counts.entries = 61;
        });
        await until(async () => /61 entries/.test(await page.locator('#counts').textContent()), 'the update');
        await page.keyboard.press('Escape');
        await page.waitForSelector('dialog', { state: 'detached' });
        assert.equal(await focused(), 'Release Payment');
        for (const [topic, next] of [['Payment', 'Release Search index'], ['Search index', '']]) {
            server.onPost = data => data.board.claims = data.board.claims.filter(claim => claim.topic !== topic);
            assert.equal(await focused(), `Release ${topic}`);
            await page.keyboard.press('Enter');
            await page.click('dialog .button.is-strong');
            await until(async () => await page.locator('.claim-card', { hasText: topic }).count() === 0, 'the end of the claim');
            assert.equal(await focused(), next);
            assert.notEqual(await page.evaluate(() => document.activeElement.tagName), 'BODY');
        }
    });

    test('keeps the focus on a button that can do nothing more', async () => {
        const page = await open();
        await page.click('[data-does="earlier"]');
        await page.click('[data-does="now"]');
        await until(() => page.isDisabled('[data-does="now"]'), 'now');
        assert.equal(await page.evaluate(() => document.activeElement.dataset.does), 'now');
        await page.click('[data-turns="on"]');
        assert.equal(await page.isDisabled('[data-turns="on"]'), true);
        assert.equal(await page.evaluate(() => document.activeElement.dataset.turns), 'on');
    });

    test('takes what changed, and forgets what went', async () => {
        const page = await open();
        server.change(data => data.timeline.changes = new Map([[data.timeline.revision, [
            { id: 'd:9', lane: 'A', kind: 'completed', from: Date.now(), to: Date.now(), topic: 'Only this is new', files: [] },
        ]]]));
        await until(async () => /Only this is new/.test(await textOf(page, '.timeline-table tbody')), 'the new item');
        assert.equal(await textOf(page, '[data-part="summary"]'), '38 items, 4 waits');
        // Of a revision that the server does not know it gives all there is.
        server.change(data => data.timeline.changes = null);
        await until(async () => await textOf(page, '[data-part="summary"]') === '37 items, 4 waits', 'all there is');
    });

    test('needs one stream for ten tabs, which all go on, also without the first', async () => {
        const pages = [];
        for (let tab = 0; tab < 10; tab++)
            pages.push(await open('now'));
        const showEntries = async count => {
            server.change(data => data.board.counts.entries = count);
            for (const page of pages)
                await until(async () => (await page.locator('#counts').textContent()).includes(`${count} entries`),
                    `${count} entries on all`);
        };
        await showEntries(21);
        assert.equal(server.mostStreams, 1);
        await pages.shift().close();
        await until(() => server.streams.size === 1, 'a stream of another tab');
        await showEntries(22);
        assert.equal(server.streams.size, 1);
    });

    test('goes on after its stream broke, and after the server was away', async () => {
        const page = await open('now');
        await until(() => isLive(page), 'live');
        server.breakStreams();
        server.change(data => data.board.counts.entries = 31);
        await until(async () => /31 entries/.test(await textOf(page, '#counts')), 'what it missed');
        await server.stop();
        await until(async () => /The server is away/.test(await textOf(page, '#trouble')), 'words about that');
        assert.match(await textOf(page, '#trouble'), /on the same port this page goes on by itself, else open the address that it prints/);
        assert.equal(await page.locator('.session-card').count(), 4);
        server.data.board.counts.entries = 32;
        server.data.timeline.revision = 99;
        await server.start();
        await until(async () => /32 entries/.test(await textOf(page, '#counts')), 'the board of the new server');
        await until(async () => await isLive(page) && await textOf(page, '#trouble') === '', 'live again');
    });

    test('says since when it is out of date where the server says nothing any more, and goes on when it does', async () => {
        await context.clock.install();
        const [page, second] = [await open('now'), await open('now')];
        await until(() => server.streams.size === 1, 'a stream');
        await context.clock.runFor(28_000);
        assert.equal(await isLive(page), true);
        server.send('alive', {});
        await until(async () => await page.evaluate(() => document.getElementById('live').dataset.state) === 'live', 'live');
        await context.clock.runFor(40_000);
        for (const one of [page, second]) {
            await until(async () => /out of date since \d\d:\d\d:\d\d/.test(await textOf(one, '#trouble')), 'that it is out of date');
            assert.equal(await isLive(one), false);
        }
        server.send('alive', {});
        for (const one of [page, second])
            await until(async () => await isLive(one) && await textOf(one, '#trouble') === '', 'live again');
        assert.deepEqual(faults, []);
    });

    test('says that too many pages are open, reads on its own, and follows once there is room', async () => {
        await context.clock.install();
        server.isFull = true;
        const page = await open('now');
        await until(async () => /Too many pages of this board are open/.test(await textOf(page, '#trouble')), 'that they are too many');
        assert.equal(await isLive(page), false);
        server.change(data => data.board.counts.entries = 41);
        await context.clock.runFor(6000);
        await until(async () => /41 entries/.test(await textOf(page, '#counts')), 'a change without a stream');
        assert.match(await textOf(page, '#trouble'), /Too many/);
        server.isFull = false;
        await context.clock.runFor(16_000);
        await until(async () => await isLive(page), 'live');
    });

    test('says what the server has trouble with, on every tab, and keeps the last board', async () => {
        const [first, second] = [await open('now'), await open('now')];
        await until(() => server.streams.size === 1, 'a stream');
        server.send('trouble', { message: 'The log cannot be read.' });
        for (const page of [first, second]) {
            await until(async () => await textOf(page, '#trouble') === 'The log cannot be read.', 'the trouble');
            assert.equal(await page.locator('.session-card').count(), 4);
            assert.equal(await isLive(page), false);
        }
        const third = await open('now');
        await until(async () => await textOf(third, '#trouble') === 'The log cannot be read.', 'the trouble of before');
        server.send('trouble', { message: null });
        await until(async () => await isLive(third), 'no trouble');
    });

    test('says why nothing can be read yet, and shows the board once it can', async () => {
        server.trouble = 'The log is not there.';
        const page = await context.newPage();
        await page.goto(`${server.address}#now`);
        await until(async () => await textOf(page, '#trouble') === 'The log is not there.', 'the reason');
        server.trouble = null;
        await page.waitForSelector('.session-card');
        await until(async () => await isLive(page), 'live');
    });

    test('says that there is nothing where there is nothing', async () => {
        const { board, timeline, files } = server.data;
        Object.assign(board, { sessions: [], claims: [], entries: [] });
        board.counts = Object.fromEntries(Object.keys(board.counts).map(name => [name, 0]));
        Object.assign(timeline, { lanes: [], items: [], arcs: [], day: { since: 0, instances: [] } });
        files.files = [];
        const page = await open('now');
        const words = {
            now: 'No session is at work.', timeline: 'No session has done anything yet.', files: 'Nobody holds, edits or waits for a file.',
        };
        for (const [view, line] of Object.entries(words)) {
            await page.evaluate(name => location.hash = name, view);
            await page.locator(`#view-${view}`, { hasText: line }).waitFor();
            await page.locator(`text="${line}"`).waitFor();
        }
        assert.equal(await textOf(page, '#counts'), '0 sessions; 0 claims; 0 entries');
        assert.deepEqual(faults, []);
    });

    test('says how the board is opened again where the server refuses it', async () => {
        const page = await open('now');
        server.isRefusing = true;
        server.breakStreams();
        await until(async () => /Run “pool board --web” again/.test(await textOf(page, '#trouble')), 'what to do');
    });

    test('releases a claim only after a yes', async () => {
        const page = await open('now');
        await page.click('.claim-card >> nth=0 >> button');
        assert.match(await textOf(page, 'dialog'), /Release Payment of B\?/);
        await page.keyboard.press('Enter');
        await page.waitForSelector('dialog', { state: 'detached' });
        assert.deepEqual(server.posted, []);
        await page.click('.claim-card >> nth=0 >> button');
        await page.click('dialog .button.is-strong');
        await until(async () => await textOf(page, '#told') === 'Released.', 'the answer');
        assert.deepEqual(server.posted, [{ path: '/release', id: 'c:4' }]);
    });

    test('posts a note', async () => {
        const page = await open('now');
        await page.fill('#note-text', 'Lunch at noon');
        await page.keyboard.press('Enter');
        await until(async () => await textOf(page, '#told') === 'Posted.', 'the answer');
        assert.deepEqual(server.posted, [{ path: '/note', text: 'Lunch at noon' }]);
        assert.equal(await page.inputValue('#note-text'), '');
    });

    test('offers nothing to do where the board is read only', async () => {
        server.data.board.control = false;
        const page = await open('now');
        assert.equal(await page.locator('.claim-card button').count(), 0);
        assert.equal(await page.isVisible('#note-text'), false);
    });

    test('shows files as a tree with who holds, edits and waits', async () => {
        const page = await open('files');
        await page.waitForSelector('.tree .file');
        const tree = (await textOf(page, '.tree.is-root')).replace(/\s+/g, ' ');
        assert.match(tree, /src\/ search\/ D holds index\.py D holds D edits/);
        assert.match(tree, /refund\.py B holds C, D wait/);
        await page.click('summary >> text="search/"');
        assert.equal(await page.isVisible('text="index.py"'), false);
        server.change(data => data.files.files.pop());
        await until(async () => !/search\.md/.test(await textOf(page, '.tree.is-root')), 'the change');
        assert.equal(await page.isVisible('text="index.py"'), false);
    });

    test('searches, in the archive on request', async () => {
        server.data.archive = [{ ...server.data.board.entries[0], id: 'old', topic: 'An old index' }];
        const page = await open('search');
        await page.keyboard.type('index');
        await until(async () => await textOf(page, '[data-part="words"]') === '1 entry, the newest first.', 'what was found');
        await page.check('[name="archive"]');
        await until(async () => /An old index/.test(await textOf(page, '[data-part="found"]')), 'what the archive has');
        await page.fill('#search-text', 'nowhere');
        await until(async () => await textOf(page, '[data-part="words"]') === 'Nothing has this in it.', 'nothing');
    });

    test('leaves a search when another text is typed, and says what went wrong in one', async () => {
        const page = await open('search');
        await page.fill('#search-text', 'slow');
        await page.press('#search-text', 'Enter');
        await page.fill('#search-text', 'broken');
        await until(async () => await textOf(page, '[data-part="words"]') === 'The log cannot be read.', 'what went wrong');
        await until(() => server.left.length > 0, 'the end of the search before');
    });

    test('says what a search looks through', async () => {
        const page = await open('search');
        await until(async () => /all entries of the log/.test(await textOf(page, '[data-part="scope"]')), 'what it is');
    });

    test('finds all that an exported file has, and says what that is', async () => {
        const { board, timeline, files } = server.data;
        await withFile(await exportedPage({ at: Date.now(), board, timeline: { ...timeline, isWhole: true, from: Date.now() - 14_400_000 },
            files }), async address => {
            const page = await open('search', address);
            const scope = await textOf(page, '[data-part="scope"]');
            assert.match(scope, /^Looks through all that this file has: the entries of the board, the timeline of .*, and the files\.$/);
            assert.match(scope, /\d\d:\d\d – .*\d\d:\d\d/);
            const finds = async (text, expected) => {
                await page.fill('#search-text', text);
                await until(async () => expected.test((await textOf(page, '#view-search')).replace(/\s+/g, ' ')), `${text} is found`);
            };
            // Of the timeline alone, by a file of it, of the files alone, and of the board.
            await finds('token REFRESH', /completed A Token refresh fix/);
            await finds('src/session', /claim A Session storage src\/session\//);
            await finds('search.md', /file docs\/search\.md D edits/);
            await finds('as pdf', /1 item, the newest first\..*Invoices are sent by mail/);
            await finds('nowhere', /Nothing has this in it\./);
        });
    });

    test('writes times in 24 hours, whatever the browser\'s language, and cuts none', async () => {
        for (const locale of ['en-US', 'zh-TW', 'bg-BG']) {
            const other = await browser.newContext({ viewport: { width: 400, height: 800 }, locale });
            const { board, timeline, files } = fourSessions();
            const content = await exportedPage({ at: Date.now(), board, timeline: { ...timeline, isWhole: true }, files });
            await withFile(content, async address => {
                const page = await other.newPage();
                await page.goto(address);
                await page.waitForSelector('.svg-tick');
                for (const label of await page.locator('.svg-tick').allTextContents())
                    assert.match(label, /^\d\d:\d\d$|^[A-Z][a-z]{2},? \d+ [A-Z][a-z]+$/, locale);
                const cut = await page.evaluate(() => {
                    const frame = document.querySelector('.timeline-picture').getBoundingClientRect();
                    return [...document.querySelectorAll('.svg-tick')].map(tick => tick.getBoundingClientRect())
                        .filter(box => box.left < frame.left || box.right > frame.right).length;
                });
                assert.equal(cut, 0, locale);
                assert.match(await page.locator('#live').textContent(), /^as of \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d:\d\d$/);
                assert.doesNotMatch(await page.locator('main').textContent(), /\d ?(AM|PM|上午|下午)/i);
            });
            await other.close();
        }
    });

    test('gives a day in numbers', async () => {
        const page = await open('day');
        assert.deepEqual((await textOf(page, '.totals')).split(/\s*\n\s*/), ['completed', '6', 'blocked', '1h 32m', 'turned away', '3']);
        assert.match(await textOf(page, '.day-table tbody'), /^A\s+3\s+44m\s+–/);
    });

    test('is reached by the keyboard alone', async () => {
        const page = await open();
        const reached = new Set();
        for (let times = 0; times < 80; times++) {
            await page.keyboard.press('Tab');
            const name = await page.evaluate(() => {
                const { activeElement: one } = document;
                const { hours, does, turns } = one.dataset;
                return one === document.body ? null : hours ?? does ?? turns ?? (one.id || one.hash || one.className);
            });
            if (name === null)
                break;
            reached.add(name);
        }
        for (const name of ['#main', 'theme', '#timeline', '#now', '#files', '#search', '#day', '1', '4', '12', '24', 'earlier', 'later',
            'zoom-in',
            'zoom-out', 'timeline-frame', 'on', 'link'])
            assert.ok(reached.has(name), `${name} is not among ${[...reached].join(', ')}`);
        await page.focus('.timeline-table tbody .link >> nth=0');
        await page.keyboard.press('Enter');
        await page.waitForSelector('dialog[open]');
        await page.keyboard.press('Escape');
        await page.waitForSelector('dialog', { state: 'detached' });
        assert.equal(await page.evaluate(() => document.activeElement.className), 'link');
    });

    test('has every control of every view in reach of the Tab key, each with a focus that is seen', async () => {
        server.data.timeline.items.push(...Array.from({ length: 9 }, (_, index) => ({
            id: `m:${index}`, lane: 'D', kind: 'claim', from: Date.now() - 1_800_000, to: null, topic: `Part ${index}`, files: [],
        })));
        const page = await open();
        for (const view of views) {
            await page.evaluate(name => location.hash = name, view);
            await page.waitForSelector(`#view-${view}:not([hidden])`);
            if (view === 'files')
                await page.waitForSelector('.tree .file');
            const missed = await page.evaluate(() => {
                const controls = [...document.querySelectorAll('a, button, input, summary, [tabindex="0"]')];
                window.missed = new Set(controls.filter(control => control.checkVisibility()));
                document.activeElement.blur();
                return window.missed.size;
            });
            for (let times = 0; times <= missed; times++) {
                await page.keyboard.press('Tab');
                const isSeen = await page.evaluate(() => {
                    const focused = document.activeElement;
                    const wasMissed = window.missed.delete(focused);
                    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
                    return !wasMissed || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
                });
                assert.ok(isSeen, `${view}: the focus is seen`);
            }
            assert.deepEqual(await page.evaluate(() => [...window.missed].map(control => control.outerHTML)), [], view);
        }
    });

    test('stays in its view where a person skips to it', async () => {
        const page = await open('now');
        await page.locator('.skip').press('Enter');
        await until(() => page.evaluate(() => document.activeElement.id === 'main'), 'the focus on the board');
        assert.equal(await page.isVisible('#view-now'), true);
    });

    for (const theme of ['light', 'dark']) {
        test(`has nothing that axe calls serious in any view, ${theme}`, async () => {
            const page = await open();
            await page.emulateMedia({ colorScheme: theme });
            for (const width of [400, 900, 1400]) {
                await page.setViewportSize({ width, height: 900 });
                for (const view of views) {
                    await page.evaluate(name => location.hash = name, view);
                    await page.waitForSelector(`#view-${view}:not([hidden])`);
                    assert.deepEqual(await seriousFindings(page), [], `${view} at ${width}`);
                }
            }
            await page.evaluate(() => location.hash = 'now');
            await page.click('.claim-card >> nth=0 >> button');
            assert.deepEqual(await seriousFindings(page), [], 'a question');
        });
    }

    test('does not scroll sideways at 400 pixels, also with words that have no end', async () => {
        await server.stop();
        server = await new StandIn(fourSessions(Date.now(), text => text + 'x'.repeat(300))).start();
        const page = await open();
        await page.setViewportSize({ width: 400, height: 800 });
        for (const view of views) {
            await page.evaluate(name => location.hash = name, view);
            await page.waitForSelector(`#view-${view}:not([hidden])`);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), view);
        }
    });

    test('takes the theme of the system until a person chooses', async () => {
        const page = await open();
        const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
        await page.emulateMedia({ colorScheme: 'dark' });
        await until(async () => await theme() === 'dark', 'dark');
        await page.click('#theme');
        assert.equal(await theme(), 'light');
        await page.reload();
        assert.equal(await theme(), 'light');
    });

    describe('with hostile text in every field', () => {
        const hostile = [
            '<img src=x onerror="window.broken=1">', '"><script>window.broken=1</script>', '</script><script>window.broken=1</script>',
            "'-window.broken=1-'", 'javascript:window.broken=1', '{{constructor.constructor("window.broken=1")()}}',
            '\u202Egnp.exe\u2066\u200F', '\u0000\u001b[31m\u0085\u2028', '__proto__', '<style>*{display:none}</style>',
            '</style><svg onload=window.broken=1>', '&lt;b&gt;<!--',
        ];
        const attack = text => {
            let index = 0;
            for (const letter of text)
                index += letter.codePointAt(0);
            return `${hostile[index % hostile.length]} ${text}`;
        };

        async function isUnharmed(page) {
            for (const view of views) {
                await page.evaluate(name => location.hash = name, view);
                await page.waitForSelector(`#view-${view}:not([hidden])`);
                if (view === 'search') {
                    await page.fill('#search-text', 'a');
                    await page.waitForSelector('[data-part="found"] .entry');
                }
                await page.evaluate(() => document.querySelectorAll('details').forEach(details => details.open = true));
            }
            await page.evaluate(() => location.hash = 'timeline');
            for (const link of (await page.locator('.timeline-table tbody .link').all()).slice(0, 12)) {
                await link.click();
                await page.keyboard.press('Escape');
            }
            const state = await page.evaluate(() => ({
                broken: window.broken ?? 0,
                foreign: document.querySelectorAll('main :is(img, script, style, iframe, a, [onerror], [onload])').length,
                turning: /[\u0000-\u0008\u202a-\u202e\u2066-\u2069]/.test(document.querySelector('main').textContent),
            }));
            assert.deepEqual(state, { broken: 0, foreign: 0, turning: false });
            assert.deepEqual(faults, []);
        }

        test('runs nothing', async () => {
            await server.stop();
            server = await new StandIn(fourSessions(Date.now(), attack)).start();
            const page = await open();
            await isUnharmed(page);
            await page.evaluate(() => location.hash = 'now');
            await page.click('.claim-card >> nth=0 >> button');
            server.send('trouble', { message: '<img src=x onerror="window.broken=1">' });
            await until(async () => /<img/.test(await textOf(page, '#trouble')), 'the trouble as text');
            assert.equal(await page.evaluate(() => window.broken), undefined);
        });

        test('runs nothing in an exported file either', async () => {
            const { board, timeline, files } = fourSessions(Date.now(), attack);
            await withFile(await exportedPage({ at: Date.now(), board, timeline: { ...timeline, isWhole: true }, files }), async address =>
                isUnharmed(await open('timeline', address)));
        });
    });

    test('is one file where it is exported: a picture of at most 500 items, without a request', async () => {
        const { board, timeline, files } = manySessions(20, 2000);
        const data = { at: Date.now() - 86_400_000, board, timeline: { ...timeline, isWhole: true }, files };
        data.timeline.items.forEach(item => [item.from, item.to] = [item.from - 86_400_000, item.to - 86_400_000]);
        await withFile(await exportedPage(data), async address => {
            const requests = [];
            context.on('request', request => requests.push(request.url()));
            const page = await open('timeline', address);
            await page.click('[data-hours="12"]');
            await until(async () => /^2000 items; the picture is without the 1500 that matter least$/
                .test(await textOf(page, '[data-part="summary"]')), 'all items in the table');
            assert.ok(await page.locator('.timeline-picture .svg-bar').count() > 10);
            assert.ok(await page.locator('.timeline-picture *').count() < 3000);
            assert.match(await textOf(page, '#live'), /^as of /);
            await page.click('[data-hours="1"]');
            await page.click('text="Search"');
            await page.keyboard.type('index');
            await page.waitForSelector('[data-part="found"] .entry');
            assert.deepEqual(await seriousFindings(page), []);
            assert.deepEqual(requests.filter(request => !request.startsWith(address)), []);
            assert.deepEqual(faults, []);
        });
    });

    async function withFile(content, use) {
        const folder = await mkdtemp(join(tmpdir(), 'pool-page-'));
        try {
            await writeFile(join(folder, 'board.html'), content);
            await use(`file://${folder}/board.html`);
        } finally {
            await rm(folder, { recursive: true });
        }
    }
});
