/** What is used of the package, which brings no types of its own. */
declare module 'xliff' {
  /** A list where elements stand among the text. */
  export interface XliffUnit {
    source: string | unknown[]
    target?: string | unknown[]
  }
  export interface XliffContent {
    sourceLanguage: string
    targetLanguage: string
    /** Units by id, in files by id. */
    resources: Record<string, Record<string, XliffUnit>>
  }
  /** XLIFF 2.0. */
  export function js2xliff(content: XliffContent): Promise<string>
  export function xliff2js(text: string): Promise<XliffContent>
}
