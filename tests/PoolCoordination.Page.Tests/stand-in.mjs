// Stands in for the server of `pool board --web`: the same page, with whatever data a test wants.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';

export const pageFolder = new URL('../../src/PoolCoordination.Cli/Web/Page/', import.meta.url);

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; "
    + "form-action 'none'; frame-ancestors 'none'";
const types = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };

/** A server with a board, a timeline and files that a test gives it. */
export class StandIn {
    streams = new Set();
    mostStreams = 0;
    posted = [];
    /** The searches that the page did not wait for. */
    left = [];
    isRefusing = false;
    isFull = false;
    trouble = null;

    /** What a release or a note does to the data. */
    onPost = () => { };

    #server = createServer((request, response) => this.#answer(request, response));
    #sockets = new Set();
    #port = 0;

    constructor(data) {
        this.data = data;
        this.#server.on('connection', socket => {
            this.#sockets.add(socket);
            socket.on('close', () => this.#sockets.delete(socket));
        });
    }

    get address() {
        return `http://127.0.0.1:${this.#port}/`;
    }

    /** Begins to listen; after it was stopped, on the port of before. */
    async start() {
        await new Promise(listening => this.#server.listen(this.#port, '127.0.0.1', listening));
        this.#port = this.#server.address().port;
        return this;
    }

    /** Ends all connections, too. */
    async stop() {
        const closed = new Promise(done => this.#server.close(done));
        this.#sockets.forEach(socket => socket.destroy());
        await closed;
    }

    /** Ends the streams alone. */
    breakStreams() {
        this.streams.forEach(stream => stream.destroy());
    }

    /** Changes the data and says so. */
    change(change) {
        change(this.data);
        this.data.timeline.revision++;
        this.send('changed', { revision: this.data.timeline.revision });
    }

    send(event, data) {
        this.streams.forEach(stream => stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
    }

    async #answer(request, response) {
        const url = new URL(request.url, this.address);
        const json = content => {
            response.setHeader('Content-Type', 'application/json; charset=utf-8');
            response.end(JSON.stringify(content));
        };
        response.setHeader('Content-Security-Policy', policy);
        response.setHeader('X-Content-Type-Options', 'nosniff');
        response.setHeader('Cache-Control', 'no-store');
        if (this.isRefusing && url.pathname !== '/') {
            response.writeHead(403, { 'Content-Type': 'text/plain' }).end('No.');
            return;
        }
        if (this.trouble && url.pathname.endsWith('.json')) {
            response.writeHead(503, { 'Content-Type': 'application/json' }).end(JSON.stringify({ message: this.trouble }));
            return;
        }
        switch (url.pathname) {
            case '/board.json':
                json({ ...this.data.board, revision: this.data.timeline.revision });
                break;
            case '/timeline.json':
                json(this.#timeline(url.searchParams));
                break;
            case '/files.json':
                json(this.data.files);
                break;
            case '/search.json':
                if (url.searchParams.get('q') === 'slow') {
                    response.on('close', () => this.left.push('slow'));
                    response.writeHead(200, { 'Content-Type': 'application/json' }).write(' ');
                    return;
                }
                if (url.searchParams.get('q') === 'broken') {
                    json({ message: 'The log cannot be read.' });
                    return;
                }
                json({ entries: this.#found(url.searchParams), isCut: false });
                break;
            case '/events':
                if (this.isFull) {
                    response.writeHead(503, { 'Content-Type': 'text/plain' }).end('256 pages follow this board.');
                    return;
                }
                response.writeHead(200, { 'Content-Type': 'text/event-stream' });
                this.streams.add(response);
                this.mostStreams = Math.max(this.mostStreams, this.streams.size);
                response.on('close', () => this.streams.delete(response));
                response.write(`event: changed\ndata: ${JSON.stringify({ revision: this.data.timeline.revision })}\n\n`);
                break;
            case '/release':
            case '/note':
                this.posted.push({ path: url.pathname, ...JSON.parse(await textOf(request)) });
                this.change(this.onPost);
                json({ message: url.pathname === '/note' ? 'Posted.' : 'Released.' });
                break;
            default:
                await this.#file(url.pathname === '/' ? '/index.html' : url.pathname, response);
        }
    }

    #timeline(query) {
        const { timeline } = this.data;
        const from = Number(query.get('from'));
        const after = query.has('after') ? Number(query.get('after')) : null;
        const isWhole = after === null || !(timeline.changes?.has(after));
        const items = isWhole ? timeline.items.filter(item => (item.to ?? Infinity) >= from) : timeline.changes.get(after);
        return { ...timeline, changes: undefined, from, to: Date.now(), isWhole, removed: [], items };
    }

    #found(query) {
        const { entries } = this.data.board;
        const all = query.get('archive') === '1' ? [...entries, ...this.data.archive ?? []] : entries;
        return all.filter(entry => JSON.stringify(entry).toLowerCase().includes(query.get('q').toLowerCase()));
    }

    async #file(path, response) {
        try {
            const content = await readFile(new URL(`.${path}`, pageFolder));
            response.setHeader('Content-Type', `${types[extname(path)]}; charset=utf-8`);
            response.end(content);
        } catch {
            response.writeHead(404).end();
        }
    }
}

async function textOf(request) {
    let text = '';
    for await (const part of request)
        text += part;
    return text;
}
