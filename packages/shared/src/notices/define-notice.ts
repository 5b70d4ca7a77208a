import type { ActivityOf } from '../activities/activity-of.ts'
import type { ActivityDefinition } from '../activities/define-activity.ts'
import type { Notice, NoticeTools, NoticeWords, Told } from './notice.ts'
import type { NotificationKind } from './notification-kinds.ts'

interface NoticeDeclaration<Definition extends ActivityDefinition, Subject extends object> {
  readonly kind: NotificationKind
  readonly on: Definition
  /** The audience of the notice, or undefined when a fact of this type concerns nobody. */
  to(fact: ActivityOf<Definition>): Told<Subject> | undefined
  words(subject: Subject, tools: NoticeTools): NoticeWords
}

/**
 * Declares a kind of notification. The words are made when the notice is read, from the subject that `to` wrote down: raise the version
 * of the notifications' projection when a subject changes its shape.
 */
export function defineNotice<Definition extends ActivityDefinition, Subject extends object>({
  kind,
  on,
  to,
  words,
}: NoticeDeclaration<Definition, Subject>): Notice {
  return {
    kind,
    on,
    told(fact) {
      const told = to(fact as ActivityOf<Definition>)
      return told ? [told] : []
    },
    words: ({ subject, objectId }, tools) => words(subject as Subject, { ...tools, objectId }),
  }
}
