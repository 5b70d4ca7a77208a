import type { Command } from 'commander'
import { registerAuditVerify } from './commands/audit-verify.ts'
import { registerBackup } from './commands/backup.ts'
import { registerChanged } from './commands/changed.ts'
import { registerClients } from './commands/clients.ts'
import { registerConfigCheck } from './commands/config-check.ts'
import { registerDoctor } from './commands/doctor.ts'
import { registerEventsOccurrences } from './commands/events-occurrences.ts'
import { registerFlows } from './commands/flows.ts'
import { registerImportGhost } from './commands/import-ghost.ts'
import { registerKernelAudit } from './commands/kernel-audit.ts'
import { registerKeysRotate } from './commands/keys-rotate.ts'
import { registerLogouts } from './commands/logouts.ts'
import { registerMembers } from './commands/members.ts'
import { registerProjectionsRebuild } from './commands/projections-rebuild.ts'
import { registerPs } from './commands/ps.ts'
import { registerRestore } from './commands/restore.ts'
import { registerSchedules } from './commands/schedules.ts'
import { registerStatus } from './commands/status.ts'

/**
 * All commands, one file each. These files import nothing heavy (no context, no schema library): a command imports its dependencies
 * when it runs, so that `--help` and simple commands start fast.
 */
export const COMMANDS: readonly ((program: Command) => void)[] = [
  registerPs,
  registerStatus,
  registerDoctor,
  registerConfigCheck,
  registerImportGhost,
  registerEventsOccurrences,
  registerFlows,
  registerSchedules,
  registerProjectionsRebuild,
  registerBackup,
  registerRestore,
  registerKernelAudit,
  registerAuditVerify,
  registerMembers,
  registerKeysRotate,
  registerLogouts,
  registerClients,
  registerChanged,
]
