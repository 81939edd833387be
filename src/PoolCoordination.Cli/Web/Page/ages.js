// Lengths of time that go on while the page is open.

import { briefDuration, fullTime } from './words.js';
import { element } from './elements.js';
import { isClockStopped, presentTime } from './clock.js';

const every = 1000;

/** How long ago a moment was. */
export function ageOf(milliseconds, className = null) {
    return told(element('time', { class: className, 'data-since': milliseconds, title: fullTime(milliseconds) }));
}

/** How long it is until a moment. */
export function restUntil(milliseconds, className = null) {
    return told(element('time', { class: className, 'data-until': milliseconds, title: fullTime(milliseconds) }));
}

/** Keeps all of them on the page right. */
export function keepAgesRight() {
    if (isClockStopped())
        return;
    setInterval(() => {
        if (document.hidden)
            return;
        for (const time of document.querySelectorAll('section:not([hidden]) time[data-since], section:not([hidden]) time[data-until]'))
            told(time);
    }, every);
}

function told(time) {
    const now = presentTime();
    const text = time.dataset.since ? briefDuration(now - time.dataset.since) : briefDuration(time.dataset.until - now);
    if (time.textContent !== text)
        time.textContent = text;
    return time;
}
