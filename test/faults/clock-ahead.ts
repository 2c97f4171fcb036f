/* Loaded into a collector before its own code (`node --import`): its clock is six years ahead. */
const SIX_YEARS = 6 * 366 * 24 * 60 * 60 * 1000
const RealDate = Date

class AheadDate extends RealDate {
  constructor(...args: unknown[]) {
    // @ts-expect-error: Date takes from none to seven
    super(...(args.length > 0 ? args : [RealDate.now() + SIX_YEARS]))
  }

  static override now(): number {
    return RealDate.now() + SIX_YEARS
  }
}

globalThis.Date = AheadDate as DateConstructor
