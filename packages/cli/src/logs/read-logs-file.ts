import { LOGS_SCHEMA, type LogsFile } from '@kvitto/receipt'
import { readIfThere } from '../archive/archive-files.ts'

/** Undefined where the file is another one. What else may be wrong in it shows when it is verified. */
export async function readLogsFile(path: string): Promise<LogsFile | undefined> {
  const text = (await readIfThere(path))?.toString() ?? ''
  if (!text.includes(LOGS_SCHEMA)) return undefined
  try {
    const file: LogsFile = JSON.parse(text)
    const isFile =
      file.schema === LOGS_SCHEMA && Array.isArray(file.logs) && Array.isArray(file.pruned)
    return isFile && typeof file.site === 'string' ? file : undefined
  } catch {
    return undefined
  }
}
