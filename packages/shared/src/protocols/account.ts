import type { Tx } from '../db/client.ts'
import type { Sql } from '../db/sql.ts'
import type { AdministrationService } from './administration.ts'
import type { ConnectionService } from './connections.ts'
import type { CredentialService } from './credentials.ts'
import type { Member, MemberRole } from './member.ts'
import type { KeepsMemberRecords } from './member-data.ts'
import type { MemberRightsService } from './member-rights.ts'
import type { NotificationService } from './notifications.ts'

export { MEMBER_ROLES, type Member, type MemberRole, type MemberStatus } from './member.ts'

/** What a session remembers of its member: `req.member`. */
export interface SignedInMember {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly handle: string | null
  /** Absent in sessions from before it was kept. */
  readonly avatarUrl?: string | null
  readonly roles: readonly MemberRole[]
}

export interface MemberPage {
  readonly members: readonly Member[]
  /** Give it back as `after`; null on the last page. */
  readonly nextAfter: string | null
}

export interface ImportedMember {
  readonly ghostId: string
  readonly email: string
  readonly name: string | null
  readonly note?: string | null
  readonly labels?: readonly string[]
  readonly createdAt?: Date
  /** Ghost ids or slugs of the newsletters the member gets. */
  readonly newsletters?: readonly string[]
}

export interface ImportedNewsletter {
  readonly ghostId: string
  readonly slug: string
  readonly name: string
  readonly description?: string | null
  readonly senderName?: string | null
  readonly senderEmail?: string | null
  readonly subscribeOnSignup?: boolean
  readonly position?: number
  readonly isArchived?: boolean
}

export interface Newsletter {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly senderName: string
  readonly senderEmail: string | null
  readonly subscriberCount: number
}

export interface Subscription {
  readonly newsletter: Newsletter
  readonly isSubscribed: boolean
}

export interface Subscriber {
  readonly memberId: string
  readonly email: string
  readonly name: string
}

export interface Device {
  readonly id: string
  readonly sessionUid: string
  readonly userAgent: string
  readonly methods: readonly string[]
  readonly signedInAt: Date
  readonly lastSeenAt: Date
}

/** An application within a session, by the `sid` it knows the session by. */
export interface SessionClient {
  readonly clientId: string
  readonly sid: string
  readonly grantId: string
}

/** A session as the provider saves it. */
export interface KeptSession {
  readonly sessionUid: string
  readonly memberId: string
  readonly userAgent: string
  /** The ways the member was recognised by (`amr`). */
  readonly methods: readonly string[]
  readonly clients: readonly SessionClient[]
  /** What the provider needs to go on with it, found by the hash of its id. */
  readonly state: { readonly idHash: string; readonly payload: object; readonly expiresAt: Date | null }
}

export type SessionEndReason = 'signed-out' | 'revoked' | 'suspended' | 'expired' | 'deleted'

/** The secrets of a new proof: they go into the letter and are kept nowhere else. */
export interface NewProof {
  readonly proofId: string
  readonly token: string
  readonly code: string
  readonly expiresAt: Date
}

export interface ProofState {
  readonly proofId: string
  readonly email: string
  readonly state: 'waiting' | 'proven' | 'resumed' | 'expired'
  readonly interactionUid: string | null
  readonly requestedFrom: string
  readonly memberId: string | null
  readonly createdAt: Date
}

export type Redemption =
  | { readonly result: 'proven'; readonly member: Member; readonly proofId: string }
  | { readonly result: 'used' | 'expired' | 'unknown' | 'too-many-attempts' | 'suspended' }

/** Who pressed the button in a letter. */
export interface ProvenMember {
  readonly memberId: string
  /** A code of an app is asked for besides the letter. */
  readonly hasTotp: boolean
}

