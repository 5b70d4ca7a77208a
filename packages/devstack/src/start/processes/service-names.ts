import { APP_NAMES, type ServiceName } from '@rose-ash/shared/config/app-name'

/** The six apps and the kernel. */
export const SERVICE_NAMES: readonly ServiceName[] = [...APP_NAMES, 'kernel']
