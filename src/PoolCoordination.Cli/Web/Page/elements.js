// Elements of the page. Text becomes text, never markup.

const hidden = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * An element with attributes and children. An attribute that is null or false is left out; one that begins with "on" is a listener.
 */
export function element(name, attributes = {}, ...children) {
    return fill(document.createElement(name), attributes, children);
}

/** The same in a picture. */
export function svgElement(name, attributes = {}, ...children) {
    return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function fill(node, attributes, children) {
    for (const [key, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false)
            continue;
        if (key.startsWith('on'))
            node.addEventListener(key.slice(2), value);
        else
            node.setAttribute(key, value === true ? '' : String(value));
    }
    node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
    return node;
}

/** A text of others without characters that nobody sees: controls, and those that turn the direction of what follows. */
export function plainText(text) {
    return String(text ?? '').replace(hidden, ' ');
}

/** A text of others as an element whose direction is its own; all of it is in its title where it may be cut. */
export function foreignText(text, className = null) {
    const plain = plainText(text);
    return element('bdi', { class: className, title: plain.length > 40 ? plain : null }, plain);
}

/** Several texts of others with something between them. */
export function foreignTexts(texts, className = null, between = ', ') {
    return texts.flatMap((text, index) => index === 0 ? [foreignText(text, className)] : [between, foreignText(text, className)]);
}

/** A picture of 12 by 12 that a screen reader passes over. */
export function icon(path, className = '') {
    const shape = svgElement('path', { d: path });
    return svgElement('svg', { class: `icon ${className}`, viewBox: '-7 -7 14 14', 'aria-hidden': 'true' }, shape);
}

/**
 * Brings the children of an element in step with items: an element stays as it is, with the focus in it, while its item says the same.
 * One that is made anew keeps the focus and what a person opened in it.
 */
export function updateChildren(parent, items, keyOf, make) {
    const before = new Map([...parent.children].map(child => [child.boardKey, child]));
    let place = parent.firstElementChild;
    for (const item of items) {
        const key = keyOf(item);
        const signature = JSON.stringify(item);
        let child = before.get(key);
        if (child?.boardSignature !== signature) {
            const made = make(item);
            [made.boardKey, made.boardSignature] = [key, signature];
            if (child) {
                if (place === child)
                    place = made;
                replaceKept(child, made);
            }
            child = made;
        }
        before.delete(key);
        if (child === place)
            place = place.nextElementSibling;
        else
            moveKept(parent, child, place);
    }
    for (const child of before.values()) {
        const refocus = child.contains(document.activeElement) ? wayBack(document.activeElement) : null;
        child.remove();
        refocus?.();
    }
}

function replaceKept(child, made) {
    const control = child.contains(document.activeElement) ? document.activeElement.dataset.control : null;
    for (const details of child.querySelectorAll('details[open][data-control]'))
        made.querySelector(`details[data-control="${details.dataset.control}"]`)?.setAttribute('open', '');
    child.replaceWith(made);
    if (control)
        controlIn(made, control)?.focus({ preventScroll: true });
}

/** An element that is moved loses the focus. */
function moveKept(parent, child, place) {
    const focused = child.contains(document.activeElement) ? document.activeElement : null;
    parent.insertBefore(child, place);
    focused?.focus({ preventScroll: true });
}

function controlIn(child, name) {
    return child.querySelector(`[data-control="${name}"]:not(details)`);
}

/**
 * What gives the focus back to an element: to itself, to what was made in its place, to its neighbour where it is gone, else to its list
 * or the page's main part. It is asked for while the element is there.
 */
export function wayBack(focused) {
    const child = focused.closest('[data-list] > *');
    const list = child?.parentElement;
    const { control } = focused.dataset;
    const key = child?.boardKey;
    const neighbour = (child?.nextElementSibling ?? child?.previousElementSibling)?.boardKey;
    return () => {
        const find = wanted => [...list?.children ?? []].find(one => wanted !== undefined && one.boardKey === wanted);
        const targets = [focused.isConnected && focused !== document.body ? focused : null,
            ...[find(key), find(neighbour)].map(one => one && control && controlIn(one, control)), list, document.getElementById('main')];
        for (const target of targets) {
            target?.focus({ preventScroll: target !== focused && !target.dataset.control });
            if (target && document.activeElement === target)
                return;
        }
    };
}
