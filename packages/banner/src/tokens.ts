/**
 * The tokens that are the same in every theme; a site may set them, and those of the themes in `looks`,
 * on its own `:root`, where they win over these. Every declaration ends in `;` (see `adoptStyles`).
 */
export const tokens = `
:root{
--kvitto-muted:color-mix(in srgb,var(--kvitto-text) 75%,var(--kvitto-surface));
--kvitto-edge:color-mix(in srgb,var(--kvitto-text) 55%,var(--kvitto-surface));
--kvitto-line-width:1px;--kvitto-button-radius:calc(var(--kvitto-radius)*.6);--kvitto-target:44px;
--kvitto-margin:16px;--kvitto-space:20px;--kvitto-gap:8px;
}
@media (max-width:520px){:root{--kvitto-margin:8px;--kvitto-space:16px;}}
`
