// The timeline on the page: what of it is in view, and what keys, the wheel, fingers and the mouse do to that.

import { arcCard, itemCard } from './item-card.js';
import { showDialog } from './dialogs.js';
import { element, foreignText } from './elements.js';
import { itemsInView, sceneOf, shapeAt } from './timeline-scene.js';
import { isClockStopped, presentTime } from './clock.js';
import { layOut } from './timeline-layout.js';
import { paintSizes } from './timeline-paint.js';
import { TimeScale } from './timeline-scale.js';
import { countOf, rangeWords, shortDate } from './words.js';

const hourLength = 3_600_000;
const partAfterNow = 0.04;
const zoomStep = 1.4;
const panPart = 0.15;
const mostInTooltip = 4;

/** The timeline of a pool. */
export class TimelineView {
    #pool;
    #painter;
    #limit;
    #changed;
    #frame;
    #sheet;
    #labels;
    #surface;
    #tooltip;
    #ranges;
    #none;
    #nowButton;
    #rangeWords;
    #corner;
    #layout = null;
    #layoutVersion = -1;
    #scale = null;
    #scene = null;
    #range;
    #follows = true;
    #isAsked = false;
    #selectedId = null;
    #pointers = new Map();
    #dragged = 0;
    #labelSignature = '';
    #opened = new Set();

    /**
     * @param root Its section of the page.
     * @param pool The pool.
     * @param painter What draws it.
     * @param limit How many items at most; null for all.
     * @param range How long a time is in view at first.
     * @param changed Is called when the items in view may have changed, with what gives them and the lanes.
     */
    constructor(root, { pool, painter, limit = null, range, changed }) {
        [this.#pool, this.#painter, this.#limit, this.#range, this.#changed] = [pool, painter, limit, range, changed];
        this.#frame = root.querySelector('.timeline-frame');
        this.#ranges = [...root.querySelectorAll('[data-hours]')];
        this.#none = root.querySelector('[data-part="no-lanes"]');
        this.#rangeWords = root.querySelector('[data-part="range"]');
        this.#nowButton = root.querySelector('[data-does="now"]');
        this.#labels = element('ul', { class: 'timeline-labels', 'aria-label': 'Sessions' });
        this.#surface = element('div', { class: 'timeline-surface' }, painter.element);
        this.#corner = element('div', { class: 'timeline-corner', 'aria-hidden': 'true' });
        this.#sheet = element('div', { class: 'timeline-sheet' },
            this.#corner, this.#labels, this.#surface);
        this.#tooltip = element('div', { class: 'tooltip', hidden: true, 'aria-hidden': 'true' });
        this.#frame.append(this.#sheet);
        document.body.append(this.#tooltip);
        this.#listen(root);
    }

    /** Draws it anew, soon and once. */
    refresh() {
        if (this.#isAsked)
            return;
        this.#isAsked = true;
        requestAnimationFrame(() => {
            this.#isAsked = false;
            this.draw();
        });
    }

    /** Looks up the colours anew. */
    themeChanged() {
        this.#painter.forgetColours();
        this.refresh();
    }

    /** Draws it now. */
    draw() {
        this.#layOut();
        const width = this.#frame.clientWidth - this.#labels.offsetWidth;
        if (width <= 0)
            return;
        this.#place(width);
        const height = Math.min(this.#frame.clientHeight, this.#layout.height + paintSizes.axis);
        this.#painter.resize(width, height);
        this.#scene = sceneOf(this.#layout, this.#scale, this.#frame.scrollTop, height - paintSizes.axis);
        this.#painter.paint(this.#scene, this.#selectedId);
        this.#showControls();
        const [layout, scale] = [this.#layout, this.#scale];
        this.#changed(() => itemsInView(layout, scale), layout);
    }

    /** Brings an item into view and marks it. */
    select(item) {
        this.#selectedId = item.id;
        const { start, end, length, width } = this.#scale;
        if (item.from < start || item.from > end)
            this.#show(new TimeScale(item.from - length / 2, item.from + length / 2, width));
        const lane = this.#layout.byId.get(item.lane);
        if (lane?.rowOf.get(item.id) >= lane.shownRows)
            this.#fold(lane.lane.id);
        if (lane)
            this.#frame.scrollTop = Math.max(0, lane.top - 40);
        this.refresh();
    }

    #layOut() {
        if (this.#layoutVersion === this.#pool.timeline.version)
            return;
        this.#layoutVersion = this.#pool.timeline.version;
        const textSize = parseFloat(getComputedStyle(document.documentElement).fontSize);
        this.#layout = layOut(this.#pool.timeline, { limit: this.#limit, opened: this.#opened, textSize });
        // Nothing is said before anything was read.
        this.#none.hidden = this.#layoutVersion === 0 || this.#layout.lanes.length > 0;
        this.#sheet.style.height = `${this.#layout.height + paintSizes.axis}px`;
        this.#placeLabels();
    }

    /** Shows all rows of a lane, or fewer again. */
    #fold(id) {
        if (!this.#opened.delete(id))
            this.#opened.add(id);
        this.#layoutVersion = -1;
        this.#layOut();
        this.refresh();
    }

    #placeLabels() {
        const signature = JSON.stringify(this.#layout.lanes.map(lane => [lane.lane, lane.top, lane.height, lane.rowCount]));
        if (signature === this.#labelSignature)
            return;
        this.#labelSignature = signature;
        const at = (node, top, height) => {
            node.style.top = `${top + paintSizes.axis}px`;
            node.style.height = `${height}px`;
            return node;
        };
        const focused = this.#labels.contains(document.activeElement) ? document.activeElement.dataset.lane : null;
        this.#labels.replaceChildren(
            ...this.#layout.headings.map(heading =>
                at(element('li', { class: 'lane-heading' }, foreignText(heading.project || 'no project')), heading.top, 26)),
            ...this.#layout.lanes.map(lane => at(this.#laneLabel(lane), lane.top, lane.height)));
        if (focused)
            this.#labels.querySelector(`[data-lane="${CSS.escape(focused)}"]`)?.focus();
    }

    #place(width) {
        if (this.#scale === null || this.#follows) {
            const length = this.#scale?.length ?? this.#range;
            const end = presentTime() + length * partAfterNow;
            this.#scale = new TimeScale(end - length, end, width);
        } else
            this.#scale = this.#scale.resized(width);
    }

    #show(scale) {
        const latest = presentTime() + scale.length * partAfterNow;
        const isAtEnd = scale.end >= latest - 1;
        const end = Math.min(scale.end, latest);
        this.#scale = new TimeScale(end - scale.length, end, scale.width);
        this.#follows = isAtEnd;
        this.#hideTooltip();
        this.#pool.extendTo(Math.max(this.#scale.start, presentTime() - 24 * hourLength));
        this.refresh();
    }

    #showRange(hours) {
        const end = presentTime();
        const length = hours * hourLength;
        this.#follows = true;
        this.#show(new TimeScale(end - length * (1 - partAfterNow), end + length * partAfterNow, this.#scale.width));
    }

    #jumpToNow() {
        this.#follows = true;
        this.#show(this.#scale.moved((presentTime() + this.#scale.length * partAfterNow - this.#scale.end) * this.#scale.perMillisecond));
    }

    #zoom(factor, x) {
        const place = x ?? (this.#follows && this.#scene?.nowX) ?? this.#scale.width / 2;
        this.#show(this.#scale.zoomed(factor, place || this.#scale.width / 2));
    }

    #pan(pixels) {
        this.#show(this.#scale.moved(pixels));
    }

