// Makes one file of the page as `pool board --html` does, for tests of the page alone.

import { readFile } from 'node:fs/promises';
import { pageFolder } from './stand-in.mjs';

const preload = /^<link rel="modulepreload" href="([^"]+)">\n/gm;

/** The names of the modules, in the order in which they are put together. */
export async function moduleNames() {
    return [...(await read('index.html')).matchAll(preload)].map(match => match[1]);
}

/** The modules as one script. */
export async function script() {
    const modules = await Promise.all((await moduleNames()).map(read));
    return modules.map(text => text.replace(/^import .*\n/gm, '').replace(/^export /gm, '')).join('\n');
}

/** The page as one file with its data in it. */
export async function exportedPage(data) {
    const json = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
    const styles = await read('page.css');
    const modules = await script();
    return (await read('index.html'))
        .replace(preload, '')
        .replace('<link rel="icon" href="icon.svg">\n', '')
        .replace('<link rel="stylesheet" href="page.css">', () => `<style>\n${styles}</style>`)
        .replace('<script type="module" src="main.js"></script>', () =>
            `<script type="application/json" id="data">${json}</script>\n<script type="module">\n${modules}</script>`);
}

export function read(name) {
    return readFile(new URL(name, pageFolder), 'utf8');
}
