import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import type { Transact } from '@rose-ash/shared/db/transact'
import { enqueueDeliveries } from '@rose-ash/shared/deliveries/enqueue-deliveries'
import type { Redis } from 'ioredis'
import { letterDelivery, mailServer } from './letter-delivery.ts'

interface Deps {
  readonly config: BaseConfig
  readonly redis: Redis
  readonly transact: Transact
}

const BATCH = 100

/**
 * Delivers letters that wait without a delivery, such as those that an older version of the apps left behind; returns their number.
 * Safe in several processes at once.
 */
export async function adoptMail({ config, redis, transact }: Deps): Promise<number> {
  return transact(async (tx) => {
    const mails = await tx.$queryRaw<{ id: string; originApp: string }[]>`
      UPDATE outgoing_mails SET status = 'relayed', leased_until = now() + interval '1 hour'
      WHERE id IN (
        SELECT m.id FROM outgoing_mails m
        WHERE ((m.status = 'pending' AND m.created_at < now() - interval '1 minute') OR (m.status = 'relayed' AND m.leased_until < now()))
          AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.key = m.id::text AND d.kind LIKE '%.send-letter')
        ORDER BY m.created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
      )
      RETURNING id, origin_app AS "originApp"`
    for (const { id, originApp } of mails) {
      const letter = { key: id, destination: mailServer(config), payload: { mailId: id } }
      await enqueueDeliveries({ redis }, tx, letterDelivery(originApp), [letter])
    }
    return mails.length
  })
}
