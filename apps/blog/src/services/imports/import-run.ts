import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import type { Tx } from '@rose-ash/shared/db/client'
import type { LinkResolver } from '../rendering/link-resolver.ts'
import type { ImportLedger } from './import-ledger.ts'
import type { GhostData } from './reading/ghost-export-schema.ts'
import type { PreparedPost } from './reading/prepare-posts.ts'
import type { GhostMember } from './reading/read-members-csv.ts'

export type ImportContext = Pick<SharedContext, 'activities' | 'clock' | 'config' | 'log' | 'services' | 'transact'>

/** The shared state of the steps of one import, inside its transaction. */
export interface ImportRun {
  readonly ctx: ImportContext
  readonly tx: Tx
  readonly ledger: ImportLedger
  readonly data: GhostData
  readonly posts: readonly PreparedPost[]
  readonly members: readonly GhostMember[]
  readonly links: LinkResolver
  /** The new path of each upload, by its old path. */
  readonly uploads: ReadonlyMap<string, string>
  /** The id of the stored file for an address in the export; null when there is none. */
  mediaId(raw: string | null | undefined): string | null
  /** Tells whoever imports what was not taken as it was. */
  warn(text: string): void
  /** The ids of the stored files in a rendered text. */
  mediaIn(html: string): readonly string[]
}
