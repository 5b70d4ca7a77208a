import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { advanceHorizon } from '../src/log/advance-horizon.ts'
import { endLateWriters, findHolders } from '../src/log/late-writers.ts'
import { readLog } from '../src/log/read-log.ts'
import { append } from '../src/testing/append.ts'
import { eventually } from './support/eventually.ts'

const ctx = await createServerTestContext('kernel')
afterAll(() => ctx.close())
beforeEach(resetStores)

const horizon = async () => (await advanceHorizon(ctx.db)).safe

const lastSeq = async () => (await ctx.db.activity.aggregate({ _max: { seq: true } }))._max.seq ?? 0n

/** A transaction that has written a row and stays open until it is told how to end. */
async function openTransaction() {
  const written = Promise.withResolvers<bigint>()
  const end = Promise.withResolvers<'commit' | 'rollback'>()
  const done = ctx.db
    .$transaction(async (tx) => {
      written.resolve(await append(tx))
      if ((await end.promise) === 'rollback') throw new Error('rolled back')
    })
    .catch(() => undefined)
  const seq = await written.promise
  const finish = (how: 'commit' | 'rollback') => {
    end.resolve(how)
    return done
  }
  return { seq, finish }
}

/** A transaction with an id that has not written the log yet, and stays. */
async function strangerInTheHouse() {
  const started = Promise.withResolvers<void>()
  const wish = Promise.withResolvers<'write' | 'leave'>()
  const wrote = Promise.withResolvers<bigint>()
  const end = Promise.withResolvers<void>()
  const staying = ctx.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_current_xact_id()`
    started.resolve()
    if ((await wish.promise) === 'write') wrote.resolve(await append(tx))
    await end.promise
  })
  await started.promise
  return {
    write() {
      wish.resolve('write')
      return wrote.promise
    },
    leave() {
      wish.resolve('leave')
      end.resolve()
      return staying
    },
  }
}

describe('the horizon of the log', () => {
  test('stops before a row that is not committed yet, and passes it once it is', async () => {
    const first = await append(ctx.db)
    const late = await openTransaction()
    const after = await append(ctx.db)
    expect(await horizon()).toBe(first)
    expect(await horizon()).toBe(first)
    await late.finish('commit')
    expect(await horizon()).toBe(after)
  })

  test('passes the gap of a transaction that was rolled back', async () => {
    const first = await append(ctx.db)
    const failed = await openTransaction()
    const after = await append(ctx.db)
    expect(await horizon()).toBe(first)
    await failed.finish('rollback')
    await eventually(async () => (await horizon()) === after)
  })

  test('that others have just moved is never told as it was before, as if nothing were beyond it', async () => {
    for (let round = 0; round < 100; round += 1) {
      const newest = await append(ctx.db)
      const told = await Promise.all(Array.from({ length: 8 }, () => advanceHorizon(ctx.db)))
      expect(told.filter(({ safe, isBlocked }) => safe < newest && !isBlocked)).toEqual([])
    }
  })

  test('that another process is moving is to be looked at again soon', async () => {
    const first = await append(ctx.db)
    await horizon()
    const gate = Promise.withResolvers<void>()
    const held = Promise.withResolvers<void>()
    const moving = ctx.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT safe_seq FROM log_horizon WHERE id = 1 FOR UPDATE`
      held.resolve()
      await gate.promise
    })
    await held.promise
    await append(ctx.db)
    expect(await advanceHorizon(ctx.db)).toEqual({ safe: first, isBlocked: true })
    gate.resolve()
    await moving
  })

  test('is not held back by a long transaction that writes no log', async () => {
    const gate = Promise.withResolvers<void>()
    const started = Promise.withResolvers<void>()
    const long = ctx.db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_current_xact_id()`
      started.resolve()
      await gate.promise
    })
    await started.promise
    const seq = await append(ctx.db)
    expect(await horizon()).toBe(seq)
    gate.resolve()
    await long
  })

  test('passes what was rolled back beside a long transaction that writes no log', async () => {
    await append(ctx.db)
    const stranger = await strangerInTheHouse()
    const failed = await openTransaction()
    const after = await append(ctx.db)
    await horizon()
    await failed.finish('rollback')
    await eventually(async () => (await horizon()) === after)
    await stranger.leave()
  })

  test('waits for a long transaction from the moment it writes the log', async () => {
    await append(ctx.db)
    const stranger = await strangerInTheHouse()
    const failed = await openTransaction()
    await append(ctx.db)
    await horizon()
    await failed.finish('rollback')
    const second = await stranger.write()
    const after = await append(ctx.db)
    await horizon()
    expect(await horizon()).toBeLessThan(second)
    await stranger.leave()
    expect(await horizon()).toBe(after)
  })

  test('waits for a writer that has rolled back a part and goes on writing', async () => {
    const first = await append(ctx.db)
    const gate = Promise.withResolvers<void>()
    const written = Promise.withResolvers<bigint>()
    const writing = ctx.db.$transaction(async (tx) => {
      await tx.$executeRaw`SAVEPOINT part`
      await append(tx)
      await tx.$executeRaw`ROLLBACK TO SAVEPOINT part`
      written.resolve(await append(tx))
      await gate.promise
    })
    const kept = await written.promise
    const after = await append(ctx.db)
    expect(kept).toBe(first + 2n)
    await horizon()
    expect(await horizon()).toBeLessThan(kept)
    gate.resolve()
    await writing
    expect(await horizon()).toBe(after)
  })

  test('passes the gap of a writer whose connection was ended', async () => {
    await append(ctx.db)
    const writer = await openTransaction()
    const after = await append(ctx.db)
    await horizon()
    expect((await findHolders(ctx.db)).map(({ writer }) => writer)).toEqual(['rose-kernel'])
    expect(await endLateWriters(ctx, 3600)).toBe(0)
    expect(await endLateWriters(ctx, 0)).toBe(1)
    await eventually(async () => (await horizon()) === after)
    expect(await findHolders(ctx.db)).toEqual([])
    await writer.finish('commit')
    expect(await lastSeq()).toBe(after)
  })

  test('does not stand still after a restore into a server that counts transactions anew', async () => {
    const first = await append(ctx.db)
    await ctx.db.$executeRaw`UPDATE log_horizon SET gap_until = 1, gap_xmax = 9000000000000`
    await ctx.db.$executeRaw`SELECT nextval(pg_get_serial_sequence('ap_activities', 'seq'))`
    const after = await append(ctx.db)
    await eventually(async () => (await horizon()) === after)
    expect(after).toBe(first + 2n)
  })

  test('a reader that follows it while eight writers commit late, early or not at all reads each row once and in order', async () => {
    let writing = true
    let position = 0n
    const read: bigint[] = []
    const reader = (async () => {
      while (writing || position < (await lastSeq())) {
        const upTo = await horizon()
        const rows = await readLog(ctx.db, { after: position, upTo, types: ['test.happened'], limit: 50 })
        read.push(...rows.map(({ seq }) => seq))
        position = rows.length < 50 ? upTo : rows.at(-1)!.seq
      }
    })()
    const writer = async (name: number) => {
      for (let round = 0; round < 30; round += 1) {
        await ctx.db
          .$transaction(async (tx) => {
            await append(tx)
            if ((round + name) % 3 === 0) await new Promise((resolve) => setTimeout(resolve, (round * name) % 17))
            await append(tx)
            if ((round + name) % 7 === 0) throw new Error('rolled back')
          })
          .catch(() => undefined)
      }
    }
    await Promise.all(Array.from({ length: 8 }, (_, name) => writer(name)))
    writing = false
    await reader
    const rows = await ctx.db.activity.findMany({ orderBy: { seq: 'asc' }, select: { seq: true } })
    expect(read).toEqual(rows.map(({ seq }) => seq))
  })
})

test('a row of the log cannot be changed', async () => {
  await append(ctx.db)
  await expect(ctx.db.activity.updateMany({ data: { type: 'other' } })).rejects.toThrow(/append-only/)
})
