import { AUTHOR_STATUSES, IMPORT_ENTITIES, IMPORT_KINDS } from '@rose-ash/blog/services/imports/import-kinds'
import { EXPORT_STATES } from '@rose-ash/domains/account/exports/export-states'
import { SUBSCRIPTION_SOURCES } from '@rose-ash/domains/account/newsletters/subscription-sources'
import { DIGEST_STATUSES } from '@rose-ash/domains/blog/digests/digest-statuses'
import { POST_KINDS, POST_STATUSES, POST_VISIBILITIES } from '@rose-ash/domains/blog/posts/post-kinds'
import { TAG_VISIBILITIES } from '@rose-ash/domains/blog/tags/tag-visibilities'
import { CART_STATUSES } from '@rose-ash/domains/cart/carts/cart-statuses'
import { ORDER_EVENT_KINDS } from '@rose-ash/domains/cart/orders/order-event-kinds'
import { ATTEMPT_STATES } from '@rose-ash/domains/cart/payments/attempt-states'
import { PAYMENT_STATUSES } from '@rose-ash/domains/cart/payments/payment-statuses'
import { REFUND_STATUSES } from '@rose-ash/domains/cart/refunds/refund-statuses'
import { CALENDAR_COLOURS, CALENDAR_VISIBILITIES } from '@rose-ash/domains/events/calendars/calendar'
import { JOIN_MODES, PUBLICATIONS } from '@rose-ash/domains/events/entries/entry-publications'
import { ENTRY_STATUSES } from '@rose-ash/domains/events/entries/entry-status'
import { BOOKING_STATUSES, TICKET_STATUSES } from '@rose-ash/domains/events/members/holding-statuses'
import { FOLLOW_STATUSES } from '@rose-ash/domains/federation/follows/follow-statuses'
import { KEY_USES } from '@rose-ash/domains/identity/keys/make-key'
import { PROOF_PURPOSES, PROOF_WAYS } from '@rose-ash/domains/identity/proofs/proof-purposes'
import { PRODUCT_STATUSES } from '@rose-ash/domains/market/products/product'
import { HOLD_STATUSES } from '@rose-ash/domains/market/reservations/hold-statuses'
import { MOVEMENT_KINDS } from '@rose-ash/domains/market/stock/movement-kinds'
import { FLOW_STATUSES } from '@rose-ash/kernel/flows/flow'
import { STEP_KINDS, STEP_STATES } from '@rose-ash/kernel/flows/steps/step-states'
import { MESSAGE_STATES } from '@rose-ash/kernel/mailboxes/message-states'
import { CHECKPOINT_STATES } from '@rose-ash/kernel/projections/checkpoint-states'
import { TASK_STATES } from '@rose-ash/kernel/reactions/task-states'
import { MISSED } from '@rose-ash/kernel/schedules/schedule'
import { MAIL_STATUSES } from '@rose-ash/server/mail/mail-statuses'
import { VISIBILITIES } from '@rose-ash/shared/activities/activity'
import { ACTOR_KINDS } from '@rose-ash/shared/addresses/actor-addresses'
import { DELIVERY_STATES } from '@rose-ash/shared/deliveries/delivery-states'
import { MEDIA_KINDS } from '@rose-ash/shared/media/media-types'
import { PACK_UNITS } from '@rose-ash/shared/money/unit-price'
import { VAT_CLASSES } from '@rose-ash/shared/money/vat'
import { NOTIFICATION_KINDS } from '@rose-ash/shared/notices/notification-kinds'
import { AUDIT_SUBJECTS } from '@rose-ash/shared/protocols/audit'
import { FULFILMENTS, ORDER_LINE_KINDS, ORDER_STATUSES } from '@rose-ash/shared/protocols/cart'
import { PUBLISHED_KINDS } from '@rose-ash/shared/protocols/federation'
import { MEMBER_STATUSES } from '@rose-ash/shared/protocols/member'
import { LINE_KINDS } from '@rose-ash/shared/protocols/reservable'
import { SESSION_END_REASONS } from '@rose-ash/shared/protocols/sessions'
import { PUBLIC_THING_KINDS } from '@rose-ash/shared/public-things/public-thing'
import { MEMBER_ROLES } from '@rose-ash/shared/rights/roles'

/** Every member is a `member`, which no row says. */
const GIVEN_ROLES = MEMBER_ROLES.filter((role) => role !== 'member')

