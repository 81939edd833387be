// The rules by which the modules can be put together into one script.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { pageFolder } from './stand-in.mjs';
import { moduleNames, read, script } from './exported.mjs';

test('the page names every module once, each after those that it imports', async () => {
    const names = await moduleNames();
    const files = (await readdir(pageFolder)).filter(name => name.endsWith('.js'));
    assert.deepEqual([...names].sort(), files.sort());
    for (const [index, name] of names.entries()) {
        for (const [, imported] of (await read(name)).matchAll(/^import .* from '\.\/(.+)';$/gm))
            assert.ok(names.indexOf(imported) >= 0 && names.indexOf(imported) < index, `${name} imports ${imported}`);
    }
});

test('imports and exports are of the form that can be taken away', async () => {
    for (const name of await moduleNames()) {
        for (const line of (await read(name)).split('\n')) {
            if (/^\s*import\b/.test(line))
                assert.match(line, /^import \{ \w+(, \w+)* \} from '\.\/[a-z-]+\.js';$/, name);
            if (/^\s*export\b/.test(line))
                assert.match(line, /^export (async )?(function|class|const) \w/, name);
        }
    }
});

test('no two modules use one name at their top', async () => {
    const owners = new Map();
    for (const name of await moduleNames()) {
        for (const [, declared] of (await read(name)).matchAll(/^(?:export )?(?:async )?(?:function|class|const|let) (\w+)/gm)) {
            assert.ok(!owners.has(declared), `${declared} is in ${owners.get(declared)} and in ${name}`);
            owners.set(declared, name);
        }
    }
});

test('nothing in a module ends or opens a script in HTML', async () => {
    assert.doesNotMatch(await script(), /<\/script|<!--/i);
    assert.doesNotMatch(await read('page.css'), /<\/style/i);
});

test('the page has no script or style in its markup, and loads nothing from elsewhere', async () => {
    const html = await read('index.html');
    assert.doesNotMatch(html, /\sstyle=|\son\w+=|<style|<script(?![^>]*\ssrc=)/i);
    for (const name of ['index.html', 'page.css', ...await moduleNames()])
        assert.doesNotMatch((await read(name)).replaceAll('http://www.w3.org/', ''),
            /https?:\/\/|@import|innerHTML|insertAdjacentHTML|document\.write|eval\(/, name);
});

test('lines have at most 140 columns', async () => {
    for (const name of ['page.css', ...await moduleNames()]) {
        for (const [index, line] of (await read(name)).split('\n').entries())
            assert.ok(line.length <= 140, `${name}(${index + 1}): ${line.length} columns`);
    }
});
