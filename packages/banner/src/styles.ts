/**
 * The rules of every layer: tokens, container, buttons. A site changes the look by `--kvitto-*`
 * on `:root`; accept and refuse take the same ones, so neither can be made to stand out.
 * Every declaration ends in `;` (see `adoptStyles`).
 */
export const styles = `
:where(.kvitto,.kvitto *){all:revert;box-sizing:border-box;}
:where(.kvitto,.kvitto *)::before,:where(.kvitto,.kvitto *)::after{content:none;}
.kvitto{
--k-surface:var(--kvitto-surface,#fff);--k-text:var(--kvitto-text,#1b2127);--k-muted:var(--kvitto-muted,#56606b);
--k-line:var(--kvitto-line,#e3e7eb);--k-edge:var(--kvitto-edge,#77818c);
--k-accent:var(--kvitto-accent,#1d3a4f);--k-on-accent:var(--kvitto-on-accent,#fff);--k-shadow:0 0 0 1px rgb(20 30 40/.07),0 12px 40px rgb(20 30 40/.2);
position:fixed;z-index:2147483647;inset-block-end:16px;inset-inline:16px auto;
display:flex;flex-direction:column;width:448px;max-width:calc(100% - 32px);
margin:0;padding:0;border:1px solid transparent;border-radius:var(--kvitto-radius,16px);overflow:hidden;
background:var(--k-surface);color:var(--k-text);box-shadow:var(--k-shadow);
font:400 max(15px,.9375rem)/1.5 var(--kvitto-font,system-ui,sans-serif);text-align:start;color-scheme:light;
}
@media (prefers-color-scheme:dark){.kvitto{
--k-surface:var(--kvitto-surface-dark,#1a2027);--k-text:var(--kvitto-text-dark,#eef1f4);--k-muted:var(--kvitto-muted-dark,#a9b4bf);
--k-line:var(--kvitto-line-dark,#323b45);--k-edge:var(--kvitto-edge-dark,#8b96a1);
--k-accent:var(--kvitto-accent-dark,#cfe3f1);--k-on-accent:var(--kvitto-on-accent-dark,#10202c);--k-shadow:0 0 0 1px rgb(255 255 255/.1),0 12px 40px rgb(0 0 0/.6);
color-scheme:dark;
}}
.kvitto-text{overflow-y:auto;overscroll-behavior:contain;min-height:0;padding:20px 20px 12px;}
.kvitto h2{margin:0 0 6px;font:600 1.2em/1.3 var(--kvitto-font,system-ui,sans-serif);letter-spacing:-.01em;text-wrap:balance;}
.kvitto h2:focus{outline:none;}
.kvitto p{margin:0 0 10px;}
.kvitto-small{color:var(--k-muted);font-size:.87em;}
.kvitto a{color:inherit;text-decoration:underline;text-underline-offset:2px;}
.kvitto [role=status]:empty{display:none;}
.kvitto [role=status]{margin:0 20px 12px;padding:10px 12px;border:1px solid var(--k-edge);border-radius:10px;font-weight:600;font-size:.94em;}
.kvitto-asked{margin:0 0 10px;padding:0;list-style:none;}
.kvitto-asked li{margin:0;padding:6px 0;border-top:1px solid var(--k-line);}
.kvitto-asked b{font-weight:600;}
.kvitto-actions{display:grid;grid-template-columns:1fr 1fr;gap:8px;flex:none;padding:12px 20px 16px;border-top:1px solid var(--k-line);}
.kvitto button{
display:block;min-height:44px;min-width:0;margin:0;padding:6px 10px;border:1px solid transparent;border-radius:var(--kvitto-button-radius,10px);
background:none;color:inherit;font:600 1em/1.25 var(--kvitto-font,system-ui,sans-serif);text-align:center;overflow-wrap:anywhere;cursor:pointer;
}
.kvitto button.kvitto-choice{background:var(--k-accent);color:var(--k-on-accent);}
.kvitto button:only-child,.kvitto button.kvitto-wide{grid-column:1/-1;}
.kvitto-quiet{text-decoration:underline;text-decoration-color:var(--k-edge);text-underline-offset:3px;}
.kvitto button:hover{text-decoration:underline;text-underline-offset:3px;}
.kvitto :focus-visible{outline:3px solid var(--k-text);outline-offset:2px;border-radius:6px;}
@media (max-width:520px){
.kvitto{inset-inline:8px;inset-block-end:8px;width:auto;max-width:none;}
.kvitto-first{max-height:max(50vh,230px);max-height:max(50dvh,230px);}
.kvitto-text{padding:14px 16px 8px;}
.kvitto-actions{padding:8px 16px;gap:4px 8px;}
.kvitto [role=status]{margin:0 16px 8px;}
}
@media (forced-colors:active){.kvitto{border-color:CanvasText;}.kvitto button{border-color:ButtonText;}}
`