/** What other domains may ask of account. Reads accept `ctx.db` in place of a transaction. */
export interface AccountService
  extends CredentialService,
    ConnectionService,
    AdministrationService,
    MemberRightsService,
    NotificationService,
    KeepsMemberRecords {
  getMember(tx: Tx, memberId: string): Promise<Member | undefined>
  /** Members by id; ids nobody has are left out. */
  getMembers(tx: Tx, memberIds: readonly string[]): Promise<ReadonlyMap<string, Member>>
  /** Addresses are compared without regard to case. */
  findByEmail(tx: Tx, email: string): Promise<Member | undefined>
  findByHandle(tx: Tx, handle: string): Promise<Member | undefined>
  listMembers(tx: Tx, query: { search?: string; after?: string; limit?: number }): Promise<MemberPage>

  /** The member with this address; made when there is none. Idempotent. */
  ensureMember(tx: Tx, input: { email: string; name?: string; source: 'sign-in' | 'import' | 'seed' }): Promise<Member>
  /** Notes that the member can read mail at their address; true the first time. */
  proveAddress(tx: Tx, memberId: string): Promise<boolean>
  /** Notes the time of a sign-in. */
  noteSignIn(tx: Tx, memberId: string): Promise<Member>
  /** Throws ValidationError (a field at fault in `details`) and ConflictError when the handle is taken. */
  updateProfile(
    tx: Tx,
    input: {
      memberId: string
      name: string
      handle: string | null
      bio: string
      isFederated: boolean
      /** Left out: stays as it is. */
      avatarUrl?: string | null
    },
  ): Promise<Member>
  /** Sets exactly these roles; throws ConflictError rather than leave the co-op without an administrator. */
  setRoles(tx: Tx, input: { memberId: string; roles: readonly MemberRole[]; byId: string | null }): Promise<Member>

  /** Idempotent by `ghostId`, then by address. Never signs up again somebody who left a newsletter. */
  upsertImportedMember(tx: Tx, member: ImportedMember): Promise<{ memberId: string; isNew: boolean }>
  upsertImportedNewsletter(tx: Tx, newsletter: ImportedNewsletter): Promise<{ newsletterId: string; isNew: boolean }>

  listNewsletters(tx: Tx): Promise<readonly Newsletter[]>
  findNewsletter(tx: Tx, slug: string): Promise<Newsletter | undefined>
  listSubscriptions(tx: Tx, memberId: string): Promise<readonly Subscription[]>
  setSubscription(
    tx: Tx,
    input: { memberId: string; newsletterId: string; isSubscribed: boolean; source?: string },
  ): Promise<void>
  /** Those who get a newsletter, in id order; page on with the last memberId. */
  listSubscribers(
    tx: Tx,
    query: { newsletterId: string; after?: string; limit?: number },
  ): Promise<readonly Subscriber[]>
  /** Opens the issue `issueKey` once: a second call gets the same send. */
  openSend(
    tx: Tx,
    input: { newsletterId: string; issueKey: string; subject: string; postId?: string; flowId?: string },
  ): Promise<{ sendId: string; isNew: boolean }>
  /** False when this member has this issue already. */
  recordDelivery(tx: Tx, input: { sendId: string; memberId: string; mailId?: string }): Promise<boolean>
  completeSend(tx: Tx, sendId: string): Promise<{ recipientCount: number }>

  /** Makes a link and a code for an address, known or not. */
  createProof(tx: Tx, input: { email: string; interactionUid: string; requestedFrom: string }): Promise<NewProof>
  /** Looks without touching: what the page behind a link may show. */
  peekProof(tx: Tx, token: string): Promise<ProofState | undefined>
  /** Claims the proof: of any number of callers exactly one gets `proven`. Makes the member at the first proof. */
  redeemLink(tx: Tx, input: { token: string }): Promise<Redemption>
  /**
   * The same for the ordinary case, in one statement: a member who is known, proven and active presses the button in the browser
   * that asked, which takes the proof up at once. Undefined, and nothing has happened, in every other case.
   */
  redeemOwnLink(sql: Sql, input: { token: string; interactionUid: string }): Promise<ProvenMember | undefined>
  redeemCode(tx: Tx, input: { interactionUid: string; code: string }): Promise<Redemption>
  /** The newest proof an interaction waits for. */
  proofFor(tx: Tx, interactionUid: string): Promise<ProofState | undefined>
  /** Hands a proven proof to the waiting tab, once; undefined when there is none to take. */
  resumeProof(tx: Tx, interactionUid: string): Promise<Member | undefined>

  /** Notes that a member is signed in on a device, or still is, and what applications take part. False when it has been ended or the member is not active. */
  keepSession(sql: Sql, session: KeptSession): Promise<boolean>
  /** The provider's session that an application knows by this `sid`. */
  sessionOfSid(tx: Tx, sid: string): Promise<string | undefined>
  listDevices(tx: Tx, memberId: string): Promise<readonly Device[]>
  /** Ends a session everywhere, once: writes `account.session.ended`, from which every application is told. */
  endSession(tx: Tx, input: { sessionUid: string; reason: SessionEndReason }): Promise<boolean>
  /** Ends every session of a member, or all but one; the number ended. */
  endSessions(tx: Tx, input: { memberId: string; reason: SessionEndReason; exceptUid?: string }): Promise<number>
}
