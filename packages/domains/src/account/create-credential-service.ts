import type { ConnectionService } from '@rose-ash/shared/protocols/connections'
import type { CredentialService } from '@rose-ash/shared/protocols/credentials'
import type { ServiceDeps } from '../context/service-deps.ts'
import { findClient } from '../identity/clients/find-client.ts'
import { keepConsent } from '../identity/clients/keep-consent.ts'
import { listConnections } from '../identity/clients/list-connections.ts'
import { registerClient } from '../identity/clients/register-client.ts'
import { withdrawConsent } from '../identity/clients/withdraw-consent.ts'
import { addPasskey } from '../identity/passkeys/add-passkey.ts'
import { findPasskey } from '../identity/passkeys/find-passkey.ts'
import { listPasskeys } from '../identity/passkeys/list-passkeys.ts'
import { removePasskey } from '../identity/passkeys/remove-passkey.ts'
import { renamePasskey } from '../identity/passkeys/rename-passkey.ts'
import { usePasskey } from '../identity/passkeys/use-passkey.ts'
import { beginTotp, pendingTotp } from '../identity/totp/begin-totp.ts'
import { confirmTotp } from '../identity/totp/confirm-totp.ts'
import { countRecoveryCodes, replaceRecoveryCodes } from '../identity/totp/recovery-codes.ts'
import { redeemSecondFactor } from '../identity/totp/redeem-second-factor.ts'
import { hasTotp, removeTotp } from '../identity/totp/remove-totp.ts'

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
