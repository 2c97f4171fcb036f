/** A calendar duration in years, months and days (ISO 8601: `P6M`, `P180D`); anything else is zero. */
export function parseDuration(duration: string): { months: number; days: number } {
  const [, years, months, days] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(duration) ?? []
  return { months: Number(years ?? 0) * 12 + Number(months ?? 0), days: Number(days ?? 0) }
}
