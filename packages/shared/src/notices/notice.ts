import type { Activity } from '../activities/activity.ts'
import type { ActivityDefinition } from '../activities/define-activity.ts'
import type { BaseConfig } from '../config/base-config.ts'
import type { Site } from '../site/site.ts'
import type { Notification } from './notification.ts'
import type { NotificationKind } from './notification-kinds.ts'

/** One audience of a notice with its subject: the values for the words, ids and numbers only, no names or addresses. */
export interface NoticeRecipient<Subject extends object = object> {
  readonly audience: string
  readonly subject: Subject
}

export interface NoticeWords {
  readonly title: string
  readonly text: string
  /** The link of the notice: a path of the account app, or a full address. */
  readonly href?: string
}

/** Further values for the words of a notice, beside its subject. */
export interface NoticeTools {
  /** The objectId of the activity. */
  readonly objectId: string
  readonly config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>
  readonly site: Site
  /** The name of a member whose id the subject holds as `memberId`. */
  nameOf(memberId: string): string
}

/** A kind of notification: the activity that causes it, its audience and its words. */
export interface Notice {
  readonly kind: NotificationKind
  readonly on: ActivityDefinition
  recipients(fact: Activity): readonly NoticeRecipient[]
  words(notification: Pick<Notification, 'subject' | 'objectId'>, tools: Omit<NoticeTools, 'objectId'>): NoticeWords
}

/** An activity that resolves earlier notices about the same object. */
export interface TakeBack {
  readonly kind: NotificationKind
  readonly on: ActivityDefinition
}
