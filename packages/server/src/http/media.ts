import { extname, resolve } from 'node:path'
import { mediaTypeOf } from '@rose-ash/shared/media/media-types'
import express, { type RequestHandler } from 'express'
import { type MediaDeps, missingCopy } from './missing-copy.ts'

/**
 * /media/*: uploaded and imported files, named by their content hash and so immutable. Scripts in them cannot run: browsers must not
 * sniff the type, and the Content-Security-Policy forbids everything. A type that is not displayed is sent as a download.
 */
export function media(deps: MediaDeps): RequestHandler[] {
  const files = express.static(resolve(deps.config.ROSE_DATA_DIR, 'media'), {
    dotfiles: 'ignore',
    fallthrough: true,
    immutable: true,
    index: false,
    maxAge: '365d',
    redirect: false,
    setHeaders(res, file) {
      const type = mediaTypeOf(extname(file).slice(1))
      res.setHeader('Content-Type', type?.isShown ? type.contentType : 'application/octet-stream')
      res.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      res.setHeader('X-Content-Type-Options', 'nosniff')
      res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
      if (!type?.isShown) res.setHeader('Content-Disposition', 'attachment')
    },
  })
  return [files, missingCopy(deps, files)]
}