    #showControls() {
        for (const button of this.#ranges) {
            const isShown = Math.abs(this.#scale.length / hourLength - button.dataset.hours) < 0.01 * button.dataset.hours;
            button.setAttribute('aria-pressed', String(isShown && this.#follows));
        }
        this.#rangeWords.textContent = rangeWords(this.#scale.start, Math.min(this.#scale.end, presentTime()));
        // A picture of the frame alone says what it is of.
        this.#corner.replaceChildren(foreignText(this.#pool.board?.project || 'all projects', 'name'), ' ', shortDate(this.#scale.end));
        // A disabled button would lose the focus.
        this.#nowButton.setAttribute('aria-disabled', String(this.#follows));
    }

    #listen(root) {
        new ResizeObserver(() => this.refresh()).observe(this.#frame);
        this.#frame.addEventListener('scroll', () => {
            this.#hideTooltip();
            this.refresh();
        });
        for (const button of this.#ranges)
            button.addEventListener('click', () => this.#showRange(Number(button.dataset.hours)));
        const actions = {
            'zoom-in': () => this.#zoom(1 / zoomStep),
            'zoom-out': () => this.#zoom(zoomStep),
            earlier: () => this.#pan(-2 * panPart * this.#scale.width),
            later: () => this.#pan(2 * panPart * this.#scale.width),
            now: () => this.#jumpToNow(),
        };
        for (const button of root.querySelectorAll('[data-does]'))
            button.addEventListener('click', actions[button.dataset.does]);
        this.#frame.addEventListener('keydown', event => this.#press(event));
        this.#surface.addEventListener('wheel', event => this.#turnWheel(event), { passive: false });
        for (const name of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'pointerleave'])
            this.#surface.addEventListener(name, event => this.#point(event));
        if (!isClockStopped()) {
            setInterval(() => {
                if (!document.hidden && this.#frame.offsetParent)
                    this.refresh();
            }, 1000);
        }
    }

    #press(event) {
        if (event.altKey || event.ctrlKey || event.metaKey || event.target !== this.#frame)
            return;
        const keys = {
            ArrowLeft: () => this.#pan(-panPart * this.#scale.width),
            ArrowRight: () => this.#pan(panPart * this.#scale.width),
            '+': () => this.#zoom(1 / zoomStep),
            '=': () => this.#zoom(1 / zoomStep),
            '-': () => this.#zoom(zoomStep),
            End: () => this.#jumpToNow(),
            Home: () => this.#pan(this.#scale.x(this.#pool.timeline.from)),
        };
        if (keys[event.key]) {
            event.preventDefault();
            keys[event.key]();
        }
    }

    #turnWheel(event) {
        const [x, y] = this.#placeOf(event);
        const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
        if (event.ctrlKey || event.metaKey || (y < 0 && !event.shiftKey && event.deltaY !== 0)) {
            event.preventDefault();
            this.#zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.006), x);
        } else if (event.shiftKey || Math.abs(sideways) > Math.abs(event.deltaY)) {
            event.preventDefault();
            this.#pan(sideways);
        }
    }

    /** Drags with a mouse or a finger, zooms with two, and shows what is under a pointer. */
    #point(event) {
        const [x, y] = this.#placeOf(event);
        const before = this.#pointers.get(event.pointerId);
        if (event.type === 'pointerdown') {
            this.#pointers.set(event.pointerId, x);
            this.#dragged = 0;
            return;
        }
        if (event.type !== 'pointermove') {
            this.#pointers.delete(event.pointerId);
            this.#surface.classList.remove('is-dragged');
            if (event.type === 'pointerup' && before !== undefined && this.#dragged < 4)
                this.#open(x, y, event.pointerType === 'mouse' ? 2 : 8);
            if (event.type === 'pointerleave')
                this.#hideTooltip();
            return;
        }
        if (before === undefined) {
            this.#hover(event, x, y);
            return;
        }
        const others = [...this.#pointers].filter(([id]) => id !== event.pointerId);
        if (others.length === 1) {
            const [[, other]] = others;
            if (Math.abs(x - other) > 8)
                this.#zoom(Math.abs(before - other) / Math.abs(x - other), (x + other) / 2);
            this.#dragged = Infinity;
        } else {
            this.#dragged += Math.abs(x - before);
            if (this.#dragged >= 4) {
                if (!this.#surface.hasPointerCapture(event.pointerId))
                    this.#surface.setPointerCapture(event.pointerId);
                this.#surface.classList.add('is-dragged');
                this.#pan(before - x);
            }
        }
        this.#pointers.set(event.pointerId, x);
    }

    #placeOf(event) {
        const box = this.#surface.getBoundingClientRect();
        return [event.clientX - box.left, event.clientY - box.top - paintSizes.axis];
    }

    #hover(event, x, y) {
        const shape = this.#scene && y >= 0 ? shapeAt(this.#scene, x, y) : null;
        this.#surface.classList.toggle('is-over', shape !== null);
        if (shape === null) {
            this.#hideTooltip();
            return;
        }
        this.#tooltip.replaceChildren(...this.#cards(shape, mostInTooltip, 3));
        this.#tooltip.hidden = false;
        const { offsetWidth: width, offsetHeight: height } = this.#tooltip;
        const left = Math.min(event.clientX + 14, innerWidth - width - 8);
        const isAbove = event.clientY + 16 + height > innerHeight - 8;
        this.#tooltip.style.left = `${Math.max(8, left)}px`;
        this.#tooltip.style.top = `${Math.max(8, isAbove ? event.clientY - height - 12 : event.clientY + 16)}px`;
    }

    #hideTooltip() {
        this.#tooltip.hidden = true;
    }

