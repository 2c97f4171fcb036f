/** What only the receipts need. Every declaration ends in `;` (see `adoptStyles`). */
export const receiptsStyles = `
.kvitto-receipts{margin:0 0 16px;}
.kvitto-receipts p{margin:0;}
.kvitto-id{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;margin:0 0 12px;}
.kvitto-id div{flex:1 1 200px;text-wrap:balance;}
.kvitto code,.kvitto textarea{font-family:ui-monospace,monospace;font-size:.9em;word-break:break-all;}
.kvitto textarea{width:100%;border:1px solid var(--kvitto-edge);background:none;color:inherit;}
@media (max-width:520px){.kvitto-downloads{--kvitto-share:100%;}}
.kvitto-qr{flex:none;width:148px;height:148px;background:#fff;shape-rendering:crispEdges;}
.kvitto-qr line{stroke:#000;stroke-width:1px;}
`
