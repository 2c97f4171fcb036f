/** Every declaration ends in `;` (see `adoptStyles`). */
export const reopenStyles = `
.kvitto-reopen{
all:revert;position:fixed;z-index:2147483646;inset-block-end:12px;inset-inline:12px auto;box-sizing:border-box;
min-height:36px;margin:0;padding:6px 12px;border:1px solid var(--kvitto-edge,#77818c);border-radius:18px;
background:var(--kvitto-surface,#fff);color:var(--kvitto-text,#1b2127);cursor:pointer;
font:500 max(13px,.8125rem)/1.4 var(--kvitto-font,system-ui,sans-serif);
}
.kvitto-reopen[hidden],.kvitto~.kvitto-reopen{display:none;}
.kvitto-reopen::before,.kvitto-reopen::after{content:none;}
.kvitto-reopen:hover{text-decoration:underline;}
.kvitto-reopen:focus-visible{outline:3px solid currentColor;outline-offset:2px;}
@media (prefers-color-scheme:dark){.kvitto-reopen{
border-color:var(--kvitto-edge-dark,#8b96a1);background:var(--kvitto-surface-dark,#1a2027);color:var(--kvitto-text-dark,#eef1f4);
}}
@media print{.kvitto-reopen{display:none;}}
`
