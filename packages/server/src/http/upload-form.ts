import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyHeaders } from '@fastify/busboy'
import { AppError } from '@rose-ash/shared/errors/app-error'
import { storable, storableText } from '@rose-ash/shared/words/storable-text'
import type { Request, RequestHandler } from 'express'

export interface Upload {
  readonly name: string
  /** Empty when the file was too large. */
  readonly bytes: Buffer
  readonly isTooLarge: boolean
}

interface UploadForm {
  /** The name of the file field; other files are read past. */
  readonly field?: string
  readonly maxBytes: number
}

const FIELDS = { fieldNameSize: 100, fieldSize: 512 * 1024, fields: 100, files: 1, parts: 101 }

/**
 * Parses a multipart form (RFC 7578) with one file, in memory: fields into `req.body`, the file, if one was chosen, into `req.upload`.
 * A file over `maxBytes` is dropped but the fields are kept, so that the form can be shown again. Put it after the guard of its route.
 */
export function uploadForm(form: UploadForm): RequestHandler {
  return async (req, _res, next) => {
    if (req.is('multipart/form-data')) await readMultipart(req, form)
    next()
  }
}

/** Reads the fields into `req.body` and tells whether any file was chosen. */
export async function readMultipart(req: Request, { field, maxBytes }: UploadForm): Promise<{ hasFile: boolean }> {
  const fields = new Map<string, string>()
  let hasFile = false
  try {
    const reader = new Busboy({ headers: req.headers as BusboyHeaders, limits: { ...FIELDS, fileSize: maxBytes } })
    let isCut = false
    reader.on('field', (name, value, _nameIsCut, valueIsCut) => {
      isCut ||= valueIsCut
      fields.set(name, value)
    })
    reader.on('file', (name, file, fileName) => {
      // Browsers send a file without a name when none was chosen.
      if (fileName) hasFile = true
      if (name !== field) return void file.resume()
      const chunks: Buffer[] = []
      file.on('data', (chunk: Buffer) => void chunks.push(chunk))
      file.on('end', () => {
        const isTooLarge = (file as { truncated?: boolean }).truncated === true
        if (fileName)
          req.upload = {
            name: storableText(fileName),
            isTooLarge,
            bytes: isTooLarge ? Buffer.alloc(0) : Buffer.concat(chunks),
          }
      })
    })
    await pipeline(atMost(req, maxBytes * 4), reader)
    if (isCut) throw new AppError('too_large', 413, 'a field of the form is too large')
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('bad_form', 400, 'the form cannot be read', { cause: error })
  }
  req.body = storable(Object.fromEntries(fields))
  return { hasFile }
}

/** A slightly too large file is read to its end, for an error beside its field; of a much larger upload no more is parsed. */
async function* atMost(req: Request, maxBytes: number): AsyncGenerator<Buffer> {
  let read = 0
  // The request stays open, so that the server can read past the rest.
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    read += chunk.length
    if (read > maxBytes) throw new AppError('too_large', 413, 'the form is too large')
    yield chunk
  }
}
