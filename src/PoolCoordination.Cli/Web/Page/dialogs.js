// What is asked or told above the page.

import { element, wayBack } from './elements.js';

/** Shows something until it is closed. */
export function showDialog(title, content) {
    open(title, [content], [closeButton('Close')]);
}

/** Asks before something is done; gives whether a person said yes. */
export function askFirst(title, content, yes, no) {
    return new Promise(answer => {
        const dialog = open(title, [content], [
            element('button', { class: 'button', type: 'submit', value: 'no', autofocus: true }, no),
            element('button', { class: 'button is-strong', type: 'submit', value: 'yes' }, yes),
        ]);
        dialog.addEventListener('close', () => answer(dialog.returnValue === 'yes'));
    });
}

function closeButton(text) {
    return element('button', { class: 'button', type: 'submit', autofocus: true }, text);
}

function open(title, content, buttons) {
    const dialog = element('dialog', { class: 'dialog', 'aria-labelledby': 'dialog-title' },
        element('h2', { id: 'dialog-title' }, title),
        ...content,
        element('form', { method: 'dialog', class: 'dialog-buttons' }, ...buttons));
    const refocus = wayBack(document.activeElement);
    dialog.addEventListener('close', () => {
        dialog.remove();
        // What opened it may have been made anew meanwhile.
        refocus();
    });
    dialog.addEventListener('click', event => event.target === dialog && dialog.close());
    document.body.append(dialog);
    dialog.showModal();
    return dialog;
}
