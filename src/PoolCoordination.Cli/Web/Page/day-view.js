// A day in numbers: what was completed, how long somebody was blocked, and how often one was turned away.

import { element, foreignText, updateChildren } from './elements.js';
import { briefDuration, dateOf, timeOfDay } from './words.js';

/** The numbers of a pool. */
export class DayView {
    #pool;
    #since;
    #totals;
    #body;

    /** In its section of the page. */
    constructor(root, pool) {
        this.#pool = pool;
        this.#since = root.querySelector('[data-part="since"]');
        this.#totals = root.querySelector('[data-part="totals"]');
        this.#body = root.querySelector('tbody');
    }

    /** Shows the numbers as they are. */
    render() {
        const { day } = this.#pool.timeline;
        if (!day)
            return;
        this.#since.textContent = `Since ${timeOfDay(day.since)}, ${dateOf(day.since)}.`;
        const sum = name => day.instances.reduce((total, one) => total + one[name], 0);
        const totals = [
            ['completed', String(sum('completed'))],
            ['blocked', briefDuration(1000 * sum('blockedSeconds'))],
            ['turned away', String(sum('refusals'))],
        ];
        updateChildren(this.#totals, totals, ([name]) => name, ([name, value]) =>
            element('div', { class: 'total' }, element('dt', {}, name), element('dd', {}, value)));
        const most = Math.max(1, ...day.instances.map(one => one.completed));
        const rows = day.instances
            .toSorted((a, b) => b.completed - a.completed || b.blockedSeconds - a.blockedSeconds)
            .map(one => ({ ...one, most }));
        updateChildren(this.#body, rows, one => one.instance, dayRow);
    }
}

function dayRow(one) {
    const bar = element('div', { class: 'part' });
    bar.style.width = `${100 * one.completed / one.most}%`;
    return element('tr', {},
        element('th', { scope: 'row' }, foreignText(one.instance, 'name')),
        element('td', { class: 'number' }, String(one.completed)),
        element('td', { class: 'bar-cell' }, bar),
        element('td', { class: 'number' }, one.blockedSeconds ? briefDuration(1000 * one.blockedSeconds) : '–'),
        element('td', { class: 'number' }, one.refusals ? String(one.refusals) : '–'));
}
