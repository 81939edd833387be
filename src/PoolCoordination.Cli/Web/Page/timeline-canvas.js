// Draws the timeline on a canvas: ten thousand items take no longer than a frame or two.

import { endGlyphs, pointGlyphs } from './glyphs.js';
import { arcPaths, axisLabels, dashes, fittingText, foldWords, paintFont, paintSizes, textWidth } from './timeline-paint.js';
import { element } from './elements.js';

const colourNames = [
    'ink', 'muted', 'line', 'surface', 'stripe', 'turn', 'claim', 'claim-fill', 'blocked', 'blocked-fill', 'denied', 'completed', 'note',
    'now', 'on-mark', 'select',
];

/** A canvas that shows scenes. */
export class CanvasPainter {
    element = element('canvas', { class: 'timeline-picture', 'aria-hidden': 'true' });

    #context = this.element.getContext('2d');
    #colours = null;
    #hatch = null;
    #glyphs = new Map();
    #ratio = 1;
    #width = 0;
    #height = 0;

    /** Gives it a size in pixels of the page. */
    resize(width, height) {
        const ratio = devicePixelRatio || 1;
        if (width === this.#width && height === this.#height && ratio === this.#ratio)
            return;
        [this.#width, this.#height, this.#ratio] = [width, height, ratio];
        this.element.width = Math.round(width * ratio);
        this.element.height = Math.round(height * ratio);
        // As large as its pixels, or the browser would blur them.
        this.element.style.width = `${this.element.width / ratio}px`;
        this.element.style.height = `${this.element.height / ratio}px`;
        this.#hatch = null;
    }

    /** Looks up the colours anew. */
    forgetColours() {
        this.#colours = null;
        this.#hatch = null;
    }

    /** Draws a scene. */
    paint(scene, selectedId) {
        this.#colours ??= this.#readColours();
        const context = this.#context;
        context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
        context.clearRect(0, 0, this.#width, this.#height);
        context.font = paintFont;
        context.textBaseline = 'middle';
        context.lineCap = 'round';
        context.lineJoin = 'round';
        context.save();
        context.beginPath();
        context.rect(0, paintSizes.axis, this.#width, this.#height - paintSizes.axis);
        context.clip();
        context.translate(0, paintSizes.axis);
        this.#paintGround(scene);
        this.#paintTurns(scene.turns);
        this.#paintWaits(scene.waits);
        const ends = this.#paintBars(scene.bars, selectedId);
        this.#paintFolds(scene.folds);
        this.#paintArcs(scene.arcs);
        // An arc runs below the text.
        scene.bars.forEach((bar, index) => this.#paintLabel(bar, ends[index]));
        this.#paintPoints(scene.points, selectedId);
        this.#paintNow(scene);
        context.restore();
        this.#paintAxis(scene);
    }

    #readColours() {
        const style = getComputedStyle(document.documentElement);
        return Object.fromEntries(colourNames.map(name => [name, style.getPropertyValue(`--${name}`).trim()]));
    }

    #paintGround(scene) {
        const context = this.#context;
        context.fillStyle = this.#colours.stripe;
        for (const heading of scene.headings)
            context.fillRect(0, heading.y, this.#width, 26);
        context.fillStyle = this.#colours.line;
        for (const tick of scene.ticks)
            context.fillRect(Math.round(tick.x), 0, 1, this.#height);
        for (const lane of scene.lanes)
            context.fillRect(0, Math.round(lane.y + lane.height) - 1, this.#width, 1);
    }

    #paintTurns(turns) {
        const context = this.#context;
        context.fillStyle = this.#colours.turn;
        context.beginPath();
        for (const turn of turns)
            context.roundRect(turn.x, turn.y - paintSizes.turn / 2, turn.width, paintSizes.turn, Math.min(3, turn.width / 2));
        context.fill();
    }

    #paintWaits(waits) {
        const context = this.#context;
        context.lineWidth = 3;
        context.lineCap = 'butt';
        for (const wait of waits) {
            context.strokeStyle = this.#colours[wait.why === 'blocked' ? 'blocked' : 'denied'];
            context.setLineDash([5, 2]);
            context.beginPath();
            context.moveTo(wait.x, wait.y + 1.5);
            context.lineTo(wait.x + wait.width, wait.y + 1.5);
            context.stroke();
        }
        context.setLineDash([]);
        context.lineCap = 'round';
    }

    /** One fill for all of a kind: a canvas is slow at many small ones. Gives where their labels must end. */
    #paintBars(bars, selectedId) {
        const context = this.#context;
        for (const kind of ['claim', 'blocked']) {
            const ofKind = bars.filter(bar => bar.item.kind === kind);
            context.beginPath();
            for (const bar of ofKind)
                outlineBar(context, bar);
            context.fillStyle = this.#colours[`${kind}-fill`];
            context.fill();
            if (kind === 'blocked') {
                context.fillStyle = this.#hatch ??= this.#makeHatch();
                context.fill();
            }
            context.fillStyle = this.#colours[kind];
            for (const bar of ofKind) {
                if (bar.begins)
                    context.fillRect(bar.x, bar.y, Math.min(paintSizes.edge, bar.width), bar.height);
            }
        }
        const selected = bars.find(bar => bar.item.id === selectedId);
        if (selected) {
            context.beginPath();
            outlineBar(context, selected);
            context.strokeStyle = this.#colours.select;
            context.lineWidth = 2;
            context.stroke();
        }
        return bars.map(bar => this.#paintEnd(bar, this.#colours[bar.item.kind]));
    }

    /** How it ended, where there is room; gives where its label must end. */
    #paintEnd(bar, colour) {
        const right = Math.min(bar.x + bar.width, this.#width);
        const path = endGlyphs[bar.item.end];
        if (!path || !bar.ends || bar.width < 22)
            return right - 4;
        const context = this.#context;
        context.strokeStyle = bar.item.end === 'forced' ? this.#colours.blocked : colour;
        context.lineWidth = 1.6;
        this.#at(bar.x + bar.width - 10, bar.y + bar.height / 2, () => context.stroke(this.#glyph(path)));
        return right - 18;
    }

    #paintLabel(bar, end) {
        const start = Math.max(bar.x, 0) + 8;
        const text = fittingText(bar.label, end - start);
        if (text === '')
            return;
        const context = this.#context;
        if (bar.item.kind === 'blocked') {
            // Text on a pattern needs a ground of its own.
            context.fillStyle = this.#colours['blocked-fill'];
            context.fillRect(start - 2, bar.y + 2, Math.min(textWidth(text), end - start) + 4, bar.height - 4);
        }
        context.fillStyle = this.#colours.ink;
        context.fillText(text, start, bar.y + bar.height / 2 + 0.5);
    }

    #paintFolds(folds) {
        const context = this.#context;
        for (const fold of folds) {
            const x = Math.max(0, fold.x);
            context.beginPath();
            context.roundRect(x + 0.5, fold.y + 0.5, Math.max(12, fold.x + fold.width - x - 1), fold.height - 1, paintSizes.radius);
            context.fillStyle = this.#colours.surface;
            context.fill();
            context.strokeStyle = this.#colours.claim;
            context.lineWidth = 1;
            context.setLineDash([3, 3]);
            context.stroke();
            context.setLineDash([]);
            context.fillStyle = this.#colours.ink;
            context.fillText(foldWords(fold), x + 8, fold.y + fold.height / 2 + 0.5);
        }
    }

    #paintArcs(arcs) {
        const context = this.#context;
        context.lineWidth = 1.6;
        for (const arc of arcs) {
            const { line, head, tail } = arcPaths(arc);
            context.strokeStyle = context.fillStyle = this.#colours[arc.why === 'blocked' ? 'blocked' : 'denied'];
            context.setLineDash(dashes[arc.why] ?? []);
            context.stroke(new Path2D(line));
            context.setLineDash([]);
            context.fill(new Path2D(head + tail));
        }
    }

    #paintPoints(points, selectedId) {
        const context = this.#context;
        for (const point of points) {
            const glyph = pointGlyphs[point.kind];
            const colour = this.#colours[{ completed: 'completed', denial: 'denied', note: 'note' }[point.kind]];
            const isSelected = point.items.some(item => item.id === selectedId);
            this.#at(point.x, point.y, () => {
                context.fillStyle = colour;
                context.strokeStyle = this.#colours[isSelected ? 'select' : 'surface'];
                context.lineWidth = isSelected ? 4 : 2.5;
                context.stroke(this.#glyph(glyph.shape));
                context.fill(this.#glyph(glyph.shape));
                context.strokeStyle = this.#colours['on-mark'];
                context.lineWidth = 1.6;
                if (point.items.length === 1)
                    context.stroke(this.#glyph(glyph.line));
            });
            if (point.items.length > 1)
                this.#paintNumber(point);
        }
    }

    #paintNumber(point) {
        const context = this.#context;
        context.fillStyle = this.#colours['on-mark'];
        context.textAlign = 'center';
        context.font = `600 ${point.items.length > 9 ? 8 : 9.5}px system-ui, sans-serif`;
        context.fillText(String(Math.min(99, point.items.length)), point.x, point.y + 0.5);
        context.textAlign = 'start';
        context.font = paintFont;
    }

