// Draws the timeline as SVG, for the exported file: at most some hundred items, sharp at any size and on paper.

import { svgElement } from './elements.js';
import { endGlyphs, pointGlyphs } from './glyphs.js';
import { arcPaths, axisLabels, dashes, fittingText, foldWords, paintSizes } from './timeline-paint.js';

/** How many items it draws at most. */
export const mostSvgItems = 500;

/** A picture that shows scenes. */
export class SvgPainter {
    element = svgElement('svg', { class: 'timeline-picture', 'aria-hidden': 'true' });

    #width = 0;
    #height = 0;

    /** Gives it a size in pixels of the page. */
    resize(width, height) {
        [this.#width, this.#height] = [width, height];
        this.element.setAttribute('width', width);
        this.element.setAttribute('height', height);
        this.element.setAttribute('viewBox', `0 0 ${width} ${height}`);
    }

    /** Its colours are those of the style sheet. */
    forgetColours() { }

    /** Draws a scene. */
    paint(scene, selectedId) {
        this.element.replaceChildren(
            hatchAndClip(this.#width, this.#height),
            svgElement('g', { 'clip-path': 'url(#below-axis)' }, svgElement('g', { transform: `translate(0,${paintSizes.axis})` },
                ...scene.headings.map(heading =>
                    svgElement('rect', { x: 0, y: heading.y, width: this.#width, height: 26, class: 'svg-stripe' })),
                ...scene.ticks.map(tick => line(Math.round(tick.x) + 0.5, 0, Math.round(tick.x) + 0.5, this.#height, 'svg-line')),
                ...scene.lanes.map(lane => line(0, lane.y + lane.height - 0.5, this.#width, lane.y + lane.height - 0.5, 'svg-line')),
                ...scene.turns.map(turnShape),
                ...scene.waits.map(waitShape),
                ...scene.bars.map(bar => barShape(bar, bar.item.id === selectedId)),
                ...scene.folds.map(foldShape),
                ...scene.arcs.map(arcShape),
                // An arc runs below the text.
                ...scene.bars.map(bar => barLabel(bar, this.#width)),
                ...scene.points.map(point => pointShape(point, point.items.some(item => item.id === selectedId))),
                scene.nowX === null ? null : line(scene.nowX, 0, scene.nowX, this.#height, 'svg-now'))),
            ...axisShapes(scene, this.#width));
    }
}

function line(x1, y1, x2, y2, className) {
    return svgElement('line', { x1, y1, x2, y2, class: className });
}

function hatchAndClip(width, height) {
    return svgElement('defs', {},
        svgElement('pattern', { id: 'hatch', width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
            line(0, 0, 0, 7, 'svg-hatch')),
        svgElement('clipPath', { id: 'below-axis' },
            svgElement('rect', { x: 0, y: paintSizes.axis, width, height: Math.max(0, height - paintSizes.axis) })));
}

function turnShape(turn) {
    return svgElement('rect', {
        class: 'svg-turn', x: turn.x, y: turn.y - paintSizes.turn / 2, width: turn.width, height: paintSizes.turn,
        rx: Math.min(3, turn.width / 2),
    });
}

function waitShape(wait) {
    return line(wait.x, wait.y + 1.5, wait.x + wait.width, wait.y + 1.5, `svg-wait ${wait.why === 'blocked' ? 'is-blocked' : ''}`);
}

function endOf(bar) {
    return bar.ends && bar.width >= 22 ? endGlyphs[bar.item.end] : null;
}

function barLabel(bar, pictureWidth) {
    const start = Math.max(bar.x, 0) + 8;
    const text = fittingText(bar.label, Math.min(bar.x + bar.width, pictureWidth) - (endOf(bar) ? 18 : 4) - start);
    return text ? svgElement('text', { x: start, y: bar.y + bar.height / 2 + 4.5, class: `svg-label is-${bar.item.kind}` }, text) : null;
}

function barShape(bar, isSelected) {
    const box = { x: bar.x, y: bar.y, width: bar.width, height: bar.height, rx: paintSizes.radius };
    const end = endOf(bar);
    return svgElement('g', { class: `svg-bar is-${bar.item.kind} ${isSelected ? 'is-selected' : ''}` },
        svgElement('rect', { ...box, class: 'svg-fill' }),
        bar.item.kind === 'blocked' ? svgElement('rect', { ...box, fill: 'url(#hatch)' }) : null,
        bar.begins ? svgElement('rect', { ...box, width: Math.min(paintSizes.edge, bar.width), rx: 1, class: 'svg-edge' }) : null,
        end ? glyphShape(end, bar.x + bar.width - 10, bar.y + bar.height / 2, `svg-end is-${bar.item.end}`) : null);
}

function foldShape(fold) {
    const x = Math.max(0, fold.x);
    return svgElement('g', { class: 'svg-fold' },
        svgElement('rect', {
            x: x + 0.5, y: fold.y + 0.5, width: Math.max(12, fold.x + fold.width - x - 1), height: fold.height - 1, rx: paintSizes.radius,
        }),
        svgElement('text', { x: x + 8, y: fold.y + fold.height / 2 + 4.5, class: 'svg-label' }, foldWords(fold)));
}

function arcShape(arc) {
    const { line: curve, head, tail } = arcPaths(arc);
    return svgElement('g', { class: `svg-arc ${arc.why === 'blocked' ? 'is-blocked' : ''}` },
        svgElement('path', { d: curve, 'stroke-dasharray': dashes[arc.why]?.join(' ') || null, class: 'svg-curve' }),
        svgElement('path', { d: head + tail, class: 'svg-head' }));
}

function pointShape(point, isSelected) {
    const glyph = pointGlyphs[point.kind];
    const number = point.items.length;
    return svgElement('g', { class: `svg-point is-${point.kind} ${isSelected ? 'is-selected' : ''}` },
        glyphShape(glyph.shape, point.x, point.y, 'svg-shape'),
        number === 1
            ? glyphShape(glyph.line, point.x, point.y, 'svg-sign')
            : svgElement('text', { x: point.x, y: point.y + 3.5, class: `svg-number ${number > 9 ? 'is-small' : ''}` },
                String(Math.min(99, number))));
}

function glyphShape(path, x, y, className) {
    return svgElement('path', { d: path, transform: `translate(${x},${y})`, class: className });
}

function axisShapes(scene, width) {
    const middle = paintSizes.axis / 2;
    const { labels, now } = axisLabels(scene, width);
    return [
        line(0, paintSizes.axis - 0.5, width, paintSizes.axis - 0.5, 'svg-line'),
        ...labels.map(({ x, label }) => svgElement('text', { x, y: middle + 4, class: 'svg-tick' }, label)),
        ...(now === null ? [] : [
            svgElement('rect', { x: now.x - now.width / 2, y: middle - 9, width: now.width, height: 18, rx: 9, class: 'svg-now-ground' }),
            svgElement('text', { x: now.x, y: middle + 4.5, class: 'svg-now-label' }, now.label),
        ]),
    ];
}
