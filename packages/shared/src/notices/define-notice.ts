import type { ActivityOf } from '../activities/activity-of.ts'
import type { ActivityDefinition } from '../activities/define-activity.ts'
import type { Notice, NoticeRecipient, NoticeTools, NoticeWords } from './notice.ts'
import type { NotificationKind } from './notification-kinds.ts'

interface NoticeDeclaration<Definition extends ActivityDefinition, Subject extends object> {
  readonly kind: NotificationKind
  readonly on: Definition
  /** The audience of the notice; undefined when this activity notifies nobody. */
  to(fact: ActivityOf<Definition>): NoticeRecipient<Subject> | undefined
  words(subject: Subject, tools: NoticeTools): NoticeWords
}

/**
 * Declares a kind of notification. Its words are made at reading, from the subject that `to` returned and the projection stored: raise
 * the version of the notifications projection when the shape of a subject changes.
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
    recipients(fact) {
      const recipient = to(fact as ActivityOf<Definition>)
      return recipient ? [recipient] : []
    },
    words: ({ subject, objectId }, tools) => words(subject as Subject, { ...tools, objectId }),
  }
}
