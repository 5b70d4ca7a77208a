import { defineStatement } from '@rose-ash/shared/db/sql'
import type { AdapterPayload } from 'oidc-provider'

/** A row of the provider's data in Postgres. */
export interface PayloadRow {
  readonly payload: AdapterPayload
  readonly consumed_at: Date | null
}

/** A session with the status of its member. */
export interface SessionRow extends PayloadRow {
  readonly member_id: string | null
  readonly status: string | null
}

export const FIND = defineStatement<PayloadRow>(
  'oidc-find',
  'SELECT payload, consumed_at FROM oidc_payloads WHERE kind = $1 AND id_hash = $2',
)

export const SAVE = defineStatement<never>(
  'oidc-save',
  `INSERT INTO oidc_payloads (kind, id_hash, payload, uid, grant_id, member_id, client_id, expires_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
   ON CONFLICT (kind, id_hash) DO UPDATE
     SET payload = excluded.payload, uid = excluded.uid, grant_id = excluded.grant_id, member_id = excluded.member_id,
       client_id = excluded.client_id, expires_at = excluded.expires_at`,
)

/** Only one of several callers gets a row. */
export const CONSUME = defineStatement<{ id_hash: string }>(
  'oidc-consume',
  `UPDATE oidc_payloads SET consumed_at = now() WHERE kind = $1 AND id_hash = $2 AND consumed_at IS NULL RETURNING id_hash`,
)

export const DESTROY = defineStatement<never>(
  'oidc-destroy',
  'DELETE FROM oidc_payloads WHERE kind = $1 AND id_hash = $2',
)

export const REVOKE = defineStatement<never>(
  'oidc-revoke',
  'DELETE FROM oidc_payloads WHERE kind = $1 AND grant_id = $2',
)

export const FIND_SESSION = defineStatement<SessionRow>(
  'oidc-find-session',
  `SELECT payload, consumed_at, member_id, status FROM oidc_payloads LEFT JOIN members ON members.id = member_id
   WHERE kind = 'Session' AND id_hash = $1`,
)

export const FIND_SESSION_BY_UID = defineStatement<SessionRow>(
  'oidc-find-session-by-uid',
  `SELECT payload, consumed_at, member_id, status FROM oidc_payloads LEFT JOIN members ON members.id = member_id
   WHERE kind = 'Session' AND uid = $1 ORDER BY expires_at DESC LIMIT 1`,
)