    #open(x, y, reach) {
        const shape = this.#scene && y >= 0 ? shapeAt(this.#scene, x, y, reach) : null;
        this.#selectedId = shape?.items?.[0]?.id ?? null;
        this.#hideTooltip();
        if (this.#scene?.folds.includes(shape))
            this.#fold(shape.lane.id);
        else if (shape)
            showDialog('On the timeline', element('div', { class: 'cards' }, ...this.#cards(shape, 50, 100)));
        this.refresh();
    }

    #cards(shape, most, mostFiles) {
        const laneOf = id => this.#layout.byId.get(id)?.lane;
        const cards = shape.arcs?.map(arc => arcCard(arc, laneOf)) ?? shape.items.map(item => itemCard(item, laneOf(item.lane), mostFiles));
        const shown = cards.slice(0, most);
        return cards.length > most ? [...shown, element('p', { class: 'muted' }, `and ${cards.length - most} more`)] : shown;
    }

    #laneLabel({ lane, canFold, rowCount, shownRows }) {
        const place = lane.title || lane.branch || lane.agent || '';
        const isFolded = shownRows < rowCount;
        return element('li', { class: 'lane-label' },
            element('span', { class: 'lane-name' },
                lane.state ? element('span', { class: `dot is-${lane.state}`, 'aria-hidden': 'true' }) : null,
                foreignText(lane.instance, 'name')),
            element('span', { class: 'lane-more' },
                lane.state ? element('span', { class: `state-word is-${lane.state}` }, lane.state) : null,
                foreignText(place, 'lane-place')),
            canFold
                ? element('button', {
                    type: 'button', class: 'lane-fold', 'data-lane': lane.id, 'aria-expanded': String(!isFolded),
                    onclick: () => this.#fold(lane.id),
                }, isFolded ? countOf(rowCount - shownRows, 'more row') : 'fewer rows', element('span', { class: 'unseen' }, ' of ',
                    foreignText(lane.instance)))
                : null);
    }
}
