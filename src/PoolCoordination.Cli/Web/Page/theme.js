// Light or dark: what the system says, unless a person chose here.

const themeKey = 'pool-board-theme';
const darkSystem = matchMedia('(prefers-color-scheme: dark)');

/** Whether the page is dark. */
export function isDark() {
    return (chosenTheme() ?? (darkSystem.matches ? 'dark' : 'light')) === 'dark';
}

/** Begins to keep the page in its theme, with a button that changes it. */
export function startTheme(button, changed) {
    const apply = () => {
        document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
        button.setAttribute('aria-pressed', String(isDark()));
        changed();
    };
    button.addEventListener('click', () => {
        const next = isDark() ? 'light' : 'dark';
        try {
            // What the system says is followed again once a person's choice is the same.
            if (next === (darkSystem.matches ? 'dark' : 'light'))
                localStorage.removeItem(themeKey);
            else
                localStorage.setItem(themeKey, next);
        } catch {
            document.documentElement.dataset.chosen = next;
        }
        apply();
    });
    darkSystem.addEventListener('change', apply);
    addEventListener('storage', apply);
    apply();
}

function chosenTheme() {
    try {
        return localStorage.getItem(themeKey);
    } catch {
        // A browser may keep nothing for a file.
        return document.documentElement.dataset.chosen ?? null;
    }
}
