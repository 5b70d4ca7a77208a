import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import type { Tx } from '@rose-ash/shared/db/client'
import type { LinkResolver } from '../rendering/link-resolver.ts'
import type { GhostData } from './ghost-export-schema.ts'
import type { ImportLedger } from './import-ledger.ts'
import type { PreparedPost } from './prepare-posts.ts'
import type { GhostMember } from './read-members-csv.ts'

export type ImportContext = Pick<SharedContext, 'activities' | 'clock' | 'config' | 'log' | 'services' | 'transact'>

/** What the steps of one import share, inside its transaction. */
export interface ImportRun {
  readonly ctx: ImportContext
  readonly tx: Tx
  readonly ledger: ImportLedger
  readonly data: GhostData
  readonly posts: readonly PreparedPost[]
  readonly members: readonly GhostMember[]
  readonly links: LinkResolver
  /** Where each upload was, and where it is now. */
  readonly uploads: ReadonlyMap<string, string>
  /** The id of the stored file behind an address of the export; null when there is none. */
  mediaId(raw: string | null | undefined): string | null
  /** The ids of the stored files that a rendered text shows. */
  mediaIn(html: string): readonly string[]
}