/** The closed list in code for each column whose CHECK allows certain words only. */
export const CLOSED_LISTS: Readonly<Record<string, readonly string[]>> = {
  'actors.kind': ACTOR_KINDS,
  'ap_activities.visibility': VISIBILITIES,
  'ap_activities_archive.visibility': VISIBILITIES.slice(0, 1),
  'audit_entries.subject_type': AUDIT_SUBJECTS,
  'authors.status': AUTHOR_STATUSES,
  'bookings.status': BOOKING_STATUSES,
  'calendars.colour': CALENDAR_COLOURS,
  'calendars.visibility': CALENDAR_VISIBILITIES,
  'cart_lines.kind': LINE_KINDS,
  'carts.status': CART_STATUSES,
  'deliveries.state': DELIVERY_STATES,
  'digests.status': DIGEST_STATUSES,
  'email_proofs.consumed_by': PROOF_WAYS,
  'email_proofs.purpose': PROOF_PURPOSES,
  'entries.join_mode': JOIN_MODES,
  'entries.publication': PUBLICATIONS,
  'entries.status': ENTRY_STATUSES,
  'entries.visibility': CALENDAR_VISIBILITIES,
  'entry_overrides.status': ENTRY_STATUSES,
  'flow_instances.status': FLOW_STATUSES,
  'flow_steps.kind': STEP_KINDS,
  'flow_steps.state': STEP_STATES,
  'followers.status': FOLLOW_STATUSES,
  'import_mappings.entity': IMPORT_ENTITIES,
  'import_sources.kind': IMPORT_KINDS,
  'invitations.roles': GIVEN_ROLES,
  'mailbox.state': MESSAGE_STATES,
  'media_assets.kind': MEDIA_KINDS,
  'member_exports.status': EXPORT_STATES,
  'member_roles.role': GIVEN_ROLES,
  'member_sessions.ended_reason': SESSION_END_REASONS,
  'members.status': MEMBER_STATUSES,
  'newsletter_subscriptions.source': SUBSCRIPTION_SOURCES,
  'notifications.kind': NOTIFICATION_KINDS,
  'occurrences.status': ENTRY_STATUSES,
  'oidc_keys.use': KEY_USES,
  'order_events.kind': ORDER_EVENT_KINDS,
  'order_lines.kind': ORDER_LINE_KINDS,
  'order_lines.vat_class': VAT_CLASSES,
  'orders.fulfilment': FULFILMENTS,
  'orders.status': ORDER_STATUSES,
  'outgoing_mails.status': MAIL_STATUSES,
  'payment_attempts.status': ATTEMPT_STATES,
  'payments.status': PAYMENT_STATUSES,
  'post_revisions.status': POST_STATUSES,
  'posts.kind': POST_KINDS,
  'posts.status': POST_STATUSES,
  'posts.visibility': POST_VISIBILITIES,
  'products.status': PRODUCT_STATUSES,
  'projection_checkpoints.state': CHECKPOINT_STATES,
  'reaction_tasks.state': TASK_STATES,
  'refunds.status': REFUND_STATUSES,
  'schedules.missed': MISSED,
  'search_documents.kind': PUBLIC_THING_KINDS,
  'stock_holds.status': HOLD_STATUSES,
  'stock_movements.kind': MOVEMENT_KINDS,
  'tags.visibility': TAG_VISIBILITIES,
  'ticket_types.vat_class': VAT_CLASSES,
  'tickets.status': TICKET_STATUSES,
  'timeline_entries.object_type': PUBLIC_THING_KINDS,
  'publications.kind': PUBLISHED_KINDS,
  'variants.pack_unit': PACK_UNITS,
  'variants.vat_class': VAT_CLASSES,
}

/** Columns whose CHECK has its words in SQL and in the types of their domain, but in no list yet. */
export const NOT_YET_LISTED: readonly string[] = []

const APP = 'the name of an app: a process is started under one, and a new app needs no migration'
const MEDIA_TYPE = 'a media type, as the file says'
const FREE = 'words for people'

/** Columns that read like a list and have no CHECK, each with its reason. */
export const NO_CLOSED_LIST: Readonly<Record<string, string>> = {
  'actor_projections.app': APP,
  'ap_activities.origin_app': APP,
  'ap_activities_archive.origin_app': APP,
  'deliveries.kind': 'the name of a kind of delivery: code defines it',
  'delivery_destinations.kind': 'the name of a kind of delivery: code defines it',
  'flow_definitions.app': APP,
  'flow_instances.origin_app': APP,
  'follower_counts.app': APP,
  'kernel_alerts.kind': 'the name of a check of the audit: code defines it',
  'mailbox.kind': 'the kind of a mailbox: code defines it',
  'mailbox_actors.kind': 'the kind of a mailbox: code defines it',
  'media_assets.content_type': MEDIA_TYPE,
  'media_variants.content_type': MEDIA_TYPE,
  'member_roles.reason': FREE,
  'member_sessions.methods': 'the values of amr, which providers of proofs add to',
  'oidc_payloads.kind': 'the names of the models of oidc-provider',
  'outgoing_mails.origin_app': APP,
  'payment_attempts.provider': 'the name of a payment provider',
  'payment_hints.event_type': 'the word of a payment provider',
  'payments.provider': 'the name of a payment provider',
  'post_revisions.reason': FREE,
  'redirects.reason': FREE,
  'refunds.reason': FREE,
  'resources.vat_class': 'no code reads or writes it; the table is kept for bookings',
  'schedules.app': APP,
  'search_documents.app': APP,
  'timeline_entries.app': APP,
  'publications.app': APP,
}
