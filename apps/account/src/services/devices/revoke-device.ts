import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { AppContext } from '../../context.ts'

interface RevokeDevice {
  readonly memberId: string
  readonly deviceId: string
}

/** Signs one of the member's devices out of all apps; idempotent. Throws NotFoundError for another member's device. */
export async function revokeDevice(
  { services, transact }: Pick<AppContext, 'services' | 'transact'>,
  { memberId, deviceId }: RevokeDevice,
): Promise<void> {
  await transact(async (tx) => {
    const device = (await services.identity.listDevices(tx, memberId)).find(({ id }) => id === deviceId)
    if (!device) throw new NotFoundError('no such device of this member')
    await services.identity.endSession(tx, { sessionUid: device.sessionUid, reason: 'revoked' })
  })
}
