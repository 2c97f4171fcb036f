/** Whether a pattern stands for a name: the same, or a prefix that ends in `*`. */
export function covers(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
}
