// Where things stand in their lanes, whatever part of the time is in view.

import { isPoint } from './timeline-words.js';

/** The sizes of a lane and what is in it. The label is two lines in the page's size of text; the others are in pixels. */
export const laneSizes = { padding: 8, track: 18, row: 17, gap: 3, wait: 7, heading: 26, mostRows: 6, label: 3.2 };

/**
 * The lanes from the top, by project, each with its items by time; claims and blockers in rows in which none lies on another.
 * @param limit How many items are drawn at most; those that matter most are. Null for all.
 * @param opened The ids of the lanes that show all their rows.
 * @param textSize The size of the page's text, which a reader may have chosen.
 */
export function layOut(timeline, { limit = null, opened = new Set(), textSize = 15 } = {}) {
    const kept = mostImportant([...timeline.items.values()], limit);
    const drawn = new Set(kept);
    const byLane = Map.groupBy(timeline.items.values(), item => item.lane);
    const waiting = new Set([...timeline.arcs.values()].map(arc => arc.to));
    const projects = Map.groupBy(timeline.lanes, lane => lane.project ?? '');
    const lanes = [];
    const headings = [];
    let top = 0;
    for (const [project, members] of projects) {
        if (projects.size > 1) {
            headings.push({ project, top });
            top += laneSizes.heading;
        }
        for (const lane of members) {
            const laid = layOutLane(lane, byLane.get(lane.id) ?? [], drawn, waiting.has(lane.id), opened.has(lane.id));
            const height = Math.max(laid.height, Math.ceil(laneSizes.label * textSize));
            lanes.push({ ...laid, height, top });
            top += height;
        }
    }
    return {
        lanes,
        headings,
        height: top,
        byId: new Map(lanes.map(lane => [lane.lane.id, lane])),
        arcs: [...timeline.arcs.values()],
        areArcsCut: timeline.areArcsCut,
        order: new Map([...timeline.items.keys()].map((id, index) => [id, index])),
        notDrawn: timeline.items.size - kept.length,
    };
}

function layOutLane(lane, all, drawn, waits, isOpened) {
    all.sort((a, b) => a.from - b.from);
    const items = all.filter(item => drawn.has(item));
    const bars = items.filter(item => item.kind === 'claim' || item.kind === 'blocked');
    const rows = rowsOf(bars);
    // One row more takes as much room as the words that there is one more.
    const canFold = rows.count > laneSizes.mostRows + 1;
    const shownRows = canFold && !isOpened ? laneSizes.mostRows : rows.count;
    const places = shownRows < rows.count ? shownRows + 1 : shownRows;
    const height = 2 * laneSizes.padding + laneSizes.track + places * (laneSizes.row + laneSizes.gap) + (waits ? laneSizes.wait : 0);
    return {
        lane,
        all,
        turns: items.filter(item => item.kind === 'turn'),
        points: items.filter(isPoint),
        bars,
        rowOf: rows.rowOf,
        rowCount: rows.count,
        shownRows,
        canFold,
        height,
    };
}

/** The first row that is free when a bar begins, so that no bar lies on another. */
function rowsOf(bars) {
    const ends = [];
    const rowOf = new Map();
    for (const bar of bars) {
        let row = ends.findIndex(end => end <= bar.from);
        if (row < 0)
            row = ends.length;
        ends[row] = bar.to ?? Infinity;
        rowOf.set(bar.id, row);
    }
    return { rowOf, count: ends.length };
}

const importance = { blocked: 0, denial: 1, claim: 2, completed: 3, note: 4, turn: 5 };

function mostImportant(items, limit) {
    if (limit === null || items.length <= limit)
        return items;
    return items.sort((a, b) => importance[a.kind] - importance[b.kind] || b.from - a.from).slice(0, limit);
}
