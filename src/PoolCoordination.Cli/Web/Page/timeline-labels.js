// Labels on the timeline.

import { dateOf, timeOfDay, timeWithSeconds } from './words.js';

const oneMinute = 60_000;

/** What stands at a line: the date at midnight, else the time. */
export function timeLabel(time, step) {
    const date = new Date(time);
    if (date.getHours() === 0 && date.getMinutes() === 0 && date.getSeconds() === 0)
        return dateOf(time);
    return step < oneMinute ? timeWithSeconds(time) : timeOfDay(time);
}
