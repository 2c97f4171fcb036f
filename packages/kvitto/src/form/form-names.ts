/** A checkbox of the site's own that asks for a purpose: its value is the purpose's id. */
export const FORM = 'data-kvitto-form'
/** What a form sends with the rest of it: the receipt's id, for the site's server. */
export const FIELD = 'kvitto-receipt'
/** In localStorage while something that was said in a form waits: so long the state cookie says `p`. */
export const FORM_KEY = 'kvitto-form'
