import { bundlesOf, RECEIPTS_SCHEMA, type ReceiptsExport } from '@kvitto/receipt'
import { readJsonFile } from './read-json-file.ts'

/** The bundle of a file, or those of all receipts that a visitor saved. Verifies nothing. */
export async function readBundles(path: string): Promise<unknown[]> {
  const content = await readJsonFile(path)
  if (!isExport(content)) return [content]
  return bundlesOf(content)
}

/** What else may be wrong in it shows when its receipts are verified. */
function isExport(content: unknown): content is ReceiptsExport {
  if (typeof content !== 'object' || content === null) return false
  const { schema, policy, build, receipts }: Partial<ReceiptsExport> = content
  return (
    schema === RECEIPTS_SCHEMA &&
    Array.isArray(receipts) &&
    receipts.every((item) => typeof item?.receipt === 'string') &&
    [policy, build].every((texts) => typeof texts === 'object' && texts !== null)
  )
}
