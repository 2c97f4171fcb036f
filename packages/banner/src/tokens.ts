/**
 * The tokens that a site may set on its own `:root`, where they win over these and over a theme's: all but the
 * colours, which each theme in `looks` has. In a layer below a theme's, whichever is adopted last. Every declaration
 * ends in `;` (see `adoptStyles`).
 */
export const tokens = `
@layer tokens{
:root{
--kvitto-muted:color-mix(in srgb,var(--kvitto-text) 75%,var(--kvitto-surface));
--kvitto-edge:color-mix(in srgb,var(--kvitto-text) 55%,var(--kvitto-surface));
--kvitto-line:color-mix(in srgb,var(--kvitto-text) 13%,var(--kvitto-surface));
--kvitto-line-width:1px;--kvitto-radius:16px;--kvitto-button-radius:calc(var(--kvitto-radius)*.6);--kvitto-target:44px;
--kvitto-margin:16px;--kvitto-space:20px;--kvitto-gap:8px;
--kvitto-shadow:0 12px 40px rgb(0 0 0/.25);--kvitto-font:system-ui,sans-serif;
}
@media (max-width:520px){:root{--kvitto-margin:8px;--kvitto-space:16px;}}
}
`
