import type { Tx } from '@rose-ash/shared/db/client'
import { toJson } from '../flows/json.ts'
import type { KernelContext } from '../kernel-context.ts'
import { PermanentFailure } from '../reactions/permanent-failure.ts'
import { backOffMs } from '../waking/back-off.ts'
import { describeError } from '../waking/describe-error.ts'
import { isDatabaseAway } from '../waking/is-database-away.ts'
import { attemptsOf, PATIENCE } from '../waking/patience.ts'
import type { Mailbox } from './mailbox.ts'
import { insertMessage } from './send-message.ts'

interface DueMessage {
  readonly seq: bigint
  readonly idemKey: string
  readonly message: unknown
  readonly attempts: number
}

class TurnFailedError extends Error {
  readonly failed: DueMessage
  constructor(failed: DueMessage, cause: unknown) {
    super('turn failed', { cause })
    this.failed = failed
  }
}

export interface Turn {
  /** False when another process has locked the mailbox or no message is due. */
  readonly isTaken: boolean
  /** The message failed and is due again then. */
  readonly retryInMs?: number
}

/**
 * Runs one turn of a mailbox: locks it, takes the next message, and commits the new state, the replies and all writes of the turn
 * together. A failed message delays the messages after it until
 * it is done or parked.
 */
export async function takeTurn<Ctx extends KernelContext>(
  ctx: Ctx,
  mailbox: Mailbox<Ctx>,
  name: string,
): Promise<Turn> {
  try {
    return { isTaken: await ctx.transact((tx) => turn(ctx, tx, mailbox, name)) }
  } catch (error) {
    if (!(error instanceof TurnFailedError) || isDatabaseAway(error.cause)) throw error
    return { isTaken: true, ...(await noteFailure(ctx, mailbox, error)) }
  }
}

async function turn<Ctx extends KernelContext>(
  ctx: Ctx,
  tx: Tx,
  mailbox: Mailbox<Ctx>,
  name: string,
): Promise<boolean> {
  const state = await lockMailbox(tx, mailbox, name)
  if (state === undefined) return false
  const due = await nextMessage(tx, name)
  if (!due) return false
  try {
    const next = await mailbox.receive(tx, state, mailbox.message.parse(due.message), ctx, {
      name,
      idemKey: due.idemKey,
    })
    await tx.$executeRaw`
      UPDATE mailbox_actors SET state = ${toJson(next.state)}::jsonb, turns = turns + 1, updated_at = now() WHERE name = ${name}`
    await tx.$executeRaw`UPDATE mailbox SET state = 'taken', taken_at = now(), last_error = NULL WHERE seq = ${due.seq}`
    for (const reply of next.replies ?? []) await insertMessage(tx, reply)
    return true
  } catch (error) {
    throw new TurnFailedError(due, error)
  }
}

async function lockMailbox<Ctx>(tx: Tx, { kind, initial }: Mailbox<Ctx>, name: string): Promise<unknown> {
  const lock = () =>
    tx.$queryRaw<{ state: unknown }[]>`SELECT state FROM mailbox_actors WHERE name = ${name} FOR UPDATE SKIP LOCKED`
  const [known] = await lock()
  if (known) return known.state
  await tx.$executeRaw`
    INSERT INTO mailbox_actors (name, kind, state) VALUES (${name}, ${kind}, ${toJson(initial)}::jsonb) ON CONFLICT DO NOTHING`
  return (await lock())[0]?.state
}

async function nextMessage(tx: Tx, name: string): Promise<DueMessage | undefined> {
  const [due] = await tx.$queryRaw<(DueMessage & { due: boolean })[]>`
    SELECT seq, idem_key AS "idemKey", message, attempts, due_at <= now() AS due FROM mailbox
    WHERE actor = ${name} AND state = 'pending' ORDER BY seq LIMIT 1`
  return due?.due ? due : undefined
}

async function noteFailure<Ctx extends KernelContext>(
  ctx: Ctx,
  mailbox: Mailbox<Ctx>,
  { failed, cause }: TurnFailedError,
): Promise<Pick<Turn, 'retryInMs'>> {
  const attempt = failed.attempts + 1
  const park = cause instanceof PermanentFailure || attempt >= (mailbox.maxAttempts ?? attemptsOf(PATIENCE.mailbox))
  const reason = describeError(cause)
  const retryInMs = backOffMs(attempt, PATIENCE.mailbox)
  ctx.log[park ? 'error' : 'warn'](
    { kind: mailbox.kind, seq: String(failed.seq), attempt, err: cause },
    park ? 'message parked' : 'turn failed',
  )
  await ctx.db.$executeRaw`
    UPDATE mailbox SET attempts = attempts + 1, last_error = ${reason}, state = ${park ? 'parked' : 'pending'},
      due_at = now() + make_interval(secs => ${retryInMs / 1000})
    WHERE seq = ${failed.seq} AND state = 'pending' AND attempts = ${failed.attempts}`
  return park ? {} : { retryInMs }
}
