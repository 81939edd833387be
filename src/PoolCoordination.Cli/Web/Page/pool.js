// What is known of the pool: the board, the timeline and the files, read anew when the server has something new.

import { AccessRefused, ServerTrouble, getJson, postJson } from './requests.js';
import { setClock, stopClock } from './clock.js';

const mostFound = 200;

/** The pool behind a server. */
export class LivePool extends EventTarget {
    board = null;
    timeline = new Timeline();
    files = null;
    trouble = null;
    isLive = true;

    #wantedFrom;
    #isReading = false;
    #isStale = false;
    #needsFiles = false;

    /** Reads what there is. */
    constructor(from) {
        super();
        this.#wantedFrom = from;
    }

    /** Whether a person may do something here. */
    get hasControl() {
        return this.board?.control === true;
    }

    /** Reads what is new; while that goes on, once more afterwards. */
    async read() {
        this.#isStale = true;
        if (this.#isReading)
            return;
        this.#isReading = true;
        try {
            while (this.#isStale) {
                this.#isStale = false;
                await this.#readAll();
                this.#say('changed');
            }
            this.#say('reached');
        } catch (error) {
            this.trouble = error instanceof ServerTrouble ? error.message : null;
            this.#say(error instanceof AccessRefused ? 'refused' : this.trouble ? 'troubled' : 'away');
        } finally {
            this.#isReading = false;
        }
    }

    /** Has the timeline begin early enough. */
    async extendTo(from) {
        if (from >= this.#wantedFrom)
            return;
        this.#wantedFrom = from;
        this.timeline.forget();
        await this.read();
    }

    /** Has the files read, too, from now on. */
    async readFiles() {
        this.#needsFiles = true;
        await this.read();
    }

    /** The entries that have a text in them. */
    search(text, withArchive, signal) {
        return getJson(`search.json?q=${encodeURIComponent(text)}${withArchive ? '&archive=1' : ''}`, signal);
    }

    /** Releases a claim. */
    release(id) {
        return this.#post('release', { id });
    }

    /** Posts a note. */
    postNote(text) {
        return this.#post('note', { text });
    }

    async #readAll() {
        const after = this.timeline.revision === null ? '' : `&after=${this.timeline.revision}`;
        const [board, timeline, files] = await Promise.all([
            getJson('board.json'),
            getJson(`timeline.json?from=${Math.round(this.#wantedFrom)}${after}`),
            this.#needsFiles ? getJson('files.json') : this.files,
        ]);
        setClock(timeline.to);
        [this.board, this.files] = [board, files];
        this.timeline.take(timeline);
    }

    async #post(address, content) {
        const message = await postJson(address, content);
        await this.read();
        return message;
    }

    #say(kind) {
        this.dispatchEvent(new Event(kind));
    }
}

/** The pool of an exported file, as it was then. */
export class ExportedPool extends EventTarget {
    timeline = new Timeline();
    isLive = false;
    hasControl = false;

    /** Takes what the file has in it. */
    constructor(data) {
        super();
        stopClock(data.at);
        this.board = data.board;
        this.files = data.files;
        this.timeline.take(data.timeline);
    }

    /** Everything is there already. */
    read() {
        this.dispatchEvent(new Event('changed'));
    }

    /** There is no more than the file has. */
    extendTo() { }

    /** They are there already. */
    readFiles() { }

    /** The entries of the board, the items of the timeline, and the files that have a text in them. */
    search(text) {
        const wanted = text.toLowerCase();
        const hasIt = (...values) => values.some(value => String(value ?? '').toLowerCase().includes(wanted));
        const found = [...this.board.entries, ...this.#itemsAsEntries()]
            .filter(entry => hasIt(entry.topic, entry.summary, entry.affects, entry.blocks, entry.source_instance))
            .sort((a, b) => b.timestamp - a.timestamp);
        return {
            entries: found.slice(0, mostFound),
            isCut: found.length > mostFound,
            files: this.files.files.filter(file => hasIt(file.path)),
        };
    }

    /** What the timeline has beyond the board: an entry is on both under one id, there with a letter before it. */
    #itemsAsEntries() {
        const known = new Set(this.board.entries.map(entry => entry.id));
        const lanes = new Map(this.timeline.lanes.map(lane => [lane.id, lane]));
        return [...this.timeline.items.values()].filter(item => !known.has(item.id.slice(2))).map(item => ({
            id: item.id,
            timestamp: item.from / 1000,
            source_instance: lanes.get(item.lane)?.instance ?? '',
            project: lanes.get(item.lane)?.project,
            action: item.kind,
            topic: item.topic,
            summary: item.summary,
            affects: (item.files ?? []).join(', '),
            blocks: (item.blocks ?? []).join(', '),
        }));
    }
}

/** The lanes, items and arcs of the timeline. */
export class Timeline {
    lanes = [];
    items = new Map();
    arcs = new Map();
    /** Whether there were more arcs, which the server leaves out. */
    areArcsCut = false;
    day = null;
    from = null;
    revision = null;
    version = 0;

    /** Takes what the server gave: all there is, or what changed. */
    take(given) {
        if (given.isWhole)
            this.items.clear();
        for (const id of given.removed ?? [])
            this.items.delete(id);
        for (const item of given.items)
            this.items.set(item.id, item);
        // The arcs are always all there are.
        this.arcs = new Map(given.arcs.map(arc => [arc.id, arc]));
        this.areArcsCut = given.areArcsCut ?? false;
        this.lanes = given.lanes;
        this.day = given.day;
        this.from = given.from;
        this.revision = given.revision;
        this.version++;
    }

    /** Asks for all of it the next time. */
    forget() {
        this.revision = null;
    }
}
