import { APP_NAMES, type ProcessName } from '@rose-ash/shared/config/app-name'

/** The six apps and the kernel. */
export const PROCESS_NAMES: readonly ProcessName[] = [...APP_NAMES, 'kernel']
