import { LOGS_SCHEMA, type LogsFile } from '@kvitto/receipt'
import { readIfThere } from '../archive/archive-files.ts'
import { CliError } from '../cli-error.ts'
import { readJsonFile } from '../read-json-file.ts'
import { isLogsFile } from './is-logs-file.ts'

/** Undefined where the file is another one. Throws `file_unreadable` where it says it is one, and has another shape. */
export async function readLogsFile(path: string): Promise<LogsFile | undefined> {
  const text = (await readIfThere(path))?.toString() ?? ''
  if (!text.includes(LOGS_SCHEMA)) return undefined
  const file = await readJsonFile(path)
  if (isLogsFile(file)) return file
  if (Object(file).schema !== LOGS_SCHEMA) return undefined
  throw new CliError('file_unreadable', `expected ${LOGS_SCHEMA} in ${path}, found another shape`)
}
