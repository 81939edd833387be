// What the two painters of the timeline share: its measures and its lines.

import { bulgeOf } from './timeline-scene.js';

/** The measures of what is drawn. */
export const paintSizes = { axis: 30, turn: 6, edge: 3, radius: 3, glyph: 14, text: 12 };

/** The font of labels in the timeline. */
export const paintFont = `${paintSizes.text}px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif`;

/** Why one bars another is told by the line, too. */
export const dashes = { claim: [6, 3], blocked: [], denial: [2, 3] };

/** The curve of an arc, the head of its arrow, and the dot at which it begins, as paths. */
export function arcPaths(shape) {
    const direction = Math.sign(shape.y2 - shape.y1);
    const [x, start, end] = [shape.x, shape.y1 + direction * 4, shape.y2 - direction * 9];
    const bulge = bulgeOf(shape);
    const third = (end - start) / 3;
    const angle = Math.atan2(third, bulge);
    const corner = turn => `${x - 7 * Math.cos(angle + turn)},${end - 7 * Math.sin(angle + turn)}`;
    return {
        line: `M${x},${start}C${x - bulge},${start + third} ${x - bulge},${end - third} ${x},${end}`,
        head: `M${x},${end}L${corner(0.45)}L${corner(-0.45)}Z`,
        tail: `M${x - 2.5},${start}A2.5,2.5 0 1 0 ${x + 2.5},${start}A2.5,2.5 0 1 0 ${x - 2.5},${start}Z`,
    };
}

/** The labels of the axis with where their middles stand, none cut at an edge, and what says which moment it is, with its width. */
export function axisLabels(scene, width) {
    const inside = (x, half) => Math.max(half, Math.min(width - half, x));
    const now = scene.nowX === null ? null : { label: scene.nowLabel, width: textWidth(scene.nowLabel) + 16 };
    if (now)
        now.x = inside(scene.nowX, now.width / 2 + 2);
    const labels = scene.ticks.map(({ x, label }) => ({ x: inside(x, textWidth(label) / 2 + 3), label }));
    return {
        labels: labels.filter(({ x, label }) => !now || Math.abs(x - now.x) > (now.width + textWidth(label)) / 2 + 4),
        now,
    };
}

/** What stands where bars have no row of their own. */
export function foldWords(fold) {
    return `+${fold.items.length} more`;
}

const measures = new Map();
let measuring = null;

/** As much of a text as has room, with a sign where it is cut; empty where it would say nothing. */
export function fittingText(text, room) {
    if (room < 24)
        return '';
    const width = textWidth(text);
    if (width <= room)
        return text;
    const characters = [...text];
    let length = Math.floor(characters.length * (room - 10) / width);
    while (length > 0 && textWidth(characters.slice(0, length).join('')) + 10 > room)
        length--;
    return length < 2 ? '' : `${characters.slice(0, length).join('').trimEnd()}…`;
}

/** How wide a text is. */
export function textWidth(text) {
    if (measures.has(text))
        return measures.get(text);
    measuring ??= Object.assign(document.createElement('canvas').getContext('2d'), { font: paintFont });
    const width = measuring.measureText(text).width;
    if (measures.size > 20_000)
        measures.clear();
    measures.set(text, width);
    return width;
}
