import type { Response } from 'express'

const ACTIVITY_JSON = 'application/activity+json'
const LD_JSON = 'application/ld+json; profile="https://www.w3.org/ns/activitystreams"'
const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public'

/** Answers with an ActivityStreams document. The public collection is written as its full URL, since many servers compare strings. */
export function sendActivity(res: Response, document: unknown): void {
  const body = JSON.stringify(document, (_key, value) => (value === 'as:Public' ? PUBLIC : value))
  res.set('Cache-Control', 'public, max-age=60').vary('Accept').type(ACTIVITY_JSON).send(body)
}

/** The media types that WebFinger and actors give for the address of a document. */
export const ACTIVITY_TYPES = { json: ACTIVITY_JSON, ld: LD_JSON } as const
