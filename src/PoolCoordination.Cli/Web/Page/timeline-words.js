// What is on the timeline, in words.

import { briefDuration, timeOfDay } from './words.js';
import { endOrNow } from './clock.js';

/** The kinds of items, as a person reads them. */
export const kindWords = {
    turn: 'turn',
    claim: 'claim',
    completed: 'completed',
    blocked: 'blocker',
    denial: 'denied',
    note: 'note',
    wait: 'is blocked',
};

const endWords = {
    completed: 'completed',
    released: 'released',
    expired: 'expired',
    forced: 'ended by force',
    'handed-over': 'handed over',
};

const pointKinds = new Set(['completed', 'denial', 'note']);

/** Whether it has no length. */
export function isPoint(item) {
    return pointKinds.has(item.kind);
}

/** When it was, and for how long. */
export function spanWords(item) {
    if (isPoint(item) || item.to === item.from)
        return timeOfDay(item.from);
    const length = briefDuration(endOrNow(item.to) - item.from);
    return item.to === null ? `since ${timeOfDay(item.from)}, ${length}` : `${timeOfDay(item.from)}–${timeOfDay(item.to)}, ${length}`;
}

/** What became of it, and who did that; the names are those of others. */
export function outcomeOf(item) {
    if (item.kind === 'denial')
        return { words: 'because of', names: item.by ? [item.by] : [] };
    if (item.kind === 'blocked' && item.to !== null)
        return { words: 'ended', names: item.by ? [item.by] : [] };
    if (item.kind === 'claim' && item.end)
        return { words: endWords[item.end] ?? item.end, names: item.by ? [item.by] : [] };
    if (item.kind === 'claim')
        return { words: 'held', names: [] };
    return { words: item.kind === 'blocked' ? 'not ended' : '', names: [] };
}

/** Who bars whom and why: what stands before the name of who bars, and after it. */
export function arcWords(why, isOver) {
    return {
        claim: ['waits for', ', who claimed it'],
        blocked: ['waits for', ', whose blocker it is'],
        denial: ['was turned away by', isOver ? ', who held it' : ', who holds it'],
    }[why] ?? ['waits for', ''];
}
