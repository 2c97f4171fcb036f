/** Whether an `Accept-Encoding` header takes brotli: RFC 9110 section 12.5.3, where q=0 is a refusal. */
export function acceptsBrotli(header: string | undefined): boolean {
  return (header ?? '').split(',').some((coding) => {
    const [name, ...parameters] = coding.split(';').map((part) => part.trim().toLowerCase())
    return name === 'br' && !parameters.some((parameter) => /^q=0(\.0{1,3})?$/.test(parameter))
  })
}
