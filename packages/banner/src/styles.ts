import { tokens } from './tokens.ts'

/**
 * What every layer has in every layout, and on a phone all there is: a sheet at its lower edge. What `pinLayer`
 * sets stands there alone. Text is as large as the person's own `medium`, whatever the page makes of its root, and so
 * is an `em` of a media query; nothing is inherited from it. Every declaration ends in `;` (see `adoptStyles`).
 */
export const styles = `${tokens}
:where(.kvitto *){all:revert;box-sizing:border-box;--kvitto-ring:none;}
.kvitto::before,.kvitto::after,.kvitto ::before,.kvitto ::after{content:none;}
.kvitto{
all:initial;box-sizing:border-box;color-scheme:light dark;
inset:auto var(--kvitto-margin) var(--kvitto-margin);flex-direction:column;max-height:calc(100dvh - 2*var(--kvitto-margin));
border:var(--kvitto-line-width) solid var(--kvitto-line);border-radius:var(--kvitto-radius);overflow:hidden;
background:var(--kvitto-surface);color:var(--kvitto-text);box-shadow:var(--kvitto-shadow);
font:medium/1.5 var(--kvitto-font);
}
.kvitto>*{font-size:.9375em;}
.kvitto.kvitto-aside{inset-block:var(--kvitto-margin) auto;}
.kvitto-text{overflow:auto;flex-shrink:99;min-height:3em;padding:var(--kvitto-space) var(--kvitto-space) 0;}
.kvitto h2{margin:0 0 var(--kvitto-gap);font-size:1.2em;line-height:1.3;}
.kvitto p,.kvitto ul{margin:0 0 var(--kvitto-gap);padding:0;}
.kvitto-small{color:var(--kvitto-muted);font-size:.87em;}
.kvitto a{color:inherit;}
.kvitto li{list-style:none;padding:calc(var(--kvitto-gap)*.75) 0;border-top:var(--kvitto-line-width) solid var(--kvitto-line);}
.kvitto b,.kvitto h2,.kvitto [role=status]{font-weight:600;}
.kvitto [role=status]{overflow:auto;margin:var(--kvitto-gap) var(--kvitto-space);}
.kvitto [role=status]:empty{display:none;}
.kvitto-actions{gap:var(--kvitto-gap);flex:none;padding:var(--kvitto-gap) var(--kvitto-space);border-top:var(--kvitto-line-width) solid var(--kvitto-line);}
:where(.kvitto) button:hover{--kvitto-ring:1px solid var(--kvitto-edge);}
.kvitto :focus-visible{--kvitto-ring:3px solid var(--kvitto-text);outline:var(--kvitto-ring);outline-offset:2px;}
@media (max-height:30em){.kvitto{overflow:auto;}}
@media print{.kvitto.kvitto{max-height:0;border:0;}}
@media (max-width:520px){.kvitto-first{max-height:calc(50dvh - 1.5*var(--kvitto-margin));}}
@media (max-width:520px) and (max-height:460px){
.kvitto{--kvitto-target:28px;--kvitto-gap:2px;--kvitto-space:8px;}
.kvitto>*{font-size:13px;line-height:1.25;}
.kvitto-text{min-height:2em;}
}
`
