-- What the schema language cannot say about members. Safe to run twice.
ALTER TABLE members DROP CONSTRAINT IF EXISTS members_status_check;
ALTER TABLE members ADD CONSTRAINT members_status_check CHECK (status IN ('active', 'suspended', 'deleted'));
ALTER TABLE members DROP CONSTRAINT IF EXISTS members_handle_check;
ALTER TABLE members ADD CONSTRAINT members_handle_check CHECK (handle ~ '^[a-zA-Z0-9_]{2,30}$');

ALTER TABLE member_roles DROP CONSTRAINT IF EXISTS member_roles_role_check;
ALTER TABLE member_roles ADD CONSTRAINT member_roles_role_check
  CHECK (role IN ('cooperator', 'seller', 'editor', 'steward', 'administrator'));

ALTER TABLE email_proofs DROP CONSTRAINT IF EXISTS email_proofs_purpose_check;
ALTER TABLE email_proofs ADD CONSTRAINT email_proofs_purpose_check
  CHECK (purpose IN ('sign-in', 'change-address', 'step-up', 'undo-address', 'not-me', 'stop-reset'));
ALTER TABLE email_proofs DROP CONSTRAINT IF EXISTS email_proofs_consumed_check;
ALTER TABLE email_proofs ADD CONSTRAINT email_proofs_consumed_check
  CHECK ((consumed_at IS NULL) = (consumed_by IS NULL) AND (resumed_at IS NULL OR consumed_at IS NOT NULL));

ALTER TABLE oidc_keys DROP CONSTRAINT IF EXISTS oidc_keys_use_check;
ALTER TABLE oidc_keys ADD CONSTRAINT oidc_keys_use_check CHECK (use IN ('signing', 'cookie'));
-- The one key that signs: two processes that start together cannot both make it.
CREATE UNIQUE INDEX IF NOT EXISTS oidc_keys_active_idx ON oidc_keys (use) WHERE retired_at IS NULL;

ALTER TABLE member_exports DROP CONSTRAINT IF EXISTS member_exports_status_check;
ALTER TABLE member_exports ADD CONSTRAINT member_exports_status_check
  CHECK (status IN ('asked', 'ready', 'failed', 'expired'));

ALTER TABLE email_proofs DROP CONSTRAINT IF EXISTS email_proofs_consumed_by_check;
ALTER TABLE email_proofs ADD CONSTRAINT email_proofs_consumed_by_check CHECK (consumed_by IN ('link', 'code'));
ALTER TABLE member_sessions DROP CONSTRAINT IF EXISTS member_sessions_ended_reason_check;
ALTER TABLE member_sessions ADD CONSTRAINT member_sessions_ended_reason_check
  CHECK (ended_reason IN ('signed-out', 'revoked', 'suspended', 'expired', 'deleted'));
ALTER TABLE newsletter_subscriptions DROP CONSTRAINT IF EXISTS newsletter_subscriptions_source_check;
ALTER TABLE newsletter_subscriptions ADD CONSTRAINT newsletter_subscriptions_source_check
  CHECK (source IN ('desk', 'import', 'sign-up', 'letter'));
ALTER TABLE notifications DROP CONSTRAINT IF EXISTS notifications_kind_check;
ALTER TABLE notifications ADD CONSTRAINT notifications_kind_check
  CHECK (kind IN ('order-paid', 'order-expired', 'order-ready', 'order-allergens', 'payment-owed', 'payment-to-return', 'payment-mismatched',
    'payment-unresolved', 'order-refunded', 'new-device', 'credential-added', 'credential-removed', 'email-changed',
    'roles-changed', 'export-ready', 'deletion-requested', 'invitation-accepted', 'digest-waiting'));
ALTER TABLE invitations DROP CONSTRAINT IF EXISTS invitations_roles_check;
ALTER TABLE invitations ADD CONSTRAINT invitations_roles_check CHECK (roles <@ ARRAY['cooperator', 'seller', 'editor', 'steward', 'administrator']);

CREATE INDEX IF NOT EXISTS newsletter_subscriptions_current_idx
  ON newsletter_subscriptions (newsletter_id) WHERE unsubscribed_at IS NULL;

ALTER TABLE audit_entries DROP CONSTRAINT IF EXISTS audit_entries_subject_type_check;
ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_subject_type_check
  CHECK (subject_type IN ('member', 'invitation', 'client', 'registration-token', 'limit', 'work'));

-- The audit log can be written to and read; nothing else.
CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entries is append-only';
END $$;
DROP TRIGGER IF EXISTS audit_entries_append_only ON audit_entries;
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
