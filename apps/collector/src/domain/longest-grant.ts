/** No grant stands longer, whatever it states (see `expiryOf`), and none is pruned sooner. */
export const LONGEST_GRANT = 'P396D'
