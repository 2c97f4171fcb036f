/** A page that is the same for all, but for what stands in it to ask. */
export interface Subject {
  name: string
  /** First in the page's head. */
  head?: string
  /** The analytics script, as this tool wants it marked. */
  analytics?: string
  /** Last in the page's body. */
  body?: string
  /** Selects the button that agrees to everything; absent where nobody is asked. */
  accept?: string
  /** Whether a cookie says that nothing of an answer is left to be done; absent where nothing ever is. */
  isAtRest?(cookie: { name: string; value: string }): boolean
}

/** Text, one image that is the largest thing to see, one analytics script. */
export function pageOf({ head = '', analytics = '', body = '' }: Subject): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">${head}
<meta name="viewport" content="width=device-width"><title>A page</title><link rel="icon" href="data:,">
<style>body{margin:0;font:18px/1.5 sans-serif}main{max-width:60rem;margin:auto;padding:1rem}img{display:block;width:100%;height:26rem}</style>
${analytics}
</head><body><main><h1>A page</h1>
<img src="/image.bmp" alt="">
${`<p>${'People come here to read, and the question must not keep them from it. '.repeat(6)}</p>\n`.repeat(4)}</main>
${body}
</body></html>`
}
