import type { SharedContext } from '@rose-ash/shared/context/shared-context'

/** What the kernel needs of the process it runs in. Handlers and flows are given the whole context of their app. */
export type KernelContext = Pick<SharedContext, 'app' | 'db' | 'transact' | 'redis' | 'log'>
