// What is wrong, above everything, while the last board stays.

import { timeWithSeconds } from './words.js';

const awayWords = 'The server is away, and this is the last board. '
    + 'It goes on when the server answers again. One that has ended is started by “pool board --web”: '
    + 'on the same port this page goes on by itself, else open the address that it prints.';
const refusedWords = 'This page may not read the board any more. Run “pool board --web” again, and open the address that it prints.';
const fullWords = 'Too many pages of this board are open, so this one is not told of changes. Close some; it goes on by itself.';
const silentWords = since => `The board is out of date since ${timeWithSeconds(since)}: the server is there but says nothing. `
    + 'It may have been stopped, as by Ctrl+Z, or be very busy.';

/** The line that says what is wrong, and the sign of life in the header. */
export class Banner {
    #line;
    #sign;
    #trouble = null;
    #readingTrouble = null;
    #stream = { kind: 'open' };
    #reading = 'open';
    #shown = null;

    /**
     * @param line The line.
     * @param sign Where it says whether the page is live.
     */
    constructor(line, sign) {
        [this.#line, this.#sign] = [line, sign];
    }

    /** What the server has trouble with; null for nothing. */
    set trouble(message) {
        this.#trouble = message || null;
        this.#render();
    }

    /** What the server answered when something was read; null where it gave that. */
    set readingTrouble(message) {
        this.#readingTrouble = message;
        this.#render();
    }

    /** How the stream of events is: an event of it. */
    set stream(event) {
        this.#stream = event;
        this.#render();
    }

    /** How reading went: open, away or refused. */
    set reading(state) {
        this.#reading = state;
        this.#render();
    }

    /** Says for how an exported file is. */
    showMoment(words) {
        this.#sign.textContent = words;
        this.#sign.dataset.state = 'still';
    }

    #words() {
        const is = state => this.#stream.kind === state || this.#reading === state;
        if (is('refused'))
            return refusedWords;
        if (is('away'))
            return awayWords;
        if (is('silent'))
            return silentWords(this.#stream.since);
        return is('full') ? fullWords : this.#trouble ?? this.#readingTrouble;
    }

    #render() {
        const words = this.#words();
        this.#sign.dataset.state = words === null ? 'live' : 'still';
        this.#sign.textContent = words === null ? 'live' : 'not live';
        if (words === this.#shown)
            return;
        this.#shown = words;
        this.#line.textContent = words ?? '';
        this.#line.classList.toggle('is-shown', words !== null);
    }
}
