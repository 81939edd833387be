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
                const control = child.contains(document.activeElement) ? document.activeElement.dataset.control : null;
                if (place === child)
                    place = made;
                child.replaceWith(made);
                if (control)
                    made.querySelector(`[data-control="${control}"]`)?.focus();
            }
            child = made;
        }
        before.delete(key);
        if (child === place)
            place = place.nextElementSibling;
        else
            parent.insertBefore(child, place);
    }
    for (const child of before.values())
        child.remove();
}
