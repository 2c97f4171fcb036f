import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CliError } from './cli-error.ts'
import { readJsonFile } from './read-json-file.ts'

/** JSON, or a module whose default export is the policy (`.ts`, `.js`, `.mjs`); not yet validated. */
export async function readPolicyFile(path: string): Promise<unknown> {
  return /\.[cm]?[jt]s$/.test(path) ? importPolicy(path) : readJsonFile(path)
}

async function importPolicy(path: string): Promise<unknown> {
  const loaded: unknown = await import(pathToFileURL(resolve(path)).href).catch((cause) => {
    throw new CliError('file_unreadable', `expected a module at ${path}: ${messageOf(cause)}`, {
      cause,
    })
  })
  if (typeof loaded === 'object' && loaded !== null && 'default' in loaded) return loaded.default
  throw new CliError('file_unreadable', `expected a default export in ${path}, found none`)
}

function messageOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause)
  return text.split('\n', 1)[0] ?? ''
}
