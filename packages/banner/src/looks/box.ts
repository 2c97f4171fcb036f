/** A box in a corner of the window; on a low one as wide as it is. */
export const styles = () => `
@media (min-width:521px){
.kvitto{width:448px;inset-inline:var(--kvitto-margin) auto;}
.kvitto-end,.kvitto-aside{inset-inline:auto var(--kvitto-margin);}
.kvitto-end.kvitto-aside{inset-inline:var(--kvitto-margin) auto;}
}
@media (min-width:521px) and (max-height:480px){
.kvitto-first{width:auto;inset-inline:var(--kvitto-margin);max-height:50dvh;--kvitto-share:22%;}
}
`
