// The stream of events, one for all tabs: a browser keeps only six connections to a server, and each stream takes one of them.

import { AccessRefused, getJson } from './requests.js';

const streamName = 'pool-board-stream';
const shortestPause = 250;
const longestPause = 4000;

/**
 * Begins to listen. The tab that holds the lock has the stream and tells the others; when it closes, the next one takes its place.
 * @param listener Gets {kind: 'changed', revision}, {kind: 'trouble', message}, {kind: 'open'}, {kind: 'away'} and {kind: 'refused'}.
 */
export function listenToServer(listener) {
    const channel = new BroadcastChannel(streamName);
    let leader = null;
    channel.onmessage = ({ data }) => {
        if (data.kind === 'question')
            leader?.repeat();
        else
            listener(data);
    };
    const tell = event => {
        listener(event);
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
        source.addEventListener('changed', event => say({ kind: 'changed', revision: JSON.parse(event.data).revision }));
        source.addEventListener('trouble', event => say({ kind: 'trouble', message: JSON.parse(event.data).message }));
        source.onerror = async () => {
            source.close();
            say({ kind: await isRefused() ? 'refused' : 'away' });
            setTimeout(open, pause);
            pause = Math.min(2 * pause, longestPause);
        };
    };
    open();
    return { repeat: () => last.forEach(tell) };
}

/** An event source does not tell why it failed. */
async function isRefused() {
    try {
        await getJson('board.json');
        return false;
    } catch (error) {
        return error instanceof AccessRefused;
    }
}
