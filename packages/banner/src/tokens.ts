/**
 * The colours and shapes that a site may set on its own `:root`, where they win over these.
 * Every declaration ends in `;` (see `adoptStyles`).
 */
export const tokens = `
:root{
--kvitto-surface:#fff;--kvitto-text:#1b2127;--kvitto-muted:#56606b;--kvitto-line:#e3e7eb;--kvitto-edge:#77818c;
--kvitto-accent:#1d3a4f;--kvitto-on-accent:#fff;--kvitto-shadow:0 0 0 1px rgb(20 30 40/.08),0 12px 40px rgb(20 30 40/.2);
--kvitto-radius:16px;--kvitto-font:system-ui,sans-serif;
}
@media (prefers-color-scheme:dark){:root{
--kvitto-surface:#1a2027;--kvitto-text:#eef1f4;--kvitto-muted:#a9b4bf;--kvitto-line:#323b45;--kvitto-edge:#8b96a1;
--kvitto-accent:#cfe3f1;--kvitto-on-accent:#10202c;--kvitto-shadow:0 0 0 1px rgb(255 255 255/.12),0 12px 40px rgb(0 0 0/.6);
}}
`
