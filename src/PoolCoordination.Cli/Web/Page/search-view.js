// The search over topics, summaries and files.

import { entryRow } from './now-view.js';
import { updateChildren } from './elements.js';
import { countOf } from './words.js';

const pauseAfterTyping = 200;

/** The search in a pool. */
export class SearchView {
    #pool;
    #form;
    #list;
    #words;
    #timer = null;
    #asked = 0;

    /** In its section of the page. */
    constructor(root, pool) {
        this.#pool = pool;
        this.#form = root.querySelector('form');
        this.#list = root.querySelector('[data-part="found"]');
        this.#words = root.querySelector('[data-part="words"]');
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
        const text = this.#form.elements.text.value.trim();
        const ask = ++this.#asked;
        if (text === '') {
            this.#show([], '');
            return;
        }
        try {
            const { entries, isCut } = await this.#pool.search(text, this.#form.elements.archive.checked);
            // A later question may have its answer already.
            if (ask === this.#asked)
                this.#show(entries, resultWords(entries.length, isCut));
        } catch {
            if (ask === this.#asked)
                this.#show([], 'The server does not answer.');
        }
    }

    #show(entries, words) {
        updateChildren(this.#list, entries, entry => entry.id, entry => entryRow(entry, !this.#pool.board?.project));
        this.#words.textContent = words;
    }
}

function resultWords(length, isCut) {
    if (length === 0)
        return isCut ? 'Nothing was found before the search took too long; older entries were not looked at.' : 'Nothing has this in it.';
    return isCut
        ? `${countOf(length, 'entry', 'entries')}, the newest first; there may be older ones.`
        : `${countOf(length, 'entry', 'entries')}, the newest first.`;
}
