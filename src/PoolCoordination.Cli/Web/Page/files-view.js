// The files of a project that somebody holds, edits or waits for, as a tree.

import { element, foreignText, foreignTexts } from './elements.js';

/** The tree of files of a pool. */
export class FilesView {
    #pool;
    #tree;
    #none;
    #closed = new Set();
    #signature = null;

    /** In its section of the page. */
    constructor(root, pool) {
        this.#pool = pool;
        this.#tree = root.querySelector('[data-part="tree"]');
        this.#none = root.querySelector('[data-part="none"]');
    }

    /** Shows the files as they are. */
    render() {
        if (!this.#pool.files)
            return;
        const { files } = this.#pool.files;
        const signature = JSON.stringify(files);
        this.#none.hidden = files.length > 0;
        if (signature === this.#signature)
            return;
        this.#signature = signature;
        const open = document.activeElement?.closest('[data-path]')?.dataset.path;
        this.#tree.replaceChildren(...this.#rows(treeOf(files), ''));
        if (open !== undefined)
            this.#tree.querySelector(`[data-path="${CSS.escape(open)}"] summary`)?.focus();
    }

    #rows(folder, path) {
        const row = one => one.inner.size > 0 ? this.#folder(shortened(one), path) : fileRow(one);
        return [...folder.inner.values()].sort(foldersFirst).map(row);
    }

    #folder(folder, parent) {
        const path = `${parent}/${folder.name}`;
        const details = element('details', { open: !this.#closed.has(path), 'data-path': path },
            element('summary', {}, element('span', { class: 'file' }, foreignText(`${folder.name}/`, 'path'), peopleOf(folder.file))),
            element('ul', { class: 'tree' }, ...this.#rows(folder, path)));
        details.addEventListener('toggle', () => details.open ? this.#closed.delete(path) : this.#closed.add(path));
        return element('li', {}, details);
    }
}

function foldersFirst(a, b) {
    return Number(b.inner.size > 0) - Number(a.inner.size > 0) || (a.name < b.name ? -1 : 1);
}

/** Folders with nothing but one folder in them are one row. */
function shortened(folder) {
    const [only] = folder.inner.values();
    return folder.inner.size === 1 && only.inner.size > 0 && !folder.file
        ? shortened({ ...only, name: `${folder.name}/${only.name}` })
        : folder;
}

function treeOf(files) {
    const root = { name: '', inner: new Map(), file: null };
    const projects = new Set(files.map(file => file.project));
    for (const file of files) {
        const parts = file.path.split('/').filter(part => part !== '');
        const names = projects.size > 1 ? [file.project || 'no project', ...parts] : parts;
        let place = root;
        for (const name of names) {
            if (!place.inner.has(name))
                place.inner.set(name, { name, inner: new Map(), file: null });
            place = place.inner.get(name);
        }
        place.file = file;
    }
    return root;
}

function fileRow({ name, file }) {
    return element('li', { class: 'file' }, foreignText(file.path.endsWith('/') ? `${name}/` : name, 'path'), peopleOf(file));
}

/** Who holds, edits and waits for a file. */
export function peopleOf(file) {
    return file && element('span', { class: 'file-people' },
        people('holds', file.holders, 'is-claim'), people('edits', file.editors, 'is-turn'), people('waits', file.waiting, 'is-blocked'));
}

function people(word, names, className) {
    if (!names?.length)
        return null;
    const verb = names.length === 1 ? word : word.slice(0, -1);
    return element('span', { class: `people ${className}` }, foreignTexts(names, 'name'), ` ${verb}`);
}
