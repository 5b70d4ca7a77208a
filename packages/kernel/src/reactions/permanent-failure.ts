/** Thrown by a reaction or an actor when trying again cannot help: the task is parked at once. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure'
}
