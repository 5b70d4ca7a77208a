import type { BaseContext } from '@rose-ash/shared/context/base-context'

/** What the kernel needs of the process it runs in. Handlers and flows are given the whole context of their app. */
export type KernelContext = Pick<BaseContext, 'app' | 'db' | 'transact' | 'redis' | 'log'>
