import { z } from 'zod'
import { MEMBER_ROLES } from '../rights/roles.ts'

const days = z.int('needs a whole number of days').min(0).max(365)

/** Who needs a second factor, by when, and how a lost one is reset. */
export const secondFactorSchema = z
  .strictObject({
    roles: z.array(z.enum(MEMBER_ROLES)).default(['administrator', 'steward']),
    graceDays: days.default(14),
    /** The day on which the rule began: who had the role before has its days from then. */
    from: z.iso.date('is not a day; write it as 2007-01-01').optional(),
    resetAfterHours: z.int().min(1).max(720).default(24),
  })
  .prefault({})

/** How long the former address can take a change of address back. */
export const changedAddressSchema = z.strictObject({ undoDays: days.default(7) }).prefault({})
