import type { SharedContext } from '../../context/shared-context.ts'

let made = 0

/** A passkey that opens nothing: no device holds its key. */
export async function createPasskey({ db }: Pick<SharedContext, 'db'>, memberId: string): Promise<{ id: string }> {
  made += 1
  const credentialId = `passkey-${process.pid}-${made}`
  return db.passkey.create({
    data: { memberId, credentialId, publicKey: Uint8Array.from([1]), name: 'Firefox on Linux' },
    select: { id: true },
  })
}
