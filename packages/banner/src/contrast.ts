/** Red, green and blue in sRGB, each from 0 to 1. */
export type Channels = [red: number, green: number, blue: number]

/** Contrast ratio of WCAG 2.2, from 1 to 21. */
export function contrast(one: Channels, other: Channels): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

function luminance(channels: Channels): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const value = Math.min(1, Math.max(0, channel))
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
