// Puts the page together.

import { Banner } from './banner.js';
import { CanvasPainter } from './timeline-canvas.js';
import { DayView } from './day-view.js';
import { ExportedPool, LivePool } from './pool.js';
import { FilesView } from './files-view.js';
import { NowView } from './now-view.js';
import { SearchView } from './search-view.js';
import { SvgPainter, mostSvgItems } from './timeline-svg.js';
import { TimelineTable } from './timeline-table.js';
import { TimelineView } from './timeline-view.js';
import { countsLine, fullTime } from './words.js';
import { keepAgesRight } from './ages.js';
import { listenToServer } from './connection.js';
import { plainText } from './elements.js';
import { startTheme } from './theme.js';

const firstRange = 4 * 3_600_000;
const pauseWhileHidden = 5000;
const pauseAfterFailure = 2000;
const viewNames = ['timeline', 'now', 'files', 'search', 'day'];

const exported = document.getElementById('data');
const pool = exported ? new ExportedPool(JSON.parse(exported.textContent)) : new LivePool(Date.now() - firstRange);
const banner = new Banner(document.getElementById('trouble'), document.getElementById('live'));
const sections = Object.fromEntries(viewNames.map(name => [name, document.getElementById(`view-${name}`)]));

let table;
const timeline = new TimelineView(sections.timeline, {
    pool,
    painter: exported ? new SvgPainter() : new CanvasPainter(),
    limit: exported ? mostSvgItems : null,
    range: firstRange,
    changed: (findItems, layout) => table.show(findItems, layout),
});
table = new TimelineTable(sections.timeline.querySelector('.timeline-table'), item => timeline.select(item));
const views = {
    timeline: { render: () => timeline.refresh() },
    now: new NowView(sections.now, pool, tellResult),
    files: new FilesView(sections.files, pool),
    search: new SearchView(sections.search, pool),
    day: new DayView(sections.day, pool),
};

let lastView = 'timeline';

/** The view that the address names; one that names a place on the page leaves the view as it is. */
function shownView() {
    const name = location.hash.slice(1);
    if (viewNames.includes(name))
        lastView = name;
    return lastView;
}

function showView() {
    const shown = shownView();
    for (const name of viewNames)
        sections[name].hidden = name !== shown;
    for (const link of document.querySelectorAll('.views a')) {
        if (link.hash === `#${shown}`)
            link.setAttribute('aria-current', 'page');
        else
            link.removeAttribute('aria-current');
    }
    if (shown === 'files' && !pool.files)
        pool.readFiles();
    if (location.hash === '#search')
        views.search.focus();
    render();
}

function render() {
    const { board } = pool;
    if (!board)
        return;
    const project = plainText(board.project || 'All projects');
    document.getElementById('project').textContent = project;
    document.getElementById('counts').textContent = countsLine(board.counts);
    const waiting = board.counts.waiting + board.counts.blocked + board.counts.denied;
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${project} – pool board`;
    views[shownView()].render();
}

let toldTimer = null;

function tellResult(message) {
    const line = document.getElementById('told');
    line.textContent = plainText(message);
    line.classList.toggle('is-shown', message !== '');
    clearTimeout(toldTimer);
    toldTimer = setTimeout(() => line.classList.remove('is-shown'), 8000);
}

/** A tab that nobody sees is kept in step at leisure: its title says how many sessions need a person. */
let laterTimer = null;

function readSoon(pause) {
    laterTimer ??= setTimeout(() => {
        laterTimer = null;
        pool.read();
    }, pause);
}

function followServer() {
    let isRefused = false;
    listenToServer(event => {
        if (event.kind === 'trouble')
            banner.trouble = plainText(event.message);
        else if (event.kind !== 'changed') {
            banner.stream = event;
            // Who is not told of changes asks for them.
            if (event.kind === 'full')
                readSoon(pauseWhileHidden);
            if (event.kind === 'open' && isRefused)
                pool.read();
        }
        else if (event.revision !== pool.timeline.revision) {
            if (document.hidden)
                readSoon(pauseWhileHidden);
            else
                pool.read();
        }
    });
    pool.addEventListener('reached', () => {
        isRefused = false;
        banner.reading = 'open';
        banner.readingTrouble = null;
    });
    pool.addEventListener('refused', () => {
        isRefused = true;
        banner.reading = 'refused';
    });
    pool.addEventListener('away', () => {
        banner.reading = 'away';
        readSoon(pauseAfterFailure);
    });
    pool.addEventListener('troubled', () => {
        banner.readingTrouble = plainText(pool.trouble);
        readSoon(pauseAfterFailure);
    });
    document.addEventListener('visibilitychange', () => document.hidden || pool.read());
}

startTheme(document.getElementById('theme'), () => timeline.themeChanged());
pool.addEventListener('changed', render);
addEventListener('hashchange', showView);
showView();
if (exported)
    banner.showMoment(`as of ${fullTime(JSON.parse(exported.textContent).at)}`);
else
    followServer();
pool.read();
keepAgesRight();
