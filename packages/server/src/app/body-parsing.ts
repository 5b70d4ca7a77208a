import express, { type RequestHandler } from 'express'

/** A description may have 20,000 characters, and a form takes nine bytes for a Chinese one. */
const FORM_BYTES = 512 * 1024
/** A post may have 500,000. */
const LONG_FORM_BYTES = 5 * 1024 * 1024
const JSON_BYTES = '1mb'

/**
 * Parses forms and JSON up to a size limit, which is higher at the paths of `longForms`. The bytes of JSON bodies are kept in `req.rawBody`, since signatures (ActivityPub,
 * webhooks) cover the bytes. Uploads are read by their own routes.
 */
export function bodyParsing(longForms?: RegExp): readonly RequestHandler[] {
  const formUpTo = (limit: number) => express.urlencoded({ extended: true, limit, parameterLimit: 500 })
  const [form, longForm] = [formUpTo(FORM_BYTES), formUpTo(LONG_FORM_BYTES)]
  return [
    (req, res, next) => (longForms?.test(req.path) ? longForm : form)(req, res, next),
    express.json({
      limit: JSON_BYTES,
      type: ['application/json', 'application/*+json'],
      verify: (req, _res, bytes) => {
        ;(req as unknown as { rawBody: Buffer }).rawBody = bytes
      },
    }),
  ]
}
