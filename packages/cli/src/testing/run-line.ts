import { runCli } from '../run-cli.ts'

export interface Ran {
  code: number
  printed: string
  noted: string
}

/** Runs one command line in this process. */
export async function runLine(line: string[], env: Record<string, string> = {}): Promise<Ran> {
  const printed: string[] = []
  const noted: string[] = []
  const code = await runCli(line, {
    env,
    print: (text) => printed.push(text),
    note: (text) => noted.push(text),
  })
  return { code, printed: printed.join('\n'), noted: noted.join('\n') }
}