    #paintNow(scene) {
        if (scene.nowX === null)
            return;
        this.#context.fillStyle = this.#colours.now;
        this.#context.fillRect(Math.round(scene.nowX) - 1, 0, 2, this.#height);
    }

    #paintAxis(scene) {
        const context = this.#context;
        const middle = paintSizes.axis / 2;
        context.fillStyle = this.#colours.line;
        context.fillRect(0, paintSizes.axis - 1, this.#width, 1);
        context.textAlign = 'center';
        const { labels, now } = axisLabels(scene, this.#width);
        context.fillStyle = this.#colours.muted;
        for (const { x, label } of labels)
            context.fillText(label, x, middle);
        if (now) {
            context.fillStyle = this.#colours.now;
            context.beginPath();
            context.roundRect(now.x - now.width / 2, middle - 9, now.width, 18, 9);
            context.fill();
            context.fillStyle = this.#colours['on-mark'];
            context.fillText(now.label, now.x, middle + 0.5);
        }
        context.textAlign = 'start';
    }

    #at(x, y, draw) {
        this.#context.translate(x, y);
        draw();
        this.#context.translate(-x, -y);
    }

    #glyph(path) {
        if (!this.#glyphs.has(path))
            this.#glyphs.set(path, new Path2D(path));
        return this.#glyphs.get(path);
    }

    #makeHatch() {
        const size = Math.round(7 * this.#ratio);
        const tile = element('canvas', { width: size, height: size });
        const context = tile.getContext('2d');
        context.strokeStyle = this.#colours.blocked;
        context.globalAlpha = 0.55;
        context.lineWidth = 1.3 * this.#ratio;
        context.lineCap = 'square';
        for (const shift of [-size, 0, size]) {
            context.moveTo(shift, size);
            context.lineTo(shift + size, 0);
        }
        context.stroke();
        const pattern = this.#context.createPattern(tile, 'repeat');
        pattern.setTransform(new DOMMatrix().scale(1 / this.#ratio));
        return pattern;
    }
}

/** Round where it begins and ends in view. */
function outlineBar(context, bar) {
    if (bar.width < 2 * paintSizes.radius) {
        context.rect(bar.x, bar.y, bar.width, bar.height);
        return;
    }
    const left = bar.begins ? paintSizes.radius : 0;
    const right = bar.ends && !bar.isOpen ? paintSizes.radius : 0;
    context.roundRect(bar.x, bar.y, bar.width, bar.height, [left, right, right, left]);
}
