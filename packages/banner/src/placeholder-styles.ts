import { tokens } from './tokens.ts'

/** Size and place stay the page's. Every declaration ends in `;` (see `adoptStyles`). */
export const placeholderStyles = `${tokens}
:where(.kvitto-placeholder *){all:revert;box-sizing:border-box;}
.kvitto-placeholder{
box-sizing:border-box;padding:0;overflow:auto;border:1px solid var(--kvitto-line);border-radius:var(--kvitto-radius);
background:var(--kvitto-surface);color:var(--kvitto-text);font:max(14px,.875rem)/1.45 var(--kvitto-font);text-align:center;
}
.kvitto-inner{
display:flex;flex-direction:column;align-items:center;justify-content:center;gap:8px;min-height:100%;padding:12px;
}
.kvitto-placeholder p,.kvitto-placeholder small{margin:0;max-width:min(56ch,100%);overflow-wrap:break-word;}
.kvitto-placeholder small{color:var(--kvitto-muted);}
.kvitto-placeholder a{color:inherit;}
.kvitto-pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(150px,100%),1fr));gap:8px;width:100%;max-width:420px;}
.kvitto-placeholder button{
min-height:44px;border:1px solid transparent;border-radius:calc(var(--kvitto-radius)*.6);cursor:pointer;line-height:1.25;overflow-wrap:anywhere;
}
.kvitto-compact{font-size:12px;border-radius:calc(var(--kvitto-radius)*.25);}
.kvitto-compact .kvitto-inner{gap:4px;padding:4px;}
.kvitto-compact .kvitto-pair{grid-template-columns:repeat(auto-fit,minmax(min(80px,100%),1fr));gap:4px;}
.kvitto-compact button{min-height:32px;}
.kvitto-placeholder :focus-visible{outline:3px solid var(--kvitto-text);outline-offset:2px;}
.kvitto-placeholder [role=status]{font-weight:600;}
.kvitto-placeholder [role=status]:empty{display:none;}
@media (forced-colors:active){.kvitto-placeholder button{border-color:currentColor;}}
`
