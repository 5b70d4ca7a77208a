import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { Clock } from '../context/clock.ts'
import type { Prisma, Tx } from '../db/client.ts'
import { afterCommit } from '../db/transact.ts'
import type { Visibility } from './activity.ts'
import type { NewActivity } from './activity-of.ts'
import { ACTIVITY_CATALOGUE } from './catalogue.ts'
import type { ActivityDefinition } from './define-activity.ts'
import type { Doorbell } from './doorbell.ts'

/** Appends to the log. */
export interface ActivityLog {
  /**
   * Writes one row in the caller's transaction, so that the row and the change that it records are committed together or not at all;
   * rings the doorbell after the commit. Returns the id of the row (UUIDv7). Throws when the definition is not in the catalogue or the
   * payload does not fit it: both are mistakes in the calling code.
   */
  append<Definition extends ActivityDefinition>(
    tx: Tx,
    definition: Definition,
    fact: NewActivity<Definition>,
  ): Promise<string>
  /** Makes the row without writing it, for a statement that inserts it together with the change. Throws as `append` does. */
  prepare<Definition extends ActivityDefinition>(
    definition: Definition,
    fact: NewActivity<Definition>,
  ): PreparedActivity<z.output<Definition['payload']>>
}

export interface PreparedActivity<Payload = unknown> {
  readonly id: string
  readonly type: string
  readonly actorId: string | null
  readonly objectId: string | null
  readonly originApp: string
  readonly visibility: Visibility
  readonly object: Payload
  readonly createdAt: Date
  /** The freshness keys of everything that the row makes out of date. */
  readonly touched: readonly string[]
  /** Rings the doorbell; call it after the commit of the row. */
  announce(): Promise<void>
}

export interface ActivityLogOptions {
  readonly originApp: string
  readonly doorbell: Doorbell
  readonly clock: Clock
  /** Called with the freshness keys of a fact after its commit and before the doorbell rings. */
  readonly touch?: (keys: readonly string[]) => Promise<void>
}

export function createActivityLog({ originApp, doorbell, clock, touch }: ActivityLogOptions): ActivityLog {
  const touchedBy = new WeakMap<Tx, Set<string>>()

  async function announce(keys: readonly string[]): Promise<void> {
    await touch?.(keys)
    await doorbell.ring(keys)
  }

  /** Rings once for all rows of one transaction. */
  function announceOnce(tx: Tx, keys: readonly string[]): void {
    const known = touchedBy.get(tx)
    const touched = known ?? new Set<string>()
    for (const key of keys) touched.add(key)
    if (known) return
    touchedBy.set(tx, touched)
    afterCommit(tx, () => announce([...touched]))
  }

  function prepare<Definition extends ActivityDefinition>(
    definition: Definition,
    {
      actorId = null,
      objectId = null,
      object,
      visibility = definition.visibility,
      alsoTouches = [],
    }: NewActivity<Definition>,
  ): PreparedActivity<z.output<Definition['payload']>> {
    const { type } = definition
    if (ACTIVITY_CATALOGUE.get(type) !== definition) throw new Error(`activity type ${type} is not in the catalogue`)
    const payload = definition.payload.parse(object) as z.output<Definition['payload']>
    const touched = [...definition.touches({ actorId, objectId, object: payload }), ...alsoTouches]
    return {
      ...{ id: uuidv7(), type, actorId, objectId, originApp, visibility, object: payload, createdAt: clock.now() },
      touched,
      announce: () => announce(touched),
    }
  }

  return {
    prepare,
    async append(tx, definition, fact) {
      const { announce: _announce, touched, object, ...row } = prepare(definition, fact)
      await tx.activity.create({ data: { ...row, object: object as Prisma.InputJsonValue }, select: { id: true } })
      announceOnce(tx, touched)
      return row.id
    },
  }
}
