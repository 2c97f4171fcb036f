/** What is used of the package, which brings no types of its own. */
declare module 'sax' {
  interface Parser {
    onopentag(tag: { name: string; attributes: Record<string, string> }): void
    onclosetag(): void
    ontext(text: string): void
    oncdata(text: string): void
    write(text: string): Parser
    close(): Parser
  }
  /** What is no XML is thrown by its methods. */
  const sax: { parser(isStrict: true): Parser }
  export default sax
}
