import { sessionStarted } from '@rose-ash/shared/activities/catalogue/account'
import { describeUserAgent } from '@rose-ash/shared/audience/describe-user-agent'
import { defineStatement, type Sql } from '@rose-ash/shared/db/sql'
import { v7 as uuidv7 } from 'uuid'
import type { ServiceDeps } from '../../deps/service-deps.ts'

/** An application within a session, with its own `sid` for the session. */
export interface SessionClient {
  readonly clientId: string
  readonly sid: string
  readonly grantId: string
}

/** A session with the provider's state. */
export interface KeptSession {
  readonly sessionUid: string
  readonly memberId: string
  readonly userAgent: string
  /** Masked. */
  readonly network: string
  /** The sign-in methods (`amr`). */
  readonly methods: readonly string[]
  readonly clients: readonly SessionClient[]
  /** The provider's own state, stored under the hash of its id. */
  readonly state: { readonly idHash: string; readonly payload: object; readonly expiresAt: Date | null }
}

/**
 * Saves a session with the provider's state, in one statement: the first call inserts its row and the activity, later calls update its
 * time. False, and nothing is saved, when the session was ended or its member is not active: the row is locked before the state is
 * written, so that a session cannot be saved while it is being ended.
 */
export async function keepSession(
  { activities, clock }: Pick<ServiceDeps, 'activities' | 'clock'>,
  sql: Sql,
  { sessionUid, memberId, userAgent, network, methods, clients, state }: KeptSession,
): Promise<boolean> {
  const started = activities.prepare(sessionStarted, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId, sessionUid, methods: [...methods] },
  })
  const [kept] = await sql(KEEP, [
    ...[uuidv7(), sessionUid, memberId, userAgent.slice(0, 300), describeUserAgent(userAgent), methods, clock.now()],
    ...[state.idHash, JSON.stringify(state.payload), state.expiresAt],
    ...[clients.map(({ clientId }) => clientId), clients.map(({ sid }) => sid), clients.map(({ grantId }) => grantId)],
    ...[started.id, started.type, started.originApp, started.visibility, JSON.stringify(started.object), network],
  ])
  // Do not await the bell: the activity is committed, and sign-in should not wait.
  if (kept?.is_new) void started.announce()
  return kept !== undefined
}

/**
 * Merges the applications: tabs that sign on in parallel each add their own to the same old state, and the authorisation code of a
 * lost one would be invalid. A member's first device does not count as new. All parts of the statement see the rows from before it.
 */
const KEEP = defineStatement<{ is_new: boolean }>(
  'keep-session',
  `WITH kept AS (
     INSERT INTO member_sessions (id, session_uid, member_id, user_agent, device_name, network, methods, signed_in_at, last_seen_at)
     SELECT $1, $2, id, $4, $5, $19, $6, $7, $7 FROM members WHERE id = $3 AND status = 'active'
     ON CONFLICT (session_uid) DO UPDATE SET last_seen_at = excluded.last_seen_at, network = excluded.network
       WHERE member_sessions.ended_at IS NULL AND member_sessions.member_id = excluded.member_id
     RETURNING session_uid, member_id, device_name, (xmax = 0) AS is_new
   ), stored AS (
     INSERT INTO oidc_payloads (kind, id_hash, payload, uid, member_id, expires_at)
     SELECT 'Session', $8, $9, session_uid, member_id, $10 FROM kept
     ON CONFLICT (kind, id_hash) DO UPDATE
       SET payload = excluded.payload || jsonb_build_object('authorizations',
           CASE WHEN oidc_payloads.uid = excluded.uid AND oidc_payloads.member_id = excluded.member_id
             THEN coalesce(oidc_payloads.payload -> 'authorizations', '{}') ELSE '{}' END
           || coalesce(excluded.payload -> 'authorizations', '{}')),
         uid = excluded.uid, member_id = excluded.member_id, expires_at = excluded.expires_at
   ), taking_part AS (
     INSERT INTO member_session_clients (session_uid, client_id, sid, grant_id)
     SELECT kept.session_uid, client.* FROM kept, unnest($11::text[], $12::text[], $13::text[]) AS client
     ON CONFLICT DO NOTHING
   ), told AS (
     INSERT INTO ap_activities (id, type, origin_app, visibility, actor_id, object_id, object, created_at)
     SELECT $14, $15, $16, $17, member_id, member_id::text, $18::jsonb || jsonb_build_object('isNewDevice',
       EXISTS (SELECT FROM member_sessions AS other WHERE other.member_id = kept.member_id AND other.device_name <> '')
       AND NOT EXISTS (SELECT FROM member_sessions AS other
         WHERE other.member_id = kept.member_id AND other.device_name = kept.device_name)), $7
     FROM kept WHERE is_new
   )
   SELECT is_new FROM kept`,
)
