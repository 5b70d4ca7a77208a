import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'

/** A static file as it is served: types are stripped from TypeScript, other files are unchanged. */
export function readScript(file: string): Buffer {
  const body = readFileSync(file)
  return file.endsWith('.ts') ? Buffer.from(stripTypeScriptTypes(body.toString('utf8'))) : body
}
