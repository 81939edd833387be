// The search over topics, summaries and files.

import { entryRow } from './now-view.js';
import { element, foreignText, updateChildren } from './elements.js';
import { countOf, rangeWords } from './words.js';
import { peopleOf } from './files-view.js';
import { ServerTrouble } from './requests.js';
import { presentTime } from './clock.js';

const pauseAfterTyping = 200;

/** The search in a pool. */
export class SearchView {
    #pool;
    #form;
    #list;
    #words;
    #scope;
    #timer = null;
    #asked = new AbortController();

    /** In its section of the page. */
    constructor(root, pool) {
        this.#pool = pool;
        this.#form = root.querySelector('form');
        this.#list = root.querySelector('[data-part="found"]');
        this.#words = root.querySelector('[data-part="words"]');
        this.#scope = root.querySelector('[data-part="scope"]');
        root.querySelector('[data-part="archive"]').hidden = !pool.isLive;
        this.#form.addEventListener('submit', event => {
            event.preventDefault();
            this.render();
        });
        this.#form.addEventListener('input', () => {
            clearTimeout(this.#timer);
            this.#timer = setTimeout(() => this.render(), pauseAfterTyping);
        });
    }

    /** Puts the cursor where a text is typed. */
    focus() {
        this.#form.elements.text.focus();
    }

    /** Looks for the text that is typed. */
    async render() {
        this.#scope.textContent = this.#scopeWords();
        const text = this.#form.elements.text.value.trim();
        // The server goes on with an earlier question until it is told that nobody waits.
        this.#asked.abort();
        const { signal } = this.#asked = new AbortController();
        if (text === '') {
            this.#show([], '');
            return;
        }
        try {
            const { entries, isCut, files = [] } = await this.#pool.search(text, this.#form.elements.archive.checked, signal);
            if (!signal.aborted)
                this.#show([...files, ...entries], resultWords(this.#countWords(entries.length), files.length, isCut));
        } catch (error) {
            if (!signal.aborted)
                this.#show([], error instanceof ServerTrouble ? error.message : 'The server does not answer.');
        }
    }

    #show(found, words) {
        const hasProjects = !this.#pool.board?.project;
        updateChildren(this.#list, found, one => one.id ?? `${one.project}/${one.path}`,
            one => one.path === undefined ? entryRow(one, hasProjects) : fileFound(one));
        this.#words.textContent = words;
    }

    #countWords(length) {
        if (length === 0)
            return null;
        return this.#pool.isLive ? countOf(length, 'entry', 'entries') : countOf(length, 'item');
    }

    #scopeWords() {
        const { isLive, timeline } = this.#pool;
        return isLive
            ? 'Looks through all entries of the log, also those that are not on the board any more.'
            : 'Looks through all that this file has: the entries of the board, the timeline of '
                + `${rangeWords(timeline.from, presentTime())}, and the files.`;
    }
}

function fileFound(file) {
    return element('li', { class: 'entry' },
        element('span', { class: 'when' }, 'now'), element('span', { class: 'kind' }, 'file'),
        element('div', { class: 'entry-text file' }, foreignText(file.path, 'path'), peopleOf(file)));
}

/** What was found, in words; what is counted is null where there are only files, or nothing. */
function resultWords(counted, fileCount, isCut) {
    if (counted === null && fileCount > 0)
        return `${countOf(fileCount, 'file')}.`;
    if (counted === null)
        return isCut ? 'Nothing was found before the search took too long; older entries were not looked at.' : 'Nothing has this in it.';
    const files = fileCount > 0 ? `${countOf(fileCount, 'file')}, and ` : '';
    return `${files}${counted}, the newest first${isCut ? '; there may be older ones' : ''}.`;
}
