/** Square, with hairlines, black on white or white on black. */
export const styles = () => `
:root{
--kvitto-surface:#fff;--kvitto-text:#000;--kvitto-accent:var(--kvitto-text);--kvitto-on-accent:var(--kvitto-surface);
--kvitto-line:var(--kvitto-text);--kvitto-radius:0px;--kvitto-shadow:none;
}
@media (prefers-color-scheme:dark){:root{--kvitto-surface:#000;--kvitto-text:#fff;}}
`
