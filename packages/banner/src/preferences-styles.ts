/** What only the preferences need: a place of their own in every layout but a modal one. Every declaration ends in `;` (see `adoptStyles`). */
export const preferencesStyles = `
@media (min-width:521px){
.kvitto-preferences{width:min(544px,100% - 2*var(--kvitto-margin));inset-inline:var(--kvitto-margin) auto;}
.kvitto-preferences.kvitto-end{inset-inline:auto var(--kvitto-margin);}
}
.kvitto-header{display:flex;flex-wrap:wrap;align-items:center;justify-content:flex-end;gap:0 var(--kvitto-gap);flex:none;padding-block:calc(var(--kvitto-space)*.6);padding-inline:var(--kvitto-space) calc(var(--kvitto-space)*.6);border-bottom:var(--kvitto-line-width) solid var(--kvitto-line);}
.kvitto-header h2{flex:1 0 0;max-width:100%;margin:0;overflow-wrap:break-word;}
.kvitto-header h2:focus{outline:none;}
.kvitto-preferences [role=status]{margin:calc(var(--kvitto-space)*.6) var(--kvitto-space) 0;}
.kvitto-preferences [role=status] p{margin:calc(var(--kvitto-gap)*.5) 0 0;font-weight:400;}
.kvitto-preferences .kvitto-text{overflow-wrap:anywhere;}
.kvitto-preferences .kvitto-actions{text-wrap:balance;word-break:auto-phrase;}
.kvitto-category{display:block;margin:0 0 calc(var(--kvitto-gap)*1.5);padding:calc(var(--kvitto-gap)*1.5);border:var(--kvitto-line-width) solid var(--kvitto-line);border-radius:calc(var(--kvitto-radius)*.75);}
.kvitto-category p{margin:0 0 calc(var(--kvitto-gap)*.75);}
.kvitto-row{display:flex;align-items:center;justify-content:space-between;gap:calc(var(--kvitto-gap)*2);min-height:32px;overflow-wrap:break-word;}
.kvitto-row b{font-size:1.04em;}
.kvitto-switch{cursor:pointer;}
.kvitto-switch input{
appearance:none;flex:none;position:relative;width:44px;height:26px;margin:0;border:1px solid var(--kvitto-edge);border-radius:13px;
background:var(--kvitto-surface);cursor:pointer;
}
.kvitto-switch input::before{
content:"";position:absolute;inset-block-start:4px;inset-inline-start:4px;width:16px;height:16px;border-radius:50%;background:var(--kvitto-edge);
}
.kvitto-switch input:checked{background:var(--kvitto-accent);}
.kvitto-switch input:checked::before{inset-inline-start:22px;background:var(--kvitto-on-accent);}
.kvitto-switch input:focus-visible{border-radius:13px;}
.kvitto-purpose+.kvitto-purpose{margin-top:var(--kvitto-gap);padding-top:var(--kvitto-gap);border-top:var(--kvitto-line-width) solid var(--kvitto-line);}
.kvitto summary{padding:calc(var(--kvitto-gap)*.75) 0;font-weight:500;cursor:pointer;}
.kvitto-service{padding:var(--kvitto-gap) 0;border-top:var(--kvitto-line-width) solid var(--kvitto-line);font-size:.93em;}
.kvitto dl{display:grid;grid-template-columns:fit-content(50%) 1fr;gap:0 calc(var(--kvitto-gap)*1.5);margin:calc(var(--kvitto-gap)*.75) 0;}
.kvitto dl div{display:contents;}
.kvitto dt,.kvitto dd{margin:0;overflow-wrap:anywhere;}
.kvitto dt{color:var(--kvitto-muted);}
.kvitto table{width:100%;margin:calc(var(--kvitto-gap)*.75) 0;border-collapse:collapse;font-size:.93em;line-height:1.4;table-layout:fixed;}
.kvitto th,.kvitto td{padding-block:calc(var(--kvitto-gap)*.5);padding-inline:0 calc(var(--kvitto-gap)*.5);border-top:var(--kvitto-line-width) solid var(--kvitto-line);text-align:start;vertical-align:top;font-weight:400;overflow-wrap:anywhere;hyphens:auto;}
.kvitto bdi{hyphens:none;}
.kvitto th{color:var(--kvitto-muted);}
.kvitto-category [role=status]{margin:0;}
.kvitto-own{display:flex;flex-wrap:wrap;gap:0 calc(var(--kvitto-gap)*2);margin:0 0 var(--kvitto-gap);margin-inline-start:calc(-1px - var(--kvitto-gap));}
@media (max-width:520px){.kvitto th:first-child{width:36%;}.kvitto th:last-child{width:26%;}}
@media (max-width:520px) and (max-height:460px){.kvitto-preferences{--kvitto-gap:5px;}}
@media (forced-colors:active){.kvitto-own{margin:0 0 8px;}.kvitto-switch input{appearance:auto;width:24px;height:24px;}.kvitto-switch input::before{content:none;}}
`
