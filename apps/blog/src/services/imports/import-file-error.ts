import { ValidationError } from '@rose-ash/shared/errors/http-errors'

/** A file that cannot be imported. The message tells what is wrong, where, and what to do; nothing was written. */
export class ImportFileError extends ValidationError {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, { ...options, code: 'import_file_unusable' })
  }
}
