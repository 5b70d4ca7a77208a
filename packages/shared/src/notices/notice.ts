import type { Activity } from '../activities/activity.ts'
import type { ActivityDefinition } from '../activities/define-activity.ts'
import type { BaseConfig } from '../config/base-config.ts'
import type { Site } from '../site/site.ts'
import type { Notification } from './notification.ts'
import type { NotificationKind } from './notification-kinds.ts'

/** One audience of a notice, with the values that the words are made of: ids and numbers, no names or addresses. */
export interface Told<Subject extends object = object> {
  readonly audience: string
  readonly subject: Subject
}

export interface NoticeWords {
  readonly title: string
  readonly text: string
  /** Where the notice leads: a path of the account app, or a full address. */
  readonly href?: string
}

/** What words may use beside the subject. */
export interface NoticeTools {
  /** The id of the thing that the fact happened to. */
  readonly objectId: string
  readonly config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>
  readonly site: Site
  /** The name of a member whose id the subject holds as `memberId`. */
  nameOf(memberId: string): string
}

/** A kind of notification: the fact it follows from, the members who are told, and the words they read. */
export interface Notice {
  readonly kind: NotificationKind
  readonly on: ActivityDefinition
  told(fact: Activity): readonly Told[]
  words(notification: Pick<Notification, 'subject' | 'objectId'>, tools: Omit<NoticeTools, 'objectId'>): NoticeWords
}

/** A fact after which a notice about the same object needs no attention any more. */
export interface TakeBack {
  readonly kind: NotificationKind
  readonly on: ActivityDefinition
}
