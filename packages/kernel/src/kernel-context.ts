import type { BaseContext } from '@rose-ash/shared/context/base-context'

/** The part of a process's context that the kernel uses. Reactions and flows get the whole context of their app. */
export type KernelContext = Pick<BaseContext, 'app' | 'db' | 'transact' | 'redis' | 'log'> &
  Partial<Pick<BaseContext, 'metrics'>>
