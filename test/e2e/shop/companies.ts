/** Who takes part in an order besides the shop. */
export const COMPANIES = ['psp', 'wallet', 'bank', 'captcha', 'stats', 'video'] as const

export type Company = (typeof COMPANIES)[number]

/** Where each is found, e.g. `http://127.0.0.1:8790`. */
export type Addresses = Record<Company, string>
