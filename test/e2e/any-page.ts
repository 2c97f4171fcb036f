/** What playwright's pages and those of the engines have in common. */
export interface AnyPage {
  evaluate<T>(run: () => T | Promise<T>): Promise<T>
  click(selector: string): Promise<void>
}
