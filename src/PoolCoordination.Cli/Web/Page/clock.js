// The time of the server, by which everything on the page is told.

let skew = 0;
let frozenAt = null;

/** The present moment in milliseconds; of an exported file the moment at which it was made. */
export function presentTime() {
    return frozenAt ?? Date.now() + skew;
}

/** Sets the clock by a moment that the server has just named. */
export function setClock(milliseconds) {
    skew = milliseconds - Date.now();
}

/** Stops the clock at a moment. */
export function stopClock(milliseconds) {
    frozenAt = milliseconds;
}

/** Whether the clock stands. */
export function isClockStopped() {
    return frozenAt !== null;
}

/** When something ends: now, where it still goes on. */
export function endOrNow(end) {
    return end ?? presentTime();
}
