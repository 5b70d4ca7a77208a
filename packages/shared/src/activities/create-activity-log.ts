import type { Clock } from '../context/clock.ts'
import type { Prisma, Tx } from '../db/client.ts'
import { afterCommit } from '../db/transact.ts'
import type { NewActivity } from './activity.ts'
import { ACTIVITY_CATALOGUE } from './catalogue.ts'
import type { Doorbell } from './doorbell.ts'

/** The writing side of the one log. */
export interface ActivityLog {
  /**
   * Writes one fact in the caller's transaction, so that the fact and the change it tells of happen together or not at all;
   * rings the doorbell after the commit. Returns the id of the row (UUIDv7). Throws when the type is not in the
   * catalogue or the payload is not of its shape: both are mistakes in the code that calls.
   */
  append(tx: Tx, activity: NewActivity): Promise<string>
}

export interface ActivityLogOptions {
  readonly originApp: string
  readonly doorbell: Doorbell
  readonly clock: Clock
  /** Told of each type after its commit and before the doorbell rings. */
  readonly onCommitted?: (type: string) => Promise<void>
}

export function createActivityLog({ originApp, doorbell, clock, onCommitted }: ActivityLogOptions): ActivityLog {
  const ring = () => doorbell.ring()
  return {
    async append(tx, { type, actorId = null, objectId = null, object, visibility }) {
      const definition = ACTIVITY_CATALOGUE.get(type)
      if (!definition) throw new Error(`activity type ${type} is not in the catalogue`)
      const row = await tx.activity.create({
        data: {
          type,
          actorId,
          objectId,
          originApp,
          visibility: visibility ?? definition.visibility,
          object: definition.payload.parse(object) as Prisma.InputJsonValue,
          createdAt: clock.now(),
        },
        select: { id: true },
      })
      if (onCommitted) afterCommit(tx, () => onCommitted(type))
      afterCommit(tx, ring)
      return row.id
    },
  }
}
