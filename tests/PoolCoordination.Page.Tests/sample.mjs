// Data for the stand-in: a small board as four sessions make it, and one of any size.

const minute = 60_000;

/** Four sessions on a project, one of each state that matters. */
export function fourSessions(now = Date.now(), say = text => text) {
    const at = minutes => Math.round(now - minutes * minute);
    const endAt = minutes => minutes === null ? null : at(minutes);
    const seconds = minutes => Math.round(at(minutes) / 1000);
    const lane = (instance, agent, state, branch, title) =>
        ({ id: instance, instance: say(instance), agent: say(agent), project: say('shop'), branch: say(branch), state, title: say(title) });
    const session = (state, since, instance, agent, branch, work, waitsFor, files) => ({
        state, since: seconds(since), work: say(work), waits_for: waitsFor.map(([subject, holder, moment]) =>
            ({ subject: say(subject), holder: say(holder), since: seconds(moment) })),
        source_instance: say(instance), status: 'working', session_id: `session-${instance}`, agent: say(agent), machine: say('devbox'),
        working_folder: '/home/u/shop', working_tree: '/home/u/shop', project: say('shop'), branch: say(branch), begun: seconds(200),
        last_seen: seconds(0), claims: [], changed_files: files.map(say), refusals: [],
    });
    const claim = (id, instance, topic, affects, since, left, refused) => ({
        id, project: say('shop'), refused: refused.map(([name, count]) => ({ source_instance: say(name), count, last: seconds(20) })),
        source_instance: say(instance), topic: say(topic), summary: '', affects: say(affects),
        since: seconds(since), expires: seconds(-left),
    });
    const entry = (age, instance, action, topic, summary, affects, verdict = '', blocks = '') => ({
        project: say('shop'), verdict, id: `e-${age}`, timestamp: seconds(age), source_instance: say(instance), action, topic: say(topic),
        summary: say(summary), affects: say(affects), blocks: say(blocks), ttl: 3600,
    });
    const turns = [['A', 228, 205], ['A', 192, 171], ['A', 168, 120], ['A', 96, 60], ['A', 41, 22], ['B', 215, 180], ['B', 150, 133],
        ['B', 84, 71], ['B', 18, null],
        ['C', 180, 166], ['C', 139, 118], ['C', 62, 40], ['D', 220, 212], ['D', 160, 141], ['D', 110, 64], ['D', 12, null]];
    const items = [
        ...turns.map(([name, from, to], index) =>
            ({ id: `t:${index}`, lane: name, kind: 'turn', from: at(from), to: endAt(to), topic: say('Rewrite the payment') })),
        bar('c:1', 'A', 'claim', 222, 176, 'Session storage', ['src/session/'], 'completed', 'A'),
        bar('c:2', 'A', 'claim', 166, 62, 'Payment', ['src/pay.py', 'src/refund.py'], 'handed-over', 'B'),
        bar('c:3', 'B', 'claim', 210, 186, 'Login form', ['web/login.ts'], 'released', 'B'),
        bar('c:4', 'B', 'claim', 62, null, 'Payment', ['src/pay.py', 'src/refund.py'], null, null),
        bar('c:5', 'C', 'claim', 178, 118, 'Cache of the model', ['inference/cache.py'], 'expired', null),
        bar('c:6', 'D', 'claim', 158, 100, 'Catalogue', ['src/catalogue/'], 'forced', 'A'),
        bar('c:7', 'D', 'claim', 96, 66, 'Checkout page', ['web/checkout.ts'], 'completed', 'D'),
        bar('c:8', 'D', 'claim', 12, null, 'Search index', ['src/search/'], null, null),
        { ...bar('b:1', 'C', 'blocked', 116, 72, 'Training data access', [], null, 'D'), summary: say('The folder is locked.'),
            blocks: [say('A')] },
        { ...bar('b:2', 'C', 'blocked', 38, null, 'Refund rules', [], null, null), summary: say('Needs the new payment.'),
            blocks: [say('C')] },
        point('d:1', 'A', 'completed', 176, 'Session storage'), point('d:2', 'A', 'completed', 122, 'Token refresh fix'),
        point('d:3', 'B', 'completed', 134, 'Login form'), point('d:4', 'D', 'completed', 66, 'Checkout page'),
        point('d:5', 'D', 'completed', 72, 'Training data access'), point('d:6', 'A', 'completed', 24, 'Invoices'),
        { ...point('r:1', 'C', 'denial', 128, 'Payment'), files: [say('src/pay.py')], by: say('A') },
        { ...point('r:2', 'D', 'denial', 104, 'Payment'), files: [say('src/refund.py')], by: say('A') },
        { ...point('r:3', 'C', 'denial', 44, 'Payment'), files: [say('src/refund.py')], by: say('B') },
        { ...point('n:1', 'D', 'note', 145, 'Cache key holds the model version'), summary: say('Both caches can share it.') },
        { ...point('n:2', 'B', 'note', 74, 'The staging database is back'), summary: say('') },
    ];
    function bar(id, name, kind, from, to, topic, files, end, by) {
        return {
            id, lane: name, kind, from: at(from), to: endAt(to), topic: say(topic), files: files.map(say), end, by: by && say(by),
        };
    }
    function point(id, name, kind, age, topic) {
        return { id, lane: name, kind, from: at(age), to: at(age), topic: say(topic), summary: say('Done and tested.'), files: [] };
    }
    const arc = (id, from, to, begin, end, why, topic) =>
        ({ id, from, to, begin: at(begin), end: endAt(end), why, topic: say(topic) });
    return {
        board: {
            at: seconds(0), project: say('shop'), projects: [say('shop')], control: true,
            counts: { waiting: 1, blocked: 1, denied: 0, working: 2, idle: 0, dead: 0, claims: 2, refusals: 3, entries: 5 },
            sessions: [
                session('waiting', 22, 'A', 'claude', 'invoices', 'Invoices by mail', [], ['src/invoice.py', 'web/invoice.html']),
                session('blocked', 38, 'C', 'codex', 'refunds', 'Refund rules', [['Refund rules', 'B', 38]], []),
                session('working', 0, 'B', 'claude', 'payments', 'Payment', [], ['src/pay.py']),
                session('working', 1, 'D', 'claude', 'search', 'Search index', [], ['src/search/index.py', 'src/search/query.py',
                    'docs/search.md']),
            ],
            claims: [
                claim('c:4', 'B', 'Payment', 'src/pay.py, src/refund.py', 62, 58, [['C', 2], ['D', 1]]),
                claim('c:8', 'D', 'Search index', 'src/search/', 12, 48, []),
            ],
            entries: [
                entry(12, 'D', 'claimed', 'Search index', 'A new index of products.', 'src/search/'),
                entry(24, 'A', 'completed', 'Invoices', 'Invoices are sent by mail, as PDF.', 'src/invoice.py, web/invoice.html'),
                entry(38, 'C', 'blocked', 'Refund rules', 'Needs the new payment.', 'src/refund.py', '', 'C'),
                entry(44, 'C', 'claimed', 'Refunds', 'Rules for refunds.', 'src/refund.py', 'refused'),
                entry(74, 'B', 'signaling', 'The staging database is back', '', ''),
            ],
        },
        timeline: {
            revision: 7, lanes: [
                lane('A', 'claude', 'waiting', 'invoices', 'Invoices by mail'), lane('B', 'claude', 'working', 'payments', ''),
                lane('C', 'codex', 'blocked', 'refunds', ''), lane('D', 'claude', 'working', 'search', 'Search index'),
            ],
            items,
            arcs: [
                arc('a:1', 'A', 'C', 128, 122, 'denial', 'Payment'), arc('a:2', 'A', 'D', 104, 100, 'denial', 'Payment'),
                arc('a:3', 'C', 'A', 116, 72, 'blocked', 'Training data access'), arc('a:4', 'B', 'C', 38, null, 'claim', 'Payment'),
            ],
            day: {
                since: new Date(now).setHours(0, 0, 0, 0), instances: [
                    { instance: say('A'), completed: 3, blockedSeconds: 2640, refusals: 0 },
                    { instance: say('B'), completed: 1, blockedSeconds: 0, refusals: 0 },
                    { instance: say('C'), completed: 0, blockedSeconds: 2640, refusals: 2 },
                    { instance: say('D'), completed: 2, blockedSeconds: 240, refusals: 1 },
                ],
            },
        },
        files: {
            files: [
                ['src/pay.py', ['B'], ['B'], ['C']], ['src/refund.py', ['B'], [], ['C', 'D']], ['src/invoice.py', [], ['A'], []],
                ['web/invoice.html', [], ['A'], []], ['src/search/', ['D'], [], []], ['src/search/index.py', ['D'], ['D'], []],
                ['src/search/query.py', ['D'], ['D'], []], ['docs/search.md', [], ['D'], []],
            ].map(([path, holders, editors, waiting]) => ({
                project: say('shop'), path: say(path), holders: holders.map(say), editors: editors.map(say), waiting: waiting.map(say),
            })),
        },
    };
}

