import { tokens } from './tokens.ts'

/**
 * The rules of every layer: container, text, buttons. Accept and refuse take the same tokens, so
 * neither can be made to stand out. Text is as large as the person's own `medium`, whatever the page makes of
 * its root; nothing is inherited from it. Every declaration ends in `;` (see `adoptStyles`).
 */
export const styles = `${tokens}
:where(.kvitto *){all:revert;box-sizing:border-box;}
.kvitto::before,.kvitto::after,.kvitto ::before,.kvitto ::after{content:none;}
.kvitto{
all:initial;box-sizing:border-box;color-scheme:light dark;position:fixed;z-index:2147483647;inset:auto auto 16px;inset-inline-start:16px;
display:flex;flex-direction:column;width:448px;max-width:calc(100% - 32px);max-height:calc(100dvh - 32px);
border:1px solid var(--kvitto-line);border-radius:var(--kvitto-radius);overflow:hidden;
background:var(--kvitto-surface);color:var(--kvitto-text);box-shadow:0 12px 40px rgb(0 0 0/.25);
font:medium/1.5 var(--kvitto-font);
}
.kvitto>*{font-size:.9375em;}
.kvitto-aside{inset-block:16px auto;inset-inline:auto 16px;}
.kvitto-text{overflow-y:auto;padding:20px 20px 8px;}
.kvitto h2{margin:0 0 6px;font:600 1.2em/1.3 var(--kvitto-font);}
.kvitto p,.kvitto ul{margin:0 0 10px;padding:0;}
.kvitto-small{color:var(--kvitto-muted);font-size:.87em;}
.kvitto a{color:inherit;}
.kvitto li{list-style:none;padding:6px 0;border-top:1px solid var(--kvitto-line);}
.kvitto b{font-weight:600;}
.kvitto [role=status]{margin:0 20px 12px;font-weight:600;}
.kvitto [role=status]:empty{display:none;}
.kvitto-actions{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:8px;flex:none;padding:12px 20px;border-top:1px solid var(--kvitto-line);}
.kvitto button{
min-height:44px;padding:6px 10px;border:1px solid transparent;border-radius:calc(var(--kvitto-radius)*.6);
background:none;color:inherit;font:600 1em/1.25 var(--kvitto-font);overflow-wrap:anywhere;cursor:pointer;
}
.kvitto button.kvitto-choice{background:var(--kvitto-accent);color:var(--kvitto-on-accent);}
.kvitto button.kvitto-quiet{padding:6px 4px;font-weight:500;font-size:.95em;}
.kvitto button:hover,.kvitto-quiet{text-decoration:underline;text-underline-offset:3px;}
.kvitto :focus-visible{outline:3px solid var(--kvitto-text);outline-offset:2px;}
@media (max-width:520px){
.kvitto{inset:auto 8px 8px;width:auto;max-width:none;max-height:calc(100dvh - 16px);}
.kvitto-first{max-height:calc(50dvh - 16px);}
.kvitto-aside{inset:8px 8px auto;}
.kvitto-text{padding:14px 16px 4px;}
.kvitto-actions{padding:8px 16px;gap:4px 8px;}
}
@media (max-height:480px) and (min-width:521px){
.kvitto-first{width:auto;max-height:50dvh;}
.kvitto-first .kvitto-actions{grid-template-columns:repeat(4,minmax(0,1fr));}
}
@media (max-width:520px) and (max-height:460px){
.kvitto-first{max-height:calc(50dvh - 12px);}
.kvitto-first>*{font-size:13px;line-height:1.35;}
.kvitto-first .kvitto-text{padding-top:6px;}
.kvitto-first .kvitto-actions{padding-block:4px;row-gap:2px;}
.kvitto-first button{min-height:28px;}
.kvitto-first button.kvitto-quiet{padding-block:1px;}
}
@media (forced-colors:active){.kvitto,.kvitto button{border-color:currentColor;}}
`
