import { randomUUID } from 'node:crypto'
import type { Visibility } from '@rose-ash/shared/activities/activity'
import { defineActivity } from '@rose-ash/shared/activities/define-activity'
import type { Db, Tx } from '@rose-ash/shared/db/client'
import { z } from 'zod'

/** An activity definition outside the catalogue. */
export function testDefinition(type = 'test.happened') {
  return defineActivity(type, { visibility: 'internal', payload: z.looseObject({}) })
}

export interface TestActivity {
  readonly type?: string
  readonly actorId?: string | null
  readonly objectId?: string
  readonly object?: object
  readonly visibility?: Visibility
  readonly createdAt?: Date
}

/** Appends a row of a type outside the catalogue. Returns its seq. */
export async function append(
  db: Db | Tx,
  {
    type = 'test.happened',
    actorId = null,
    objectId,
    object = {},
    visibility = 'internal',
    createdAt,
  }: TestActivity = {},
) {
  const row = await db.activity.create({
    data: {
      type,
      actorId,
      objectId: objectId ?? randomUUID(),
      object,
      originApp: 'test',
      visibility,
      ...(createdAt && { createdAt }),
    },
    select: { seq: true },
  })
  return row.seq
}
