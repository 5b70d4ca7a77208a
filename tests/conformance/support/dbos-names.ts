export const QUEUE = 'conformance'
export const APP_VERSION = '1'

export interface DbosWorker {
  readonly databaseUrl: string
  readonly executorID: string
}
