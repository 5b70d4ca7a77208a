-- The lists of 0007 hold for older rows too. A row that breaks one stops here and is named by its constraint.
ALTER TABLE email_proofs VALIDATE CONSTRAINT email_proofs_consumed_by_check;
ALTER TABLE member_sessions VALIDATE CONSTRAINT member_sessions_ended_reason_check;
ALTER TABLE newsletter_subscriptions VALIDATE CONSTRAINT newsletter_subscriptions_source_check;
ALTER TABLE notifications VALIDATE CONSTRAINT notifications_kind_check;
ALTER TABLE invitations VALIDATE CONSTRAINT invitations_roles_check;
ALTER TABLE post_revisions VALIDATE CONSTRAINT post_revisions_status_check;
ALTER TABLE authors VALIDATE CONSTRAINT authors_status_check;
ALTER TABLE import_sources VALIDATE CONSTRAINT import_sources_kind_check;
ALTER TABLE import_mappings VALIDATE CONSTRAINT import_mappings_entity_check;
ALTER TABLE order_lines VALIDATE CONSTRAINT order_lines_vat_class_check;
ALTER TABLE order_events VALIDATE CONSTRAINT order_events_kind_check;
ALTER TABLE calendars VALIDATE CONSTRAINT calendars_colour_check;
ALTER TABLE entry_overrides VALIDATE CONSTRAINT entry_overrides_status_check;
ALTER TABLE occurrences VALIDATE CONSTRAINT occurrences_status_check;
ALTER TABLE ticket_types VALIDATE CONSTRAINT ticket_types_vat_class_check;
ALTER TABLE followers VALIDATE CONSTRAINT followers_status_check;
