// What of the timeline is in view, as shapes that a painter draws: on a canvas or as SVG.

import { endOrNow, isClockStopped, presentTime } from './clock.js';
import { laneSizes } from './timeline-layout.js';
import { plainText } from './elements.js';
import { timeLabel } from './timeline-labels.js';
import { timeOfDay } from './words.js';

const narrowest = 3;
const closest = 12;
const narrowestFold = 64;

/**
 * The shapes in view. Places are in pixels from the left edge of the time and from the top edge of the view.
 * @param layout The lanes.
 * @param scale The time in view.
 * @param top How far down the view begins.
 * @param height How high it is.
 */
export function sceneOf(layout, scale, top, height) {
    const scene = {
        lanes: [], headings: [], turns: [], bars: [], points: [], waits: [], arcs: [], folds: [], ticks: [], nowX: null, nowLabel: '',
    };
    const { step, times } = scale.ticks();
    scene.ticks = times.map(time => ({ x: scale.x(time), label: timeLabel(time, step) }));
    scene.headings = layout.headings.map(heading => ({ ...heading, y: heading.top - top })).filter(heading => isIn(heading.y, 26, height));
    const nowX = scale.x(presentTime());
    scene.nowX = nowX >= 0 && nowX <= scale.width ? nowX : null;
    scene.nowLabel = isClockStopped() ? timeOfDay(presentTime()) : `now ${timeOfDay(presentTime())}`;
    for (const lane of layout.lanes) {
        const y = lane.top - top;
        if (!isIn(y, lane.height, height))
            continue;
        scene.lanes.push({ lane: lane.lane, y, height: lane.height });
        addTurns(scene, lane, scale, y);
        addBars(scene, lane, scale, y);
        addPoints(scene, lane, scale, y);
    }
    addArcs(scene, layout, scale, top, height);
    return scene;
}

/** The items of the lanes, and the waits, that have a part in the time in view: the latest first, and of one second by the log. */
export function itemsInView(layout, scale) {
    const found = [];
    for (const lane of layout.lanes) {
        for (const item of lane.all) {
            if (item.from <= scale.end && endOrNow(item.to) >= scale.start)
                found.push(item);
        }
    }
    const orderOf = item => layout.order.get(item.id) ?? -1;
    return [...found, ...waitsInView(layout, scale)].sort((a, b) => b.from - a.from || orderOf(b) - orderOf(a));
}

function isIn(y, length, height) {
    return y + length >= 0 && y <= height;
}

function trackOf(y) {
    return y + laneSizes.padding + laneSizes.track / 2;
}

/** Turns that would touch are one shape: nobody can tell them apart. */
function addTurns(scene, lane, scale, y) {
    let last = null;
    for (const turn of lane.turns) {
        if (turn.from > scale.end)
            break;
        const end = endOrNow(turn.to);
        if (end < scale.start)
            continue;
        const x = Math.max(-2, scale.x(turn.from));
        const right = Math.min(scale.width + 2, Math.max(scale.x(end), x + 2));
        if (last && x - (last.x + last.width) < 1) {
            last.width = Math.max(last.width, right - last.x);
            last.items.push(turn);
        } else {
            last = { x, y: trackOf(y), width: right - x, items: [turn], isOpen: turn.to === null };
            scene.turns.push(last);
        }
    }
}

function addBars(scene, lane, scale, y) {
    const yOf = row => y + laneSizes.padding + laneSizes.track + laneSizes.gap + row * (laneSizes.row + laneSizes.gap);
    let fold = null;
    for (const item of lane.bars) {
        if (item.from > scale.end)
            break;
        const end = endOrNow(item.to);
        if (end < scale.start)
            continue;
        const x = Math.max(-8, scale.x(item.from));
        const right = Math.min(scale.width + 8, Math.max(scale.x(end), x + narrowest));
        const row = lane.rowOf.get(item.id);
        if (row >= lane.shownRows) {
            fold = foldedInto(fold, scene, { lane: lane.lane, item, x, width: right - x, y: yOf(lane.shownRows) });
            continue;
        }
        scene.bars.push({
            item,
            x,
            y: yOf(row),
            width: right - x,
            height: laneSizes.row,
            isOpen: item.to === null,
            begins: scale.x(item.from) >= 0,
            ends: scale.x(end) <= scale.width,
            label: plainText(item.topic),
        });
    }
}

/** Bars without a row of their own, as one shape for all that lie near each other. */
function foldedInto(fold, scene, { lane, item, x, width, y }) {
    if (fold && x < fold.x + Math.max(fold.width, narrowestFold)) {
        fold.width = Math.max(fold.width, x + width - fold.x);
        fold.items.push(item);
        return fold;
    }
    const made = { lane, items: [item], x, y, width, height: laneSizes.row };
    scene.folds.push(made);
    return made;
}

