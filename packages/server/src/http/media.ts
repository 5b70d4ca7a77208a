import { extname, resolve } from 'node:path'
import express, { type RequestHandler } from 'express'

/** What a visitor's browser may show in place. Anything else is handed over as a download. */
const SHOWN: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.m4a': 'audio/mp4',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.ogg': 'audio/ogg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
}

/** /media/*: uploaded and imported files, named by their content and so the same for ever. Nothing in them can run: no sniffing, and a policy that forbids everything. */
export function media(dataDir: string): RequestHandler {
  return express.static(resolve(dataDir, 'media'), {
    dotfiles: 'ignore',
    fallthrough: true,
    immutable: true,
    index: false,
    maxAge: '365d',
    redirect: false,
    setHeaders(res, file) {
      const type = SHOWN[extname(file).toLowerCase()]
      res.setHeader('Content-Type', type ?? 'application/octet-stream')
      res.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      res.setHeader('X-Content-Type-Options', 'nosniff')
      res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
      if (!type) res.setHeader('Content-Disposition', 'attachment')
    },
  })
}
