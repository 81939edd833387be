// The board of the terminal as cards: sessions, claims and the latest entries.

import { ageOf, restUntil } from './ages.js';
import { askFirst } from './dialogs.js';
import { element, foreignText, foreignTexts, updateChildren } from './elements.js';
import { kindLabel } from './item-card.js';
import { countOf, fullTime, shortDate, timeOfDay } from './words.js';
import { presentTime } from './clock.js';

const mostEntries = 30;
const kindOfAction = { completed: 'completed', blocked: 'blocked', claimed: 'claim', claim: 'claim', denial: 'denial', turn: 'turn' };

/** The board of a pool. */
export class NowView {
    #pool;
    #say;
    #parts;

    /**
     * @param root Its section of the page.
     * @param pool The pool.
     * @param say Shows what came of something that a person did.
     */
    constructor(root, pool, say) {
        [this.#pool, this.#say] = [pool, say];
        const part = name => root.querySelector(`[data-part="${name}"]`);
        this.#parts = { sessions: part('sessions'), claims: part('claims'), entries: part('entries'), note: part('note') };
        this.#parts.note.addEventListener('submit', event => {
            event.preventDefault();
            this.#postNote();
        });
        this.#parts.none = ['sessions', 'claims', 'entries'].map(name => [part(`no-${name}`), name]);
    }

    /** Shows the board as it is. */
    render() {
        const { board, hasControl } = this.#pool;
        const hasProjects = !board.project;
        updateChildren(this.#parts.sessions, board.sessions, session => session.session_id, session => sessionCard(session, hasProjects));
        const claims = board.claims.map(claim => ({ ...claim, hasControl }));
        updateChildren(this.#parts.claims, claims, claim => claim.id, claim => this.#claimCard(claim, hasProjects));
        updateChildren(this.#parts.entries, board.entries.slice(0, mostEntries), entry => entry.id, entry => entryRow(entry, hasProjects));
        for (const [none, name] of this.#parts.none)
            none.hidden = board[name].length > 0;
        this.#parts.note.hidden = !hasControl;
    }

    #claimCard(claim, hasProjects) {
        const release = this.#pool.hasControl
            ? element('button', { class: 'button is-small', 'data-control': 'release', onclick: () => this.#release(claim) },
                'Release', element('span', { class: 'unseen' }, ' ', foreignText(claim.topic)))
            : null;
        return element('li', { class: 'card claim-card' },
            element('div', { class: 'card-head' }, element('h4', {}, foreignText(claim.topic)), release),
            element('p', {},
                'held by ', foreignText(claim.source_instance, 'name'), element('span', { class: 'muted' }, ' · '),
                restUntil(claim.expires * 1000), ' left', ...projectOf(claim, hasProjects)),
            claim.refused.length
                ? element('p', { class: 'refused' }, 'turned away: ', ...claim.refused.flatMap((one, index) => [
                    index ? ', ' : '', foreignText(one.source_instance, 'name'), one.count > 1 ? ` ${one.count}×` : '']))
                : null,
            claim.affects ? element('p', { class: 'paths' }, foreignText(claim.affects, 'path')) : null);
    }

    async #release(claim) {
        const question = element('p', {},
            'Release ', foreignText(claim.topic, 'quoted'), ' of ', foreignText(claim.source_instance, 'name'),
            '? Others can then change its files, whether or not the work is done.');
        if (await askFirst('Release a claim', question, 'Release', 'Keep'))
            await this.#do(() => this.#pool.release(claim.id));
    }

    async #postNote() {
        const field = this.#parts.note.elements.text;
        const text = field.value.trim();
        if (text !== '' && await this.#do(() => this.#pool.postNote(text)))
            field.value = '';
    }

    async #do(action) {
        try {
            this.#say(await action());
            return true;
        } catch (error) {
            this.#say(`Nothing was changed: the server does not answer. ${error.message}`.trim());
            return false;
        }
    }
}

function projectOf(thing, hasProjects) {
    return hasProjects && thing.project ? [element('span', { class: 'muted' }, ' · '), foreignText(thing.project, 'muted')] : [];
}

function sessionCard(session, hasProjects) {
    const files = session.changed_files ?? [];
    return element('li', { class: `card session-card is-${session.state}` },
        element('div', { class: 'card-head' },
            element('h4', {}, foreignText(session.source_instance)),
            element('span', { class: `state is-${session.state}` },
                element('span', { class: `dot is-${session.state}`, 'aria-hidden': 'true' }),
                session.state, ' ', ageOf(session.since * 1000))),
        session.work ? element('p', { class: 'work' }, foreignText(session.work)) : null,
        ...session.waits_for.map(wait => element('p', { class: 'wait' },
            session.state === 'denied' ? 'was denied ' : 'waits for ', foreignText(wait.subject, 'quoted'),
            wait.holder ? [' of ', foreignText(wait.holder, 'name')] : null,
            ' ', element('span', { class: 'nowrap' }, 'since ', element('time', {}, timeOfDay(wait.since * 1000))))),
        element('p', { class: 'meta' }, ...separated([
            session.branch ? foreignText(session.branch, 'path') : null,
            session.agent ? foreignText(session.agent) : null,
            session.machine ? foreignText(session.machine) : null,
            hasProjects && session.project ? foreignText(session.project) : null,
        ])),
        files.length ? changedFiles(files) : null);
}

function changedFiles(files) {
    return element('details', { class: 'files-changed', 'data-control': 'files' },
        element('summary', { 'data-control': 'files' }, `${countOf(files.length, 'file')} not committed`),
        element('ul', { class: 'plain' }, ...files.slice(0, 200).map(file => element('li', {}, foreignText(file, 'path')))));
}

/** An entry or an item of the timeline, as a search shows it, too. */
export function entryRow(entry, hasProjects = false) {
    return element('li', { class: 'entry' },
        element('time', { class: 'when', title: fullTime(entry.timestamp * 1000) }, entryTime(entry.timestamp * 1000)),
        kindLabel(kindOfAction[entry.action] ?? 'note'),
        element('div', { class: 'entry-text' },
            element('p', {}, foreignText(entry.source_instance, 'name'), ' ', foreignText(entry.topic, 'entry-topic'),
                entry.verdict ? element('span', { class: 'muted' }, ` (${entry.verdict})`) : null, ...projectOf(entry, hasProjects)),
            entry.summary ? element('p', { class: 'muted' }, foreignText(entry.summary)) : null,
            entry.blocks ? element('p', { class: 'muted' }, 'blocks: ', foreignText(entry.blocks)) : null,
            entry.affects ? element('p', { class: 'paths' }, foreignText(entry.affects, 'path')) : null));
}

function entryTime(milliseconds) {
    const isToday = new Date(milliseconds).toDateString() === new Date(presentTime()).toDateString();
    return isToday ? timeOfDay(milliseconds) : `${shortDate(milliseconds)} ${timeOfDay(milliseconds)}`;
}

function separated(parts) {
    return parts.filter(Boolean).flatMap((part, index) => index ? [' · ', part] : [part]);
}
