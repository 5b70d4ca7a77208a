import type { AppName } from '../../../config/app-name.ts'
import type { ServiceDeps } from '../../../registry/services.ts'

/** Accepted followers of one projection. */
export function countFollowers({ db }: Pick<ServiceDeps, 'db'>, actorId: string, app: AppName): Promise<number> {
  return db.follower.count({ where: { status: 'accepted', projection: { actorId, app } } })
}
