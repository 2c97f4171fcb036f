/** What only the preferences need. Every declaration ends in `;` (see `adoptStyles`). */
export const preferencesStyles = `
@media (min-width:521px){.kvitto-preferences{width:544px;}}
.kvitto-header{display:flex;align-items:center;justify-content:space-between;gap:12px;flex:none;padding-block:12px;padding-inline:20px 12px;border-bottom:1px solid var(--kvitto-line);}
.kvitto-header h2{margin:0;}
.kvitto-header h2:focus{outline:none;}
.kvitto-preferences [role=status]{margin:12px 20px 0;}
.kvitto-category{display:block;margin:0 0 12px;padding:12px 14px;border:1px solid var(--kvitto-line);border-radius:12px;}
.kvitto-category p{margin:0 0 6px;}
.kvitto-row{display:flex;align-items:center;justify-content:space-between;gap:16px;min-height:32px;}
.kvitto-row b{font-weight:600;font-size:1.04em;}
.kvitto-switch{cursor:pointer;}
.kvitto-switch input{
appearance:none;flex:none;position:relative;width:44px;height:26px;margin:0;border:1px solid var(--kvitto-edge);border-radius:13px;
background:var(--kvitto-surface);cursor:pointer;
}
.kvitto-switch input::before{
content:"";position:absolute;inset-block-start:4px;inset-inline-start:4px;width:16px;height:16px;border-radius:50%;background:var(--kvitto-edge);
}
.kvitto-switch input:checked{background:var(--kvitto-accent);border-color:var(--kvitto-accent);}
.kvitto-switch input:checked::before{inset-inline-start:22px;background:var(--kvitto-on-accent);}
.kvitto-switch input:focus-visible{border-radius:13px;}
.kvitto-purpose+.kvitto-purpose{margin-top:8px;padding-top:8px;border-top:1px solid var(--kvitto-line);}
.kvitto summary{padding:6px 0;font-weight:500;cursor:pointer;}
.kvitto-service{padding:10px 0;border-top:1px solid var(--kvitto-line);font-size:.93em;}
.kvitto dl{margin:6px 0;}
.kvitto dl div{display:flex;flex-wrap:wrap;gap:0 8px;}
.kvitto dt{min-width:6.5em;color:var(--kvitto-muted);}
.kvitto dd{flex:1 9em;margin:0;overflow-wrap:anywhere;}
.kvitto table{width:100%;margin:6px 0;border-collapse:collapse;font-size:.93em;line-height:1.4;table-layout:fixed;}
.kvitto th,.kvitto td{padding:4px 8px 4px 0;border-top:1px solid var(--kvitto-line);text-align:start;vertical-align:top;font-weight:400;overflow-wrap:anywhere;}
.kvitto th{color:var(--kvitto-muted);}
.kvitto button.kvitto-wide{grid-column:1/-1;}
.kvitto button.kvitto-outlined{border-color:var(--kvitto-edge);}
@media (max-width:520px){
.kvitto-preferences [role=status]{margin:8px 16px 0;}
}
@media (forced-colors:active){.kvitto-switch input{appearance:auto;width:24px;height:24px;}.kvitto-switch input::before{content:none;}}
`
