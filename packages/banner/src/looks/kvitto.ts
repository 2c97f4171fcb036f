/** Calm and rounded, light or dark as the browser is; what lies between surface and text is mixed from them. */
export const styles = () => `
:root{
--kvitto-surface:#fff;--kvitto-text:#1b2127;--kvitto-accent:#1d3a4f;--kvitto-on-accent:#fff;
}
@media (prefers-color-scheme:dark){:root{--kvitto-surface:#1a2027;--kvitto-text:#eef1f4;--kvitto-accent:#cfe3f1;--kvitto-on-accent:#10202c;}}
`
