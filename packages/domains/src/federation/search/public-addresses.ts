import { liveGeneration } from '@rose-ash/kernel/projections/live-generation'
import type { AppName } from '@rose-ash/shared/config/app-name'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { Tx } from '@rose-ash/shared/db/client'
import type { PublicAddress } from '@rose-ash/shared/protocols/federation'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { SEARCH_DOCUMENTS } from '../projections/search-documents.ts'

/** A sitemap may list 50,000 addresses. */
const MOST = 40_000

/** The addresses of an app's public things, the last changed first. An archived activity's time is unknown: then the time of publication. */
export async function publicAddresses(
  { config }: Pick<ServiceDeps, 'config'>,
  tx: Tx,
  { app }: { readonly app: AppName },
): Promise<readonly PublicAddress[]> {
  const generation = await liveGeneration(tx, SEARCH_DOCUMENTS)
  const rows = await tx.$queryRaw<{ url: string; changedAt: Date }[]>`
    SELECT d.url, coalesce(a.created_at, d.published_at) AS "changedAt"
    FROM search_documents d LEFT JOIN ap_activities a ON a.seq = d.activity_seq
    WHERE d.generation = ${generation} AND d.app = ${app}
    ORDER BY d.activity_seq DESC LIMIT ${MOST}`
  return rows.map(({ url, changedAt }) => ({ url: new URL(url, publicOrigin(config, app)).href, changedAt }))
}
