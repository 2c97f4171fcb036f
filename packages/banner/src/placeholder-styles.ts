import { tokens } from './tokens.ts'

/** Size and place stay the page's; nothing of its text reaches ours. Every declaration ends in `;` (see `adoptStyles`). */
export const placeholderStyles = `${tokens}
:where(.kvitto-placeholder *){all:revert;box-sizing:border-box;--kvitto-ring:none;}
.kvitto-placeholder{
box-sizing:border-box;padding:0;overflow:auto;border:var(--kvitto-line-width) solid var(--kvitto-line);border-radius:var(--kvitto-radius);
background:var(--kvitto-surface);color:var(--kvitto-text);font:max(14px,.875rem)/1.45 var(--kvitto-font);
}
.kvitto-inner{
all:initial;box-sizing:border-box;color:inherit;font:inherit;text-align:center;
display:flex;flex-direction:column;align-items:center;justify-content:center;gap:var(--kvitto-gap);min-height:100%;padding:calc(var(--kvitto-gap)*1.5);
}
.kvitto-placeholder p,.kvitto-placeholder small{margin:0;max-width:min(56ch,100%);overflow-wrap:break-word;}
.kvitto-placeholder small{color:var(--kvitto-muted);}
.kvitto-placeholder a{color:inherit;}
.kvitto-pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(150px,100%),1fr));gap:var(--kvitto-gap);width:100%;max-width:420px;overflow-wrap:anywhere;}
.kvitto-compact{font-size:12px;border-radius:calc(var(--kvitto-radius)*.25);--kvitto-gap:4px;--kvitto-target:32px;}
.kvitto-compact .kvitto-inner{padding:var(--kvitto-gap);}
.kvitto-compact .kvitto-pair{grid-template-columns:repeat(auto-fit,minmax(min(80px,100%),1fr));}
:where(.kvitto-placeholder) button:hover{--kvitto-ring:1px solid var(--kvitto-edge);}
.kvitto-placeholder :focus-visible{--kvitto-ring:3px solid var(--kvitto-text);outline:var(--kvitto-ring);outline-offset:2px;}
.kvitto-placeholder [role=status]{font-weight:600;}
.kvitto-placeholder [role=status]:empty{display:none;}
`
