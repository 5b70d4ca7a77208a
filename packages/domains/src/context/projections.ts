import type { Projection } from '@rose-ash/kernel/projections/define-projection'
import { accountProjections } from '../account/projections/account-projections.ts'
import { federationProjections } from '../federation/projections/federation-projections.ts'

/** Every projection there is, for commands and proofs. Each is advanced by the worker of the app whose domain it belongs to. */
export const PROJECTIONS: readonly Projection[] = [...federationProjections, ...accountProjections]
