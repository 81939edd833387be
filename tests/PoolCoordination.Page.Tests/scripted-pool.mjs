// A real pool as four sessions leave it after an afternoon, made by `pool` and `pool-hook`, and its board in the browser.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const minute = 60_000;
const executables = new URL('../../bin/', import.meta.url).pathname;

/** A pool with a project of its own, away from the user's. */
export class ScriptedPool {
    #folder = mkdtempSync(join(tmpdir(), 'pool-board-'));
    #home = join(this.#folder, 'home');
    #began = Date.now();
    #lines = [];

    constructor() {
        this.project = join(this.#folder, 'shop');
        this.log = join(this.#folder, 'pool', 'instance_state.jsonl');
        for (const folder of [this.#home, this.project, join(this.#folder, 'pool')])
            mkdirSync(folder, { recursive: true });
        execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: this.project });
    }

    /** Runs `pool` as an instance. */
    run(instance, ...args) {
        return execFileSync(join(executables, 'pool'), args, { cwd: this.project, env: this.#environment(instance), encoding: 'utf8' });
    }

    /** Sends a session's event. */
    hook(instance, event, content = {}) {
        const session = sessionOf(instance);
        const input = JSON.stringify({
            hook_event_name: event, session_id: session, cwd: this.project, transcript_path: this.#transcript(session), ...content,
        });
        return execFileSync(join(executables, 'pool-hook'), [], { cwd: this.project, env: this.#environment(instance), input,
            encoding: 'utf8' });
    }

    /** Puts down an entry of some minutes ago. */
    wrote(minutes, instance, action, topic, { summary = '', affects = '', blocks = '', ttl = 3600 } = {}) {
        const index = String(this.#lines.length).padStart(12, '0');
        this.#lines.push({ minutes, line: {
            id: `01930000-0000-7000-8000-${index}`, timestamp: Math.round((this.#began - minutes * minute) / 1000),
                source_instance: instance,
            session_id: sessionOf(instance).slice(0, 8), action, topic, summary, affects, blocks, ttl, root: this.project,
        } });
    }

    /** Writes what was put down into the log, the oldest first. */
    writeLog() {
        const lines = this.#lines.toSorted((a, b) => b.minutes - a.minutes).map(({ line }) => `${JSON.stringify(line)}\n`);
        writeFileSync(this.log, lines.join(''));
    }

    /** Writes what a client keeps of a conversation: when its turns began and ended, in minutes ago. */
    writeTurns(instance, prompt, turns) {
        const session = sessionOf(instance);
        const line = (type, minutes, content) => `${JSON.stringify({
            type, timestamp: new Date(this.#began - minutes * minute).toISOString(), sessionId: session, message: { role: type, content },
        })}\n`;
        mkdirSync(join(this.#home, '.claude', 'projects', 'shop'), { recursive: true });
        writeFileSync(this.#transcript(session), turns.map(([from, to]) =>
            line('user', from, prompt) + line('assistant', to, [{ type: 'text', text: 'Done.' }])).join(''));
    }

    /** Begins to show it; gives the address. */
    async show(...args) {
        this.#server = spawn(join(executables, 'pool'), ['board', '--web', '--no-open', ...args], {
            cwd: this.project, env: this.#environment('Olga'), stdio: ['ignore', 'pipe', 'inherit'],
        });
        for await (const text of this.#server.stdout) {
            const address = /http:\/\/\S+/.exec(text);
            if (address)
                return address[0];
        }
        throw new Error('pool board --web ended without an address.');
    }

    #server = null;

    /** Stops the server as Ctrl+Z does: its connections stay. */
    pause() {
        this.#server.kill('SIGSTOP');
    }

    /** Lets it go on. */
    goOn() {
        this.#server.kill('SIGCONT');
    }

    /** Ends the server. */
    async stop() {
        const server = this.#server;
        this.#server = null;
        if (server?.exitCode === null) {
            const ended = new Promise(done => server.once('exit', done));
            server.kill('SIGINT');
            await ended;
        }
    }

    async remove() {
        await this.stop();
        rmSync(this.#folder, { recursive: true });
    }

    #transcript(session) {
        return join(this.#home, '.claude', 'projects', 'shop', `${session}.jsonl`);
    }

    #environment(instance) {
        const kept = Object.fromEntries(['PATH', 'DOTNET_ROOT', 'TZ', 'LANG'].filter(name => process.env[name]).map(name =>
            [name, process.env[name]]));
        return { ...kept, HOME: this.#home, POOL_PATH: this.log, CLAUDE_INSTANCE: instance };
    }
}

/** Four sessions on a shop: one waits for its user, one for another, two work. */
export function fillAfternoon(pool) {
    pool.wrote(222, 'A', 'claimed', 'Session storage', { affects: 'src/session/', ttl: 7200 });
    pool.wrote(176, 'A', 'completed', 'Session storage', { summary: 'Sessions are kept in the database.',
        affects: 'src/session/store.py' });
    pool.wrote(166, 'A', 'claimed', 'Payment', { affects: 'src/pay.py, src/refund.py', ttl: 10_800 });
    pool.wrote(122, 'A', 'completed', 'Token refresh fix', { summary: 'A race in the refresh is gone.', affects: 'src/auth.py' });
    pool.wrote(64, 'A', 'completed', 'Payment', { summary: 'The first half; B goes on.', affects: 'src/pay.py' });
    pool.wrote(24, 'A', 'completed', 'Invoices', { summary: 'Invoices are sent by mail, as PDF.', affects: 'src/invoice.py, web/' });
    pool.wrote(210, 'B', 'claimed', 'Login form', { affects: 'web/login.ts', ttl: 7200 });
    pool.wrote(134, 'B', 'completed', 'Login form', { summary: 'With a second factor.', affects: 'web/login.ts' });
    pool.wrote(74, 'B', 'signaling', 'The staging database is back');
    pool.wrote(60, 'B', 'claimed', 'Payment', { summary: 'The second half.', affects: 'src/pay.py, src/refund.py', ttl: 7200 });
    pool.wrote(178, 'C', 'claimed', 'Cache of the model', { affects: 'inference/cache.py', ttl: 3000 });
    pool.wrote(128, 'C', 'claimed', 'Refunds', { affects: 'src/refund.py' });
    pool.wrote(116, 'C', 'blocked', 'Training data access', { summary: 'The folder is locked.', affects: 'oracle/loader.py', blocks: 'A' });
    pool.wrote(38, 'C', 'claimed', 'Refunds again', { summary: 'Rules for refunds.', affects: 'src/refund.py', ttl: 7200 });
    pool.wrote(36, 'C', 'blocked', 'Refund rules', { summary: 'Needs the new payment.', affects: 'src/refund.py' });
    pool.wrote(158, 'D', 'claimed', 'Catalogue', { affects: 'src/catalogue/', ttl: 3600 });
    pool.wrote(145, 'D', 'signaling', 'Cache key holds the model version', { summary: 'Both caches can share it.',
        affects: 'inference/cache.py' });
    pool.wrote(96, 'D', 'claimed', 'Checkout page', { affects: 'web/checkout.ts', ttl: 7200 });
    pool.wrote(72, 'D', 'completed', 'Training data access', { summary: 'The lock was a dead process.' });
    pool.wrote(66, 'D', 'completed', 'Checkout page', { affects: 'web/checkout.ts' });
    pool.wrote(11, 'D', 'claimed', 'Search index', { affects: 'src/search/', ttl: 7200 });
    pool.writeLog();
    pool.writeTurns('A', 'Invoices by mail', [[228, 205], [192, 171], [168, 120], [96, 60], [41, 22]]);
    pool.writeTurns('B', 'Finish the payment', [[215, 180], [150, 133], [84, 71], [18, 1]]);
    pool.writeTurns('C', 'Rules for refunds', [[180, 166], [139, 118], [62, 36]]);
    pool.writeTurns('D', 'An index for the search', [[220, 212], [160, 141], [110, 64], [12, 1]]);
    for (const instance of ['A', 'B', 'C', 'D'])
        pool.hook(instance, 'SessionStart', { source: 'startup' });
    begin(pool, 'A', 'Invoices by mail');
    change(pool, 'A', 'src/invoice.py');
    pool.hook('A', 'Stop', { last_assistant_message: 'Done.' });
    begin(pool, 'C', 'Rules for refunds');
    pool.hook('C', 'Stop', { last_assistant_message: 'It must wait.' });
    begin(pool, 'B', 'Finish the payment');
    change(pool, 'B', 'src/pay.py');
    begin(pool, 'D', 'An index for the search');
    change(pool, 'D', 'src/search/index.py');
    change(pool, 'D', 'docs/search.md');
}

function begin(pool, instance, prompt) {
    pool.hook(instance, 'UserPromptSubmit', { prompt });
}

function change(pool, instance, file) {
    const path = join(pool.project, file);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, 'changed\n');
    pool.hook(instance, 'PostToolUse', { tool_name: 'Write', tool_input: { file_path: path } });
}

function sessionOf(instance) {
    return `${instance.toLowerCase().padEnd(8, '0')}-0000-4000-8000-000000000000`;
}
