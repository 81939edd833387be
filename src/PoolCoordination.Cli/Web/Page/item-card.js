// An item or an arc of the timeline, described.

import { element, foreignText, foreignTexts, icon } from './elements.js';
import { kindGlyphs } from './glyphs.js';
import { arcWords, kindWords, outcomeOf, spanWords } from './timeline-words.js';

const mostFiles = 6;

/** The kind of an item as a sign and a word. */
export function kindLabel(kind) {
    return element('span', { class: `kind is-${kind}` }, icon(kindGlyphs[kind] ?? kindGlyphs.note), kindWords[kind] ?? kind);
}

/** What became of it and by whom; null where there is nothing to say. */
export function outcomeLine(item) {
    const { words, names } = outcomeOf(item);
    const by = names.length === 0 ? [] : [item.kind === 'denial' ? ' ' : ' by ', ...foreignTexts(names, 'name')];
    const blocked = item.blocks?.length ? [words ? '; blocks ' : 'blocks ', ...foreignTexts(item.blocks, 'name')] : [];
    return words || blocked.length ? element('span', { class: 'outcome' }, words, ...by, ...blocked) : null;
}

/** Paths, at most so many. */
export function fileList(files, most = mostFiles) {
    if (!files?.length)
        return null;
    const rest = files.length - most;
    return element('span', { class: 'paths' }, ...foreignTexts(files.slice(0, most), 'path'), rest > 0 ? `, and ${rest} more` : '');
}

/** All that is known of an item. */
export function itemCard(item, lane, most = mostFiles) {
    return element('div', { class: 'item-card' },
        element('p', { class: 'item-head' }, kindLabel(item.kind), ' ', foreignText(lane?.instance ?? '', 'name')),
        item.topic ? element('p', { class: 'item-topic' }, foreignText(item.topic)) : null,
        element('p', { class: 'item-span' }, spanWords(item)),
        wrapped(outcomeLine(item)),
        item.summary ? element('p', { class: 'item-summary' }, foreignText(item.summary)) : null,
        wrapped(fileList(item.files, most)));
}

/** Who bars or barred, and why. */
export function waitLine(why, lane, isOver) {
    const [before, after] = arcWords(why, isOver);
    return element('span', { class: 'outcome' }, `${before} `, foreignText(lane?.instance ?? 'a session of before', 'name'), after);
}

/** Who bars whom and why. */
export function arcCard(arc, laneOf) {
    return element('div', { class: 'item-card' },
        element('p', { class: 'item-head' }, foreignText(laneOf(arc.to)?.instance ?? '', 'name'), ' ',
            waitLine(arc.why, laneOf(arc.from), arc.end !== null)),
        arc.topic ? element('p', { class: 'item-topic' }, foreignText(arc.topic)) : null,
        element('p', { class: 'item-span' }, spanWords({ kind: 'arc', from: arc.begin, to: arc.end })));
}

function wrapped(child) {
    return child ? element('p', {}, child) : null;
}
