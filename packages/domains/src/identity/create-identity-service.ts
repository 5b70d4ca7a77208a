import type { IdentityService } from '@rose-ash/shared/protocols/identity'
import type { ServiceDeps } from '../deps/service-deps.ts'
import { changeClient, rotateClientSecret, setClientDisabled } from './clients/change-client.ts'
import { getClient } from './clients/find-client.ts'
import { listClients } from './clients/list-clients.ts'
import { listConnections } from './clients/list-connections.ts'
import { registerClient } from './clients/register-client.ts'
import {
  createRegistrationToken,
  listRegistrationTokens,
  withdrawRegistrationToken,
} from './clients/registration-tokens.ts'
import { withdrawConsent } from './clients/withdraw-consent.ts'
import { listSigningKeys } from './keys/list-signing-keys.ts'
import { rotateKeys } from './keys/rotate-keys.ts'
import { addPasskey } from './passkeys/add-passkey.ts'
import { listPasskeys } from './passkeys/list-passkeys.ts'
import { removePasskey } from './passkeys/remove-passkey.ts'
import { renamePasskey } from './passkeys/rename-passkey.ts'
import { listFailedSignIns } from './proofs/list-failed-sign-ins.ts'
import { carryOutReset } from './resets/carry-out-reset.ts'
import { findOpenReset, listWaitingResets } from './resets/factor-reset.ts'
import { confirmReset, requestReset } from './resets/request-reset.ts'
import { stopReset } from './resets/stop-reset.ts'
import { endSession, endSessionOfSid, endSessions } from './sessions/end-session.ts'
import { listDevices, sessionOfSid } from './sessions/list-devices.ts'
import { signOutEverywhere } from './sessions/sign-out-everywhere.ts'
import { beginTotp, pendingTotp } from './totp/begin-totp.ts'
import { confirmTotp } from './totp/confirm-totp.ts'
import { hasSecondFactor } from './totp/has-second-factor.ts'
import { readTotp } from './totp/read-totp.ts'
import { countRecoveryCodes, replaceRecoveryCodes } from './totp/recovery-codes.ts'
import { hasTotp, removeTotp } from './totp/remove-totp.ts'

/** Binds the identity protocol to its implementation on Prisma. */
export function createIdentityService(deps: ServiceDeps): IdentityService {
  return {
    listDevices,
    sessionOfSid,
    endSession: (tx, input) => endSession(deps, tx, input),
    endSessionOfSid: (tx, input) => endSessionOfSid(deps, tx, input),
    endSessions: (tx, input) => endSessions(deps, tx, input),
    signOutEverywhere: (tx, memberId) => signOutEverywhere(deps, tx, memberId),
    listPasskeys,
    addPasskey: (tx, passkey) => addPasskey(deps, tx, passkey),
    renamePasskey: (tx, input) => renamePasskey(deps, tx, input),
    removePasskey: (tx, input) => removePasskey(deps, tx, input),
    hasSecondFactor,
    readTotp,
    hasTotp,
    beginTotp: (tx, memberId) => beginTotp(deps, tx, memberId),
    pendingTotp: (tx, memberId) => pendingTotp(deps, tx, memberId),
    confirmTotp: (tx, input) => confirmTotp(deps, tx, input),
    removeTotp: (tx, memberId) => removeTotp(deps, tx, memberId),
    replaceRecoveryCodes: (tx, memberId) => replaceRecoveryCodes(deps, tx, memberId),
    countRecoveryCodes,
    findOpenReset,
    listWaitingResets,
    requestReset: (tx, input) => requestReset(deps, tx, input),
    confirmReset: (tx, input) => confirmReset(deps, tx, input),
    stopReset: (tx, input) => stopReset(deps, tx, input),
    carryOutReset: (tx, input) => carryOutReset(deps, tx, input),
    listClients,
    getClient,
    registerClient: (tx, input) => registerClient(deps, tx, input),
    changeClient: (tx, input) => changeClient(deps, tx, input),
    setClientDisabled: (tx, input) => setClientDisabled(deps, tx, input),
    rotateClientSecret: (tx, input) => rotateClientSecret(deps, tx, input),
    listRegistrationTokens,
    createRegistrationToken: (tx, input) => createRegistrationToken(deps, tx, input),
    withdrawRegistrationToken: (tx, input) => withdrawRegistrationToken(deps, tx, input),
    listConnections: (tx, memberId) => listConnections(deps, tx, memberId),
    withdrawConsent: (tx, input) => withdrawConsent(deps, tx, input),
    listSigningKeys: (tx) => listSigningKeys(deps, tx),
    rotateKeys: (tx, input) => rotateKeys(deps, tx, input),
    listFailedSignIns,
  }
}
