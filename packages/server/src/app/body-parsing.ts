import express, { type RequestHandler } from 'express'

/** A post may have 500,000 characters, and a form takes nine bytes for a Chinese one. */
const FORM_BYTES = '5mb'
const JSON_BYTES = '1mb'

/**
 * Parses forms and JSON up to a size limit. The bytes of JSON bodies are kept in `req.rawBody`, since signatures (ActivityPub,
 * webhooks) cover the bytes. Uploads are read by their own routes.
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
