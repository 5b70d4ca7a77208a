-- Words of a closed list, each with its CHECK. NOT VALID takes no time under the lock; 0008 reads the rows without one.

-- From prisma/sql/account.sql (523a060dc0a9f1b5)
ALTER TABLE email_proofs ADD CONSTRAINT email_proofs_consumed_by_check CHECK (consumed_by IN ('link', 'code')) NOT VALID;
ALTER TABLE member_sessions ADD CONSTRAINT member_sessions_ended_reason_check
  CHECK (ended_reason IN ('signed-out', 'revoked', 'suspended', 'expired', 'deleted')) NOT VALID;
ALTER TABLE newsletter_subscriptions ADD CONSTRAINT newsletter_subscriptions_source_check
  CHECK (source IN ('desk', 'import', 'sign-up', 'letter')) NOT VALID;
ALTER TABLE notifications ADD CONSTRAINT notifications_kind_check
  CHECK (kind IN ('order-paid', 'order-expired', 'payment-owed', 'payment-to-return', 'payment-mismatched',
    'payment-unresolved', 'order-refunded', 'new-device', 'credential-added', 'credential-removed', 'email-changed',
    'roles-changed', 'export-ready', 'deletion-requested', 'invitation-accepted', 'digest-waiting')) NOT VALID;
ALTER TABLE invitations ADD CONSTRAINT invitations_roles_check CHECK (roles <@ ARRAY['seller', 'editor', 'steward', 'administrator']) NOT VALID;

-- From prisma/sql/blog.sql (ae37401aea8a84ea)
ALTER TABLE post_revisions ADD CONSTRAINT post_revisions_status_check
  CHECK (status IN ('draft', 'scheduled', 'published', 'sent')) NOT VALID;
ALTER TABLE authors ADD CONSTRAINT authors_status_check CHECK (status IN ('active', 'inactive')) NOT VALID;
ALTER TABLE import_sources ADD CONSTRAINT import_sources_kind_check CHECK (kind IN ('ghost')) NOT VALID;
ALTER TABLE import_mappings ADD CONSTRAINT import_mappings_entity_check
  CHECK (entity IN ('author', 'tag', 'snippet', 'redirect', 'newsletter', 'post', 'page', 'menu', 'setting', 'member')) NOT VALID;

-- From prisma/sql/cart.sql (f578c1a750628ddb)
ALTER TABLE order_lines ADD CONSTRAINT order_lines_vat_class_check CHECK (vat_class IN ('zero', 'reduced', 'standard', 'exempt')) NOT VALID;
ALTER TABLE order_events ADD CONSTRAINT order_events_kind_check
  CHECK (kind IN ('placed', 'payment-pending', 'payment-failed', 'payment-expired', 'payment-mismatched',
    'payment-unresolved', 'paid', 'expired', 'cancelled', 'owed', 'refund-asked', 'refunded', 'refund-failed',
    'packed', 'collected')) NOT VALID;

-- From prisma/sql/events.sql (c4dd4517d479a2d7)
ALTER TABLE calendars ADD CONSTRAINT calendars_colour_check CHECK (colour IN ('rose', 'moss', 'amber', 'plum', 'slate')) NOT VALID;
ALTER TABLE entry_overrides ADD CONSTRAINT entry_overrides_status_check
  CHECK (status IN ('confirmed', 'tentative', 'postponed', 'cancelled', 'moved_online')) NOT VALID;
ALTER TABLE occurrences ADD CONSTRAINT occurrences_status_check
  CHECK (status IN ('confirmed', 'tentative', 'postponed', 'cancelled', 'moved_online')) NOT VALID;
ALTER TABLE ticket_types ADD CONSTRAINT ticket_types_vat_class_check
  CHECK (vat_class IN ('zero', 'reduced', 'standard', 'exempt')) NOT VALID;

-- From prisma/sql/federation.sql (ccd579f27859c220)
ALTER TABLE followers ADD CONSTRAINT followers_status_check CHECK (status IN ('pending', 'accepted')) NOT VALID;

-- From prisma/sql/market.sql (bcf348ad9156002c)