/** Points of one kind that would lie on each other are one, with their number. */
function addPoints(scene, lane, scale, y) {
    const last = {};
    for (const item of lane.points) {
        const x = scale.x(item.from);
        if (x < -closest)
            continue;
        if (x > scale.width + closest)
            break;
        const near = last[item.kind];
        if (near && x - near.x < closest)
            near.items.push(item);
        else
            scene.points.push(last[item.kind] = { kind: item.kind, x, y: trackOf(y), items: [item] });
    }
}

function addArcs(scene, layout, scale, top, height) {
    const drawn = new Map();
    for (const arc of layout.arcs) {
        const from = layout.byId.get(arc.from);
        const to = layout.byId.get(arc.to);
        const end = endOrNow(arc.end);
        if (!to || arc.begin > scale.end || end < scale.start)
            continue;
        const x = scale.x(arc.begin);
        const bottom = to.top - top + to.height;
        if (isIn(to.top - top, to.height, height) && end > arc.begin) {
            const left = Math.max(-4, x);
            scene.waits.push({
                arc,
                x: left,
                y: bottom - laneSizes.padding + 1,
                width: Math.max(narrowest, Math.min(scale.width + 4, scale.x(end)) - left),
                why: arc.why,
            });
        }
        if (!from || from === to || x < -20 || x > scale.width + 20)
            continue;
        const y1 = from.top - top + sourceOf(arc, from);
        // One from below ends where the line of the wait begins.
        const y2 = from.top > to.top ? bottom - laneSizes.padding - 4 : trackOf(to.top - top);
        if (Math.max(y1, y2) < 0 || Math.min(y1, y2) > height)
            continue;
        // Of arcs at the same place one is enough.
        const place = `${arc.from}\n${arc.to}\n${Math.round(x / 6)}\n${arc.why}`;
        if (drawn.has(place))
            drawn.get(place).arcs.push(arc);
        else {
            const shape = { arcs: [arc], x, y1, y2, why: arc.why };
            drawn.set(place, shape);
            scene.arcs.push(shape);
        }
    }
}

/** Where in its lane an arc begins: at the claim or blocker that it is about, else at the turns. */
function sourceOf(arc, lane) {
    const bar = lane.bars.find(item => item.topic === arc.topic && item.from <= arc.begin && endOrNow(item.to) >= arc.begin);
    const row = bar ? lane.rowOf.get(bar.id) : -1;
    return row < 0
        ? trackOf(0)
        : laneSizes.padding + laneSizes.track + laneSizes.gap + Math.min(row, lane.shownRows) * (laneSizes.row + laneSizes.gap)
            + laneSizes.row / 2;
}

/** Who waited for whom in the time in view. Who was turned away and did not wait has an item that says so. */
function waitsInView(layout, scale) {
    return layout.arcs
        .filter(arc => arc.end !== arc.begin && layout.byId.has(arc.to) && arc.begin <= scale.end && endOrNow(arc.end) >= scale.start)
        .map(({ id, from: of, to: lane, begin: from, end: to, why, topic }) => ({ id, kind: 'wait', lane, of, from, to, why, topic }));
}

/** What is at a place: the shape and its items or arcs; null where nothing is. */
export function shapeAt(scene, x, y, reach = 4) {
    const point = nearest(scene.points, shape => Math.hypot(shape.x - x, shape.y - y), 8 + reach);
    if (point)
        return point;
    for (const shape of scene.bars.toReversed()) {
        if (x >= shape.x - reach && x <= shape.x + shape.width + reach && y >= shape.y - 1 && y <= shape.y + shape.height + 1)
            return { ...shape, items: [shape.item] };
    }
    for (const shape of scene.folds) {
        if (x >= shape.x && x <= shape.x + Math.max(shape.width, narrowestFold) && y >= shape.y - 1 && y <= shape.y + shape.height + 1)
            return shape;
    }
    for (const shape of scene.waits) {
        if (x >= shape.x - reach && x <= shape.x + shape.width + reach && Math.abs(y - shape.y - 2) <= 3 + reach / 2)
            return { ...shape, arcs: [shape.arc] };
    }
    for (const shape of scene.turns) {
        if (x >= shape.x - 1 && x <= shape.x + shape.width + 1 && Math.abs(y - shape.y) <= 5)
            return shape;
    }
    return nearest(scene.arcs, shape => distanceToArc(shape, x, y), 4 + reach);
}

function nearest(shapes, distanceOf, reach) {
    let found = null;
    for (const shape of shapes) {
        const distance = distanceOf(shape);
        if (distance <= reach)
            [found, reach] = [shape, distance];
    }
    return found;
}

/** How far an arc swings out to the left. */
export function bulgeOf(shape) {
    return Math.min(46, 2 + Math.abs(shape.y2 - shape.y1) / 4);
}

function distanceToArc(shape, x, y) {
    const part = (y - shape.y1) / (shape.y2 - shape.y1);
    if (!(part >= 0 && part <= 1))
        return Infinity;
    // The middle of the curve is three quarters of the way to its control points.
    return Math.abs(x - (shape.x - 3 * part * (1 - part) * bulgeOf(shape)));
}
