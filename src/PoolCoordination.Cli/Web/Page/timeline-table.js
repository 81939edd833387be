// The items in view as a table: the timeline for a keyboard and a screen reader.

import { arcCard, fileList, itemCard, kindLabel, outcomeLine, waitLine } from './item-card.js';
import { showDialog } from './dialogs.js';
import { element, foreignText, updateChildren } from './elements.js';
import { countOf } from './words.js';
import { spanWords } from './timeline-words.js';

const rowsOnPage = 25;
const pauseBetween = 150;

/** A table in step with what the timeline shows. */
export class TimelineTable {
    #summary;
    #body;
    #paging;
    #pageWords;
    #select;
    #items = [];
    #findItems = null;
    #layout = null;
    #page = 0;
    #timer = null;

    /**
     * @param root Its part of the page.
     * @param select Is called with an item that a person asked for.
     */
    constructor(root, select) {
        this.#select = select;
        this.#summary = root.querySelector('[data-part="summary"]');
        this.#body = root.querySelector('tbody');
        this.#paging = root.querySelector('.paging');
        this.#pageWords = root.querySelector('[data-part="page"]');
        root.querySelector('[data-turns="back"]').addEventListener('click', () => this.#turn(-1));
        root.querySelector('[data-turns="on"]').addEventListener('click', () => this.#turn(1));
    }

    /** Shows other items, once the view has come to rest. */
    show(findItems, layout) {
        [this.#findItems, this.#layout] = [findItems, layout];
        this.#timer ??= setTimeout(() => {
            this.#timer = null;
            this.#items = this.#findItems();
            this.#render();
        }, pauseBetween);
    }

    #turn(by) {
        this.#page += by;
        this.#render();
    }

    #render() {
        const pages = Math.max(1, Math.ceil(this.#items.length / rowsOnPage));
        this.#page = Math.max(0, Math.min(this.#page, pages - 1));
        const first = this.#page * rowsOnPage;
        const { notDrawn, areArcsCut, arcs } = this.#layout;
        const waits = this.#items.filter(item => item.kind === 'wait').length;
        this.#summary.textContent = [
            [countOf(this.#items.length - waits, 'item'), waits > 0 ? countOf(waits, 'wait') : null].filter(Boolean).join(', '),
            notDrawn > 0 ? `the picture is without the ${notDrawn} that matter least` : null,
            areArcsCut ? `of who blocked whom there are only the newest ${arcs.length}` : null,
        ].filter(Boolean).join('; ');
        // What still goes on says for how long.
        const rows = this.#items.slice(first, first + rowsOnPage).map(item => ({ ...item, span: spanWords(item) }));
        updateChildren(this.#body, rows, row => row.id, row => this.#row(row));
        this.#paging.hidden = pages === 1;
        this.#pageWords.textContent = `${first + 1}–${Math.min(first + rowsOnPage, this.#items.length)}`;
        const [back, on] = this.#paging.querySelectorAll('button');
        // A disabled button would lose the focus.
        back.setAttribute('aria-disabled', String(this.#page === 0));
        on.setAttribute('aria-disabled', String(this.#page === pages - 1));
    }

    #row(item) {
        const laneOf = id => this.#layout.byId.get(id)?.lane;
        const lane = laneOf(item.lane);
        const isWait = item.kind === 'wait';
        const open = () => {
            this.#select(item);
            const card = isWait
                ? arcCard({ from: item.of, to: item.lane, begin: item.from, end: item.to, why: item.why, topic: item.topic }, laneOf)
                : itemCard(item, lane, 100);
            showDialog('On the timeline', element('div', { class: 'cards' }, card));
        };
        return element('tr', {},
            element('td', { class: 'when' }, item.span),
            element('td', {}, foreignText(lane?.instance ?? '', 'name')),
            element('td', {}, kindLabel(item.kind)),
            element('td', {},
                element('button', { class: 'link', 'data-control': 'open', onclick: open },
                    foreignText(item.topic || item.summary || item.kind)),
                element('span', { class: 'row-more' },
                    isWait ? waitLine(item.why, laneOf(item.of), item.to !== null) : outcomeLine(item), fileList(item.files, 3))));
    }
}
