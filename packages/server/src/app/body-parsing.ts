import express, { type RequestHandler } from 'express'

const FORM_BYTES = '256kb'
const JSON_BYTES = '1mb'

/**
 * Reads forms and JSON of sane size. The bytes of JSON bodies stay in `req.rawBody`, since signatures (ActivityPub,
 * webhooks) are taken over bytes. Uploads are read by the routes that take them.
 */
export const bodyParsing: readonly RequestHandler[] = [
  express.urlencoded({ extended: true, limit: FORM_BYTES, parameterLimit: 500 }),
  express.json({
    limit: JSON_BYTES,
    type: ['application/json', 'application/*+json'],
    verify: (req, _res, bytes) => {
      ;(req as unknown as { rawBody: Buffer }).rawBody = bytes
    },
  }),
]
