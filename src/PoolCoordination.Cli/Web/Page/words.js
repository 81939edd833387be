// How times, lengths of time and counts are written.

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

// The words of the page are English, and so are its dates, whatever the browser's language.
const dateFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const shortFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const longFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** A length of time in at most two units: 12s, 5m, 2h 5m, 3d 4h. */
export function briefDuration(milliseconds) {
    const length = Math.max(0, milliseconds);
    if (length < minute)
        return `${Math.floor(length / 1000)}s`;
    if (length < hour)
        return `${Math.floor(length / minute)}m`;
    if (length < day)
        return twoUnits(length, hour, 'h', minute, 'm');
    return twoUnits(length, day, 'd', hour, 'h');
}

function twoUnits(length, large, largeName, small, smallName) {
    const rest = Math.floor((length % large) / small);
    return `${Math.floor(length / large)}${largeName}${rest === 0 ? '' : ` ${rest}${smallName}`}`;
}

/** The time of day, in 24 hours: the formats of some languages are too wide for an axis. */
export function timeOfDay(milliseconds) {
    const date = new Date(milliseconds);
    return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

/** The time of day with seconds. */
export function timeWithSeconds(milliseconds) {
    return `${timeOfDay(milliseconds)}:${twoDigits(new Date(milliseconds).getSeconds())}`;
}

function twoDigits(number) {
    return String(number).padStart(2, '0');
}

/** The day of the week and the date. */
export function dateOf(milliseconds) {
    return dateFormat.format(milliseconds);
}

/** The date alone. */
export function shortDate(milliseconds) {
    return shortFormat.format(milliseconds);
}

/** The date and the time of day. */
export function fullTime(milliseconds) {
    return `${longFormat.format(milliseconds)}, ${timeWithSeconds(milliseconds)}`;
}

/** From one moment to another, with the date, or both where it is another day. */
export function rangeWords(from, to) {
    const isOneDay = new Date(from).toDateString() === new Date(to).toDateString();
    return `${dateOf(from)}, ${timeOfDay(from)} – ${isOneDay ? '' : `${dateOf(to)}, `}${timeOfDay(to)}`;
}

/** A number with its noun: 1 entry, 2 entries. */
export function countOf(number, one, many = `${one}s`) {
    return `${number} ${number === 1 ? one : many}`;
}

/** The line that stands above a board, in the words of the terminal. */
export function countsLine(counts) {
    const states = stateWords.filter(word => counts[word] > 0).map(word => `${counts[word]} ${word}`);
    const sessions = stateWords.reduce((sum, word) => sum + (counts[word] ?? 0), 0);
    return `${countOf(sessions, 'session')}${states.length ? `: ${states.join(', ')}` : ''}; `
        + `${countOf(counts.claims, 'claim')}${counts.refusals ? ` (${counts.refusals} refused)` : ''}; `
        + countOf(counts.entries, 'entry', 'entries');
}

/** The states of sessions, in the order in which they need a person. */
export const stateWords = ['waiting', 'blocked', 'denied', 'working', 'idle', 'dead'];
