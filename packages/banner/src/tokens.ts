/**
 * The colours and shapes that a site may set on its own `:root`, where they win over these; what
 * lies between surface and text is mixed from them. Every declaration ends in `;` (see `adoptStyles`).
 */
export const tokens = `
:root{
--kvitto-surface:#fff;--kvitto-text:#1b2127;--kvitto-accent:#1d3a4f;--kvitto-on-accent:#fff;
--kvitto-muted:color-mix(in srgb,var(--kvitto-text) 75%,var(--kvitto-surface));
--kvitto-edge:color-mix(in srgb,var(--kvitto-text) 55%,var(--kvitto-surface));
--kvitto-line:color-mix(in srgb,var(--kvitto-text) 13%,var(--kvitto-surface));
--kvitto-radius:16px;--kvitto-font:system-ui,sans-serif;
}
@media (prefers-color-scheme:dark){:root{--kvitto-surface:#1a2027;--kvitto-text:#eef1f4;--kvitto-accent:#cfe3f1;--kvitto-on-accent:#10202c;}}
`
