import type { Request } from 'express'
import { type SessionData, Store } from 'express-session'
import type { Redis } from 'ioredis'
import { memberSessionsKey, sessionKey, sidKey, tombstoneKey } from '../../visitor/session-keys.ts'

type Done = (error?: unknown) => void

/** The session was ended before the sign-in could create it. */
export class SessionEndedError extends Error {
  constructor() {
    super('the session was ended before it began')
    this.name = 'SessionEndedError'
  }
}

// Check and write in one step: otherwise a session could survive a logout that comes between the two.
const CREATE = `
if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
for i = 3, 4 do
  redis.call('SADD', KEYS[i], KEYS[1])
  redis.call('EXPIRE', KEYS[i], ARGV[2])
end
return 1`

/**
 * Sessions in Redis. A new one is written unless its `sid` has been ended; an existing one is updated only while it exists, so that a
 * running request cannot restore a session that logout has deleted. Reading is one GET; `touch` does nothing.
 */
export class RedisSessionStore extends Store {
  readonly #redis: Redis
  readonly #app: string
  readonly #seconds: number
  readonly #fresh = new WeakMap<object, string>()

  constructor(redis: Redis, { app, seconds }: { readonly app: string; readonly seconds: number }) {
    super()
    this.#redis = redis
    this.#app = app
    this.#seconds = seconds
  }

  /** Records that the id was generated in this request: only such an id may create a session. */
  markFresh(req: Request, id: string): string {
    this.#fresh.set(req, id)
    return id
  }

  override get(id: string, callback: (error: unknown, session?: SessionData | null) => void): void {
    this.#redis.get(sessionKey(this.#app, id)).then(
      (text) => callback(null, text ? (JSON.parse(text) as SessionData) : null),
      (error: unknown) => callback(error),
    )
  }

  override set(id: string, session: SessionData, callback: Done = () => undefined): void {
    const { req } = session as SessionData & { req?: Request }
    const isFresh = req !== undefined && this.#fresh.get(req) === id
    const write = isFresh ? this.#create(id, session).then(() => this.#fresh.delete(req)) : this.#update(id, session)
    write.then(() => callback(), callback)
  }

  override destroy(id: string, callback: Done = () => undefined): void {
    this.#redis.del(sessionKey(this.#app, id)).then(() => callback(), callback)
  }

  async #create(id: string, session: SessionData): Promise<void> {
    const { sid, member } = session.passport?.user ?? {}
    if (!sid || !member) throw new Error('a session begins with a member')
    const keys = [sessionKey(this.#app, id), tombstoneKey(sid), sidKey(sid), memberSessionsKey(member.id)]
    const made = await this.#redis.eval(CREATE, keys.length, ...keys, JSON.stringify(session), this.#seconds)
    if (made !== 1) throw new SessionEndedError()
  }

  async #update(id: string, session: SessionData): Promise<void> {
    await this.#redis.set(sessionKey(this.#app, id), JSON.stringify(session), 'KEEPTTL', 'XX')
  }
}
