// What is wrong, above everything, while the last board stays.

const awayWords = 'The server is away, and this is the last board. '
    + 'It goes on when the server answers again; one that has ended is started by “pool board --web”, at a new address.';
const refusedWords = 'This page may not read the board any more. Run “pool board --web” again, and open the address that it prints.';

/** The line that says what is wrong, and the sign of life in the header. */
export class Banner {
    #line;
    #sign;
    #trouble = null;
    #readingTrouble = null;
    #state = 'open';
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

    /** How the server is reached: open, away or refused. */
    set state(state) {
        this.#state = state;
        this.#render();
    }

    /** Says for how an exported file is. */
    showMoment(words) {
        this.#sign.textContent = words;
        this.#sign.dataset.state = 'still';
    }

    #render() {
        const words = { away: awayWords, refused: refusedWords }[this.#state] ?? this.#trouble ?? this.#readingTrouble;
        this.#sign.dataset.state = words === null ? 'live' : 'still';
        this.#sign.textContent = words === null ? 'live' : 'not live';
        if (words === this.#shown)
            return;
        this.#shown = words;
        this.#line.textContent = words ?? '';
        this.#line.classList.toggle('is-shown', words !== null);
    }
}
