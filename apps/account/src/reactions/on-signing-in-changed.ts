import { defineReaction } from '@rose-ash/kernel/reactions/define-reaction'
import {
  credentialAdded,
  credentialRemoved,
  recoveryCodeUsed,
  sessionStarted,
} from '@rose-ash/shared/activities/catalogue/account'
import { describeUserAgent } from '@rose-ash/shared/audience/describe-user-agent'
import type { AppContext } from '../context.ts'
import { sendSecurityLetter } from '../services/letters/send-security-letter.ts'
import { codesLeft, fromWhere } from '../texts/security-letters.ts'

/** A letter for a sign-in in a browser that the member had not used before. */
export const onNewDevice = defineReaction({
  name: 'account.tell-new-device',
  on: [sessionStarted],
  handle: async (tx, { id, object, createdAt: at }, ctx: AppContext) => {
    const { memberId, sessionUid, isNewDevice } = object
    if (!isNewDevice) return
    const devices = await ctx.services.identity.listDevices(tx, memberId)
    const device = devices.find((one) => one.sessionUid === sessionUid)
    const detail = device && fromWhere(describeUserAgent(device.userAgent), device.network)
    await sendSecurityLetter(ctx, tx, { memberId, kind: 'new-device', at, id, ...(detail && { detail }) })
  },
})

/** A letter for a second factor that was added. */
export const onCredentialAdded = defineReaction({
  name: 'account.tell-credential-added',
  on: [credentialAdded],
  handle: async (tx, { id, object, createdAt: at }, ctx: AppContext) => {
    const { memberId, kind, isPartOfAnother } = object
    if (isPartOfAnother) return
    const letter = kind === 'recovery-codes' ? 'codes-added' : (`${kind}-added` as const)
    await sendSecurityLetter(ctx, tx, { memberId, kind: letter, at, id })
  },
})

/** A letter for one that was removed. */
export const onCredentialRemoved = defineReaction({
  name: 'account.tell-credential-removed',
  on: [credentialRemoved],
  handle: (tx, { id, object: { memberId, kind }, createdAt: at }, ctx: AppContext) =>
    sendSecurityLetter(ctx, tx, { memberId, kind: `${kind}-removed`, at, id }),
})

/** A letter for a recovery code that was used. */
export const onRecoveryCodeUsed = defineReaction({
  name: 'account.tell-code-used',
  on: [recoveryCodeUsed],
  handle: (tx, { id, object: { memberId, left }, createdAt: at }, ctx: AppContext) =>
    sendSecurityLetter(ctx, tx, { memberId, kind: 'code-used', at, id, detail: codesLeft(left) }),
})
