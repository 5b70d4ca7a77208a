import type { Request } from 'express'
import { readMultipart } from '../http/upload-form.ts'
import type { KeptForm } from './kept-form.ts'
import { PAGE_FIELD } from './page-of-form.ts'

const MAX_UPLOAD_BYTES = 32 * 1024 * 1024

/** The fields of the form that the request sends, of either encoding; files are read past. */
export async function typedFields(req: Request): Promise<Pick<KeptForm, 'fields' | 'hadFile'> & { token: string }> {
  let hadFile = false
  if (req.is('multipart/form-data') && req.body === undefined) {
    const { hasFile } = await readMultipart(req, { maxBytes: MAX_UPLOAD_BYTES })
    hadFile = hasFile
  } else hadFile = req.upload !== undefined
  const all = Object.entries(req.body ?? {}).flatMap(([name, value]) => flat(name, value))
  return {
    hadFile,
    fields: all.filter(([name]) => name !== '_csrf' && name !== PAGE_FIELD),
    token: all.find(([name]) => name === '_csrf')?.[1] ?? '',
  }
}

/** Reverses the nesting of the parser: `{ a: { b: ['x', 'y'] } }` is `a[b]=x&a[b]=y`. */
function flat(name: string, value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((one) => flat(name, one))
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([key, one]) => flat(`${name}[${key}]`, one))
  return [[name, String(value)]]
}
