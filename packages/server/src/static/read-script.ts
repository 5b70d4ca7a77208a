import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'

/** A static file as browsers get it: TypeScript loses its types, everything else stays as it is. */
export function readScript(file: string): Buffer {
  const body = readFileSync(file)
  return file.endsWith('.ts') ? Buffer.from(stripTypeScriptTypes(body.toString('utf8'))) : body
}
