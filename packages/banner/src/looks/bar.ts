/** A bar along the window's lower edge, never more than half of it; on a wide one its buttons stand beside the text. */
export const styles = () => `
@media (min-width:521px),(max-height:460px){
.kvitto-first{inset:auto 0 0;max-height:50dvh;border-width:var(--kvitto-line-width) 0 0;border-radius:0;}
.kvitto-first.kvitto-aside{inset-block:0 auto;border-width:0 0 var(--kvitto-line-width);}
}
@media (min-width:521px){
.kvitto-first{padding-inline:max(0px,50% - 600px);--kvitto-share:22%;}
}
@media (min-width:861px){
.kvitto-first{flex-direction:row;--kvitto-share:45%;}
.kvitto-first .kvitto-text{flex:1;padding-bottom:var(--kvitto-gap);}
.kvitto-first [role=status]{width:12em;margin:auto 0;}
.kvitto-first .kvitto-actions{width:27em;align-content:center;border:0;}
}
`
