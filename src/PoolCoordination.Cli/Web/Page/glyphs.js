// Signs on a grid from -6 to 6: each kind of thing has a shape of its own, so that no colour is needed to tell it.

/** The outline of a thing that happened at a moment, and what is drawn in it. */
export const pointGlyphs = {
    completed: { shape: 'M-5.5,0A5.5,5.5 0 1 0 5.5,0A5.5,5.5 0 1 0 -5.5,0Z', line: 'M-2.6,0.2L-0.8,2L2.7,-1.9' },
    denial: { shape: 'M-2.4,-5.8L2.4,-5.8L5.8,-2.4L5.8,2.4L2.4,5.8L-2.4,5.8L-5.8,2.4L-5.8,-2.4Z', line: 'M-3,0L3,0' },
    note: { shape: 'M-4.5,-4.5L4.5,-4.5L4.5,4.5L-4.5,4.5Z', line: 'M-2.2,-1.4L2.2,-1.4M-2.2,1.4L1,1.4' },
};

/** How a claim or a blocker ended. */
export const endGlyphs = {
    completed: 'M-3.4,0.2L-1,2.6L3.4,-2.6',
    released: 'M-2.8,0A2.8,2.8 0 1 0 2.8,0A2.8,2.8 0 1 0 -2.8,0Z',
    expired: 'M-2.6,-3.4L2.6,-3.4L-2.6,3.4L2.6,3.4Z',
    forced: 'M0,-3.8L0,1M0,3L0,3.6',
    'handed-over': 'M-3.4,0L3.4,0M0.6,-2.8L3.4,0L0.6,2.8',
};

/** What stands for a kind in a table and in the legend. */
export const kindGlyphs = {
    turn: 'M-6,-1.5L6,-1.5L6,1.5L-6,1.5Z',
    claim: 'M-6,-4L6,-4L6,4L-6,4Z',
    blocked: 'M-6,4L-6,-4L6,-4L6,4ZM-5,4L1,-4M0,4L6,-4',
    completed: `${pointGlyphs.completed.shape}${pointGlyphs.completed.line}`,
    denial: `${pointGlyphs.denial.shape}${pointGlyphs.denial.line}`,
    wait: 'M-6,0L-2,0M0,0L4,0',
    note: `${pointGlyphs.note.shape}${pointGlyphs.note.line}`,
};
