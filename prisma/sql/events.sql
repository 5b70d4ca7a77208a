-- What Prisma cannot say about the events domain. Applied after the models, once.
ALTER TABLE calendars ADD CONSTRAINT calendars_visibility_check CHECK (visibility IN ('public', 'members'));
ALTER TABLE entries ADD CONSTRAINT entries_publication_check CHECK (publication IN ('draft', 'in_review', 'published'));
ALTER TABLE entries ADD CONSTRAINT entries_status_check CHECK (status IN ('confirmed', 'tentative', 'postponed', 'cancelled', 'moved_online'));
ALTER TABLE entries ADD CONSTRAINT entries_visibility_check CHECK (visibility IN ('public', 'members'));
ALTER TABLE entries ADD CONSTRAINT entries_join_mode_check CHECK (join_mode IN ('open', 'free', 'ticketed', 'external'));
ALTER TABLE entries ADD CONSTRAINT entries_duration_check CHECK (duration_minutes > 0);
ALTER TABLE occurrences ADD CONSTRAINT occurrences_order_check CHECK (ends_at > starts_at);
ALTER TABLE occurrences ADD CONSTRAINT occurrences_capacity_check CHECK (sold >= 0 AND held >= 0 AND (capacity IS NULL OR sold + held <= capacity));
ALTER TABLE ticket_types ADD CONSTRAINT ticket_types_price_check CHECK (price_minor >= 0 AND (member_price_minor IS NULL OR member_price_minor >= 0));
ALTER TABLE ticket_quotas ADD CONSTRAINT ticket_quotas_capacity_check CHECK (sold >= 0 AND held >= 0 AND sold + held <= quantity);
ALTER TABLE event_holds ADD CONSTRAINT event_holds_status_check CHECK (status IN ('held', 'confirmed', 'released', 'expired'));
ALTER TABLE event_holds ADD CONSTRAINT event_holds_kind_check CHECK (kind IN ('ticket', 'slot') AND quantity > 0);
ALTER TABLE tickets ADD CONSTRAINT tickets_status_check CHECK (status IN ('valid', 'cancelled', 'transferred', 'refunded'));
ALTER TABLE waiting_list_entries ADD CONSTRAINT waiting_list_entries_status_check CHECK (status IN ('waiting', 'offered', 'taken', 'lapsed', 'removed'));
ALTER TABLE slots ADD CONSTRAINT slots_capacity_check CHECK (booked >= 0 AND held >= 0 AND booked + held <= capacity AND ends_at > starts_at);
ALTER TABLE bookings ADD CONSTRAINT bookings_status_check CHECK (status IN ('confirmed', 'cancelled', 'refunded'));
CREATE INDEX occurrences_range ON occurrences USING gist (tstzrange(starts_at, ends_at));
CREATE INDEX event_holds_due ON event_holds (expires_at) WHERE status = 'held';
