/** Size and place stay the page's. Every declaration ends in `;` (see `adoptStyles`). */
export const placeholderStyles = `
.kvitto-placeholder{
display:flex;flex-direction:column;align-items:center;justify-content:safe center;gap:8px;box-sizing:border-box;
padding:12px;overflow:auto;border:1px solid var(--kvitto-edge,#77818c);border-radius:var(--kvitto-radius,12px);
background:var(--kvitto-surface,#f5f7f9);color:var(--kvitto-text,#1b2127);
font:400 max(14px,.875rem)/1.45 var(--kvitto-font,system-ui,sans-serif);text-align:center;
}
:where(.kvitto-placeholder *){all:revert;}
.kvitto-placeholder p,.kvitto-placeholder small{margin:0;max-width:44ch;}
.kvitto-placeholder button{
flex:none;min-height:44px;margin:0;padding:6px 16px;border:1px solid transparent;border-radius:var(--kvitto-button-radius,10px);
background:var(--kvitto-accent,#1d3a4f);color:var(--kvitto-on-accent,#fff);font:600 1em/1.25 var(--kvitto-font,system-ui,sans-serif);cursor:pointer;
}
.kvitto-placeholder :focus-visible{outline:3px solid currentColor;outline-offset:2px;}
.kvitto-placeholder button:focus-visible{outline-color:var(--kvitto-text,#1b2127);}
.kvitto-placeholder [role=status]{font-weight:600;}
@media (prefers-color-scheme:dark){
.kvitto-placeholder{background:var(--kvitto-surface-dark,#1a2027);color:var(--kvitto-text-dark,#eef1f4);border-color:var(--kvitto-edge-dark,#8b96a1);}
.kvitto-placeholder button{background:var(--kvitto-accent-dark,#cfe3f1);color:var(--kvitto-on-accent-dark,#10202c);}
.kvitto-placeholder button:focus-visible{outline-color:var(--kvitto-text-dark,#eef1f4);}
}
@media (forced-colors:active){.kvitto-placeholder button{border-color:ButtonText;}}
`
