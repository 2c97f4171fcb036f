import { tokens } from './tokens.ts'

/** Size and place stay the page's. Every declaration ends in `;` (see `adoptStyles`). */
export const placeholderStyles = `${tokens}
:where(.kvitto-placeholder *){all:revert;}
.kvitto-placeholder{
display:flex;flex-direction:column;align-items:center;justify-content:safe center;gap:8px;box-sizing:border-box;
padding:12px;overflow:auto;border:1px solid var(--kvitto-line);border-radius:var(--kvitto-radius);
background:var(--kvitto-surface);color:var(--kvitto-text);
font:max(14px,.875rem)/1.45 var(--kvitto-font);text-align:center;
}
.kvitto-placeholder p,.kvitto-placeholder small{margin:0;max-width:44ch;}
.kvitto-placeholder small{color:var(--kvitto-muted);}
.kvitto-placeholder button{
flex:none;min-height:44px;padding:6px 16px;border:1px solid transparent;border-radius:calc(var(--kvitto-radius)*.6);
background:var(--kvitto-accent);color:var(--kvitto-on-accent);font:600 1em/1.25 var(--kvitto-font);cursor:pointer;
}
.kvitto-placeholder button:focus-visible{outline:3px solid var(--kvitto-text);outline-offset:2px;}
.kvitto-placeholder [role=status]{font-weight:600;}
.kvitto-placeholder [role=status]:empty{display:none;}
@media (forced-colors:active){.kvitto-placeholder button{border-color:currentColor;}}
`
