/** A box in a corner of the window; on a low one as wide as it is. */
export const styles = () => `
@media (min-width:521px){
.kvitto{width:448px;inset-inline:var(--kvitto-margin) auto;}
.kvitto-end{inset-inline:auto var(--kvitto-margin);}
}
@media (min-width:521px) and (max-height:480px){
.kvitto-first{width:auto;inset-inline:var(--kvitto-margin);max-height:max(50dvh,220px);--kvitto-share:22%;}
}
`
