// Times and where they stand across the timeline.

const second = 1000;
const minutes = 60 * second;
const hours = 60 * minutes;
const steps = [
    5 * second, 15 * second, 30 * second, minutes, 2 * minutes, 5 * minutes, 10 * minutes, 15 * minutes, 30 * minutes,
    hours, 2 * hours, 3 * hours, 6 * hours, 12 * hours, 24 * hours,
];
const shortestView = 30 * second;
const longestView = 26 * hours;

/** The part of the time that is in view, on so many pixels. */
export class TimeScale {
    /** From one moment to another. */
    constructor(start, end, width) {
        [this.start, this.end, this.width] = [start, end, Math.max(1, width)];
        this.perMillisecond = this.width / (end - start);
    }

    /** How long it is. */
    get length() {
        return this.end - this.start;
    }

    /** Where a moment stands. */
    x(time) {
        return (time - this.start) * this.perMillisecond;
    }

    /** The moment at a place. */
    time(x) {
        return this.start + x / this.perMillisecond;
    }

    /** The same with another width. */
    resized(width) {
        return new TimeScale(this.start, this.end, width);
    }

    /** Moved by so many pixels. */
    moved(pixels) {
        const by = pixels / this.perMillisecond;
        return new TimeScale(this.start + by, this.end + by, this.width);
    }

    /** So many times as long, with the moment at a place where it was. */
    zoomed(factor, x = this.width / 2) {
        const length = Math.min(longestView, Math.max(shortestView, this.length * factor));
        const start = this.time(x) - x / this.width * length;
        return new TimeScale(start, start + length, this.width);
    }

    /** The moments at which a line stands, so that labels have room. */
    ticks(room = 68) {
        const step = steps.find(one => one * this.perMillisecond >= room) ?? steps.at(-1);
        // Lines stand at round times of the day where the page is.
        const offset = new Date(this.start).getTimezoneOffset() * minutes;
        const first = Math.ceil((this.start - offset) / step) * step + offset;
        const times = [];
        for (let time = first; time <= this.end; time += step)
            times.push(time);
        return { step, times };
    }
}
