import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import type { Logger } from '@rose-ash/shared/log/create-log'
import { mediaStore } from '@rose-ash/shared/media/media-store'
import { mediaUrl } from '@rose-ash/shared/media/picture'
import { readCopyPath } from '@rose-ash/shared/media/picture-copies'
import type { RequestHandler } from 'express'

export interface MediaDeps {
  readonly config: Pick<BaseConfig, 'ROSE_DATA_DIR'>
  readonly log: Logger
}

/** In the order in which the whole of a picture is looked for. */
const ENDINGS = ['webp', 'jpeg', 'png', 'gif', 'jpg', 'avif']
/** A page asks for a few dozen copies at most. */
const MOST_WAITING = 60

/**
 * Makes a copy that the upload of a picture did not make, and hands it to `serve`. When that fails, because the disk is full or too many are
 * asked for at once, the browser gets the whole picture instead.
 */
export function missingCopy({ config, log }: MediaDeps, serve: RequestHandler): RequestHandler {
  const media = mediaStore(config)
  const inTurn = oneAfterTheOther()
  return async (req, res, next) => {
    const copy = readCopyPath(req.path.slice(1))
    const original = copy && (await media.firstOf(ENDINGS.map((ending) => `${copy.stem}.${ending}`)))
    if (!copy || !original || !['GET', 'HEAD'].includes(req.method)) return next()
    try {
      // Loaded at the first copy, since most processes make none.
      const { makeCopy } = await import('@rose-ash/shared/media/make-copy')
      const isMade = await inTurn(() => makeCopy(media, { original, ...copy }))
      return isMade ? serve(req, res, next) : next()
    } catch (error) {
      log.warn({ err: error, path: req.path }, 'a copy of a picture could not be made')
      res.set('Cache-Control', 'no-store').redirect(302, mediaUrl(original))
    }
  }
}

/** Runs work one after the other, since each needs memory for all pixels of a picture. */
function oneAfterTheOther() {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (waiting >= MOST_WAITING) throw new Error('too many copies are being made')
    waiting += 1
    const turn = last.then(work).finally(() => {
      waiting -= 1
    })
    last = turn.catch(() => undefined)
    return turn
  }
}