/** A board of any size: items over the last hours, arcs among the sessions. The same call gives the same data. */
export function manySessions(sessions, items, hours = 4, now = Date.now()) {
    let seed = 1;
    const random = most => {
        seed = (seed * 48271) % 2147483647;
        return seed % most;
    };
    const length = hours * 60 * minute;
    const kinds = ['turn', 'turn', 'turn', 'turn', 'claim', 'claim', 'completed', 'completed', 'denial', 'note', 'blocked'];
    const ends = ['completed', 'released', 'expired', 'forced', 'handed-over'];
    const lanes = Array.from({ length: sessions }, (_, index) => ({
        id: `s${index}`, instance: `W${index}`, agent: 'claude', project: ['shop', 'engine', 'site'][index % 3], branch: `work-${index}`,
        state: ['working', 'waiting', 'idle', 'blocked'][index % 4], title: '',
    }));
    const base = fourSessions(now);
    base.timeline.lanes = lanes;
    base.timeline.items = Array.from({ length: items }, (_, index) => {
        const kind = kinds[random(kinds.length)];
        const from = now - random(length);
        const isPoint = kind === 'completed' || kind === 'denial' || kind === 'note';
        const to = isPoint ? from : Math.min(now, from + random((kind === 'turn' ? 4 : 12) * minute));
        return {
            id: `${kind}:${index}`, lane: `s${random(sessions)}`, kind, from, to, topic: `Work on part ${random(400)} of the whole`,
            summary: 'It is done, and the tests pass.', files: [`src/part${random(400)}.cs`], by: null,
            end: kind === 'claim' ? ends[random(5)] : null,
        };
    });
    base.timeline.arcs = Array.from({ length: Math.round(items / 100) }, (_, index) => {
        const begin = now - random(length);
        return {
            id: `a:${index}`, from: `s${random(sessions)}`, to: `s${random(sessions)}`, begin,
            end: Math.min(now, begin + random(20 * minute)), why: ['claim', 'blocked', 'denial'][random(3)], topic: 'Work',
        };
    });
    base.board.project = undefined;
    base.board.sessions = lanes.map((lane, index) => ({
        ...base.board.sessions[index % 4], source_instance: lane.instance, session_id: lane.id, project: lane.project, branch: lane.branch,
    }));
    return base;
}
