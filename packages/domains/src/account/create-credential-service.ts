import type { ConnectionService } from '@rose-ash/shared/protocols/connections'
import type { CredentialService } from '@rose-ash/shared/protocols/credentials'
import type { ServiceDeps } from '../context/service-deps.ts'
import { findClient } from './clients/find-client.ts'
import { keepConsent } from './clients/keep-consent.ts'
import { listConnections } from './clients/list-connections.ts'
import { registerClient } from './clients/register-client.ts'
import { withdrawConsent } from './clients/withdraw-consent.ts'
import { addPasskey } from './passkeys/add-passkey.ts'
import { findPasskey } from './passkeys/find-passkey.ts'
import { listPasskeys } from './passkeys/list-passkeys.ts'
import { removePasskey } from './passkeys/remove-passkey.ts'
import { renamePasskey } from './passkeys/rename-passkey.ts'
import { usePasskey } from './passkeys/use-passkey.ts'
import { beginTotp, pendingTotp } from './totp/begin-totp.ts'
import { confirmTotp } from './totp/confirm-totp.ts'
import { countRecoveryCodes, replaceRecoveryCodes } from './totp/recovery-codes.ts'
import { redeemSecondFactor } from './totp/redeem-second-factor.ts'
import { hasTotp, removeTotp } from './totp/remove-totp.ts'

/** Passkeys, codes from an app, recovery codes and connected applications, bound to their implementation. */
export function createCredentialService(deps: ServiceDeps): CredentialService & ConnectionService {
  return {
    listPasskeys,
    addPasskey: (tx, passkey) => addPasskey(deps, tx, passkey),
    findPasskey,
    usePasskey: (tx, input) => usePasskey(deps, tx, input),
    renamePasskey: (tx, input) => renamePasskey(deps, tx, input),
    removePasskey: (tx, input) => removePasskey(deps, tx, input),
    hasTotp,
    beginTotp: (tx, memberId) => beginTotp(deps, tx, memberId),
    pendingTotp: (tx, memberId) => pendingTotp(deps, tx, memberId),
    confirmTotp: (tx, input) => confirmTotp(deps, tx, input),
    redeemSecondFactor: (tx, input) => redeemSecondFactor(deps, tx, input),
    removeTotp: (tx, memberId) => removeTotp(deps, tx, memberId),
    replaceRecoveryCodes: (tx, memberId) => replaceRecoveryCodes(deps, tx, memberId),
    countRecoveryCodes,
    registerClient: (tx, client) => registerClient(deps, tx, client),
    findClient: (tx, clientId) => findClient(deps, tx, clientId),
    keepConsent: (tx, consent) => keepConsent(deps, tx, consent),
    listConnections: (tx, memberId) => listConnections(deps, tx, memberId),
    withdrawConsent: (tx, input) => withdrawConsent(deps, tx, input),
  }
}
