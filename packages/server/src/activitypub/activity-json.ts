import type { Response } from 'express'
import { ACTIVITY_STREAMS, type JsonLd } from './objects/json-ld.ts'

const ACTIVITY_JSON = 'application/activity+json'
const LD_JSON = `application/ld+json; profile="${ACTIVITY_STREAMS}"`

/** Answers with an ActivityStreams document, or with its text. Any site may read it. */
export function sendActivity(res: Response, document: JsonLd | string): void {
  const body = typeof document === 'string' ? document : JSON.stringify(document)
  res.set('Cache-Control', 'public, max-age=60').set('Access-Control-Allow-Origin', '*')
  res.vary('Accept').type(ACTIVITY_JSON).send(body)
}

/** The media types that WebFinger and actors give for the address of a document. */
export const ACTIVITY_TYPES = { json: ACTIVITY_JSON, ld: LD_JSON } as const
