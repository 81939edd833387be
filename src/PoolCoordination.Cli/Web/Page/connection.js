// The stream of events, one for all tabs: a browser keeps only six connections to a server, and each stream takes one of them.

import { probeStream } from './requests.js';

const streamName = 'pool-board-stream';
const shortestPause = 250;
const longestPause = 4000;
const pauseWhileFull = 15_000;
const lookEvery = 1000;

/** The server says something every 15 seconds; twice nothing, and a little more for a slow machine. */
const longestSilence = 32_000;

/**
 * Begins to listen. The tab that holds the lock has the stream and tells the others; when it closes, the next one takes its place.
 * @param listener Gets {kind: 'changed', revision}, {kind: 'trouble', message}, and how the server is reached: {kind: 'open'},
 * {kind: 'away'}, {kind: 'refused'}, {kind: 'full'}, and {kind: 'silent', since} where it says nothing though nothing broke.
 */
export function listenToServer(listener) {
    const channel = new BroadcastChannel(streamName);
    const hear = watchForSilence(listener);
    let leader = null;
    channel.onmessage = ({ data }) => {
        if (data.kind === 'question')
            leader?.repeat();
        else
            hear(data);
    };
    const tell = event => {
        hear(event);
        channel.postMessage(event);
    };
    channel.postMessage({ kind: 'question' });
    navigator.locks.request(streamName, () => {
        leader = openStream(tell);
        document.documentElement.dataset.stream = 'own';
        // It is held until the tab is closed.
        return new Promise(() => { });
    });
}

/** Each tab watches for itself: that of the stream may be hidden, and slow to notice. */
function watchForSilence(listener) {
    let heardAt = Date.now();
    let isSilent = false;
    setInterval(() => {
        if (isSilent || Date.now() - heardAt <= longestSilence)
            return;
        isSilent = true;
        listener({ kind: 'silent', since: heardAt });
    }, lookEvery);
    return event => {
        heardAt = Date.now();
        if (isSilent) {
            isSilent = false;
            listener({ kind: 'open' });
        }
        listener(event);
    };
}

function openStream(tell) {
    const last = new Map();
    let pause = shortestPause;
    const say = event => {
        last.set(event.kind === 'changed' || event.kind === 'trouble' ? event.kind : 'state', event);
        tell(event);
    };
    const open = () => {
        const source = new EventSource('events');
        source.onopen = () => {
            pause = shortestPause;
            say({ kind: 'open' });
        };
        source.addEventListener('alive', () => say({ kind: 'open' }));
        source.addEventListener('changed', event => say({ kind: 'changed', revision: JSON.parse(event.data).revision }));
        source.addEventListener('trouble', event => say({ kind: 'trouble', message: JSON.parse(event.data).message }));
        source.onerror = async () => {
            source.close();
            const kind = await probeStream('events');
            say({ kind });
            setTimeout(open, kind === 'full' ? pauseWhileFull : pause);
            pause = Math.min(2 * pause, longestPause);
        };
    };
    open();
    return { repeat: () => last.forEach(tell) };
}
