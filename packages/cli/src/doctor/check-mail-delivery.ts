import { createDb } from '@rose-ash/shared/db/client'
import { createPool } from '@rose-ash/shared/db/create-pool'
import { createTransport } from 'nodemailer'
import { type Check, probe } from './finding.ts'

const LATE_MS = 5 * 60_000
const DAY_MS = 24 * 3600_000

/** The mail server accepts our sender address, and no mail is stuck. */
export const checkMailDelivery: Check = async (config) => [
  await probe(
    'Mail login',
    'Check user, password and encryption in SMTP_URL; the server greets us but lets us do nothing.',
    async () => {
      const transport = createTransport({ url: config.SMTP_URL, connectionTimeout: 5_000, greetingTimeout: 5_000 })
      try {
        await transport.verify()
      } finally {
        transport.close()
      }
      return 'accepted'
    },
  ),
  await probe(
    'Letters',
    'See why: the mail server refuses them, or nothing delivers them (ROLE=deliveries).',
    async () => {
      const db = createDb(createPool({ url: config.DATABASE_URL, poolSize: 1, applicationName: 'rose-doctor' }))
      try {
        const [late, failed] = await Promise.all([
          db.outgoingMail.count({
            where: { status: { in: ['pending', 'relayed'] }, createdAt: { lt: new Date(Date.now() - LATE_MS) } },
          }),
          db.outgoingMail.count({ where: { status: 'failed', createdAt: { gt: new Date(Date.now() - DAY_MS) } } }),
        ])
        if (late + failed > 0)
          throw new Error(`${late} wait for more than five minutes, ${failed} failed since yesterday`)
        return 'none is stuck'
      } finally {
        await db.$disconnect()
      }
    },
  ),
]
