// Requests to the server.

/** An answer that says no: the cookie of the board is not there or not right. */
export class AccessRefused extends Error { }

/** The server cannot be reached. */
export class ServerAway extends Error { }

/** The server answers that it cannot say. */
export class ServerTrouble extends Error { }

/** What the server gives at an address; a signal ends the wait for it. */
export async function getJson(address, signal) {
    const answer = await (await ask(address, { signal })).json();
    // An answer that had begun cannot say by its status any more that something went wrong.
    if (typeof answer.message === 'string')
        throw new ServerTrouble(answer.message);
    return answer;
}

/** Sends something, and gives the server's answer in words. */
export async function postJson(address, content) {
    const response = await ask(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(content),
    }, true);
    const answer = await response.json().catch(() => ({}));
    return answer.message ?? (response.ok ? '' : `The server answered ${response.status}.`);
}

/** Why a stream failed, which an event source does not tell: it is refused, there are too many, or the server is away. */
export async function probeStream(address) {
    const ending = new AbortController();
    try {
        const { status } = await fetch(address, { cache: 'no-store', signal: ending.signal });
        return { 403: 'refused', 503: 'full' }[status] ?? 'away';
    } catch {
        return 'away';
    } finally {
        ending.abort();
    }
}

async function ask(address, options, takesRefusals = false) {
    let response;
    try {
        response = await fetch(address, { cache: 'no-store', ...options });
    } catch (error) {
        options.signal?.throwIfAborted();
        throw new ServerAway(error.message);
    }
    if (response.status === 403 && !response.headers.get('Content-Type')?.includes('json'))
        throw new AccessRefused();
    if (!response.ok && !takesRefusals) {
        const answer = await response.json().catch(() => ({}));
        throw new ServerTrouble(answer.message ?? `The server answered ${response.status}, and this is the last board.`);
    }
    return response;
}
