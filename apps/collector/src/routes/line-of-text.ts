import { z } from 'zod'

/** Free text on one line. No lone surrogate: it has no UTF-8, so none could be hashed or stored. */
export const LineOfText = z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u, 'a line of text')
