-- What Prisma cannot say about the events domain. Idempotent.
ALTER TABLE calendars DROP CONSTRAINT IF EXISTS calendars_visibility_check;
ALTER TABLE calendars ADD CONSTRAINT calendars_visibility_check CHECK (visibility IN ('public', 'members'));
ALTER TABLE entries DROP CONSTRAINT IF EXISTS entries_publication_check;
ALTER TABLE entries ADD CONSTRAINT entries_publication_check CHECK (publication IN ('draft', 'in_review', 'published'));
ALTER TABLE entries DROP CONSTRAINT IF EXISTS entries_status_check;
ALTER TABLE entries ADD CONSTRAINT entries_status_check CHECK (status IN ('confirmed', 'tentative', 'postponed', 'cancelled', 'moved_online'));
ALTER TABLE entries DROP CONSTRAINT IF EXISTS entries_visibility_check;
ALTER TABLE entries ADD CONSTRAINT entries_visibility_check CHECK (visibility IN ('public', 'members'));
ALTER TABLE entries DROP CONSTRAINT IF EXISTS entries_join_mode_check;
ALTER TABLE entries ADD CONSTRAINT entries_join_mode_check CHECK (join_mode IN ('open', 'free', 'ticketed', 'external'));
ALTER TABLE entries DROP CONSTRAINT IF EXISTS entries_duration_check;
ALTER TABLE entries ADD CONSTRAINT entries_duration_check CHECK (duration_minutes > 0);
ALTER TABLE occurrences DROP CONSTRAINT IF EXISTS occurrences_order_check;
ALTER TABLE occurrences ADD CONSTRAINT occurrences_order_check CHECK (ends_at > starts_at);
ALTER TABLE occurrences DROP CONSTRAINT IF EXISTS occurrences_capacity_check;
ALTER TABLE occurrences ADD CONSTRAINT occurrences_capacity_check CHECK (capacity >= 0);
ALTER TABLE ticket_types DROP CONSTRAINT IF EXISTS ticket_types_price_check;
ALTER TABLE ticket_types ADD CONSTRAINT ticket_types_price_check CHECK (price_minor >= 0 AND (member_price_minor IS NULL OR member_price_minor >= 0));
ALTER TABLE ticket_types DROP CONSTRAINT IF EXISTS ticket_types_member_price_check;
ALTER TABLE ticket_types ADD CONSTRAINT ticket_types_member_price_check CHECK (member_price_minor <= price_minor);
ALTER TABLE resources DROP CONSTRAINT IF EXISTS resources_member_price_check;
ALTER TABLE resources ADD CONSTRAINT resources_member_price_check CHECK (member_price_minor <= price_minor);
ALTER TABLE tickets DROP CONSTRAINT IF EXISTS tickets_status_check;
ALTER TABLE tickets ADD CONSTRAINT tickets_status_check CHECK (status IN ('valid', 'cancelled', 'transferred', 'refunded'));
ALTER TABLE slots DROP CONSTRAINT IF EXISTS slots_capacity_check;
ALTER TABLE slots ADD CONSTRAINT slots_capacity_check CHECK (booked >= 0 AND held >= 0 AND booked + held <= capacity AND ends_at > starts_at);
ALTER TABLE bookings DROP CONSTRAINT IF EXISTS bookings_status_check;
ALTER TABLE bookings ADD CONSTRAINT bookings_status_check CHECK (status IN ('confirmed', 'cancelled', 'refunded'));

ALTER TABLE calendars DROP CONSTRAINT IF EXISTS calendars_colour_check;
ALTER TABLE calendars ADD CONSTRAINT calendars_colour_check CHECK (colour IN ('rose', 'moss', 'amber', 'plum', 'slate'));
ALTER TABLE entry_overrides DROP CONSTRAINT IF EXISTS entry_overrides_status_check;
ALTER TABLE entry_overrides ADD CONSTRAINT entry_overrides_status_check
  CHECK (status IN ('confirmed', 'tentative', 'postponed', 'cancelled', 'moved_online'));
ALTER TABLE occurrences DROP CONSTRAINT IF EXISTS occurrences_status_check;
ALTER TABLE occurrences ADD CONSTRAINT occurrences_status_check
  CHECK (status IN ('confirmed', 'tentative', 'postponed', 'cancelled', 'moved_online'));
ALTER TABLE ticket_types DROP CONSTRAINT IF EXISTS ticket_types_vat_class_check;
ALTER TABLE ticket_types ADD CONSTRAINT ticket_types_vat_class_check
  CHECK (vat_class IN ('zero', 'reduced', 'standard', 'exempt'));

CREATE INDEX IF NOT EXISTS occurrences_range ON occurrences USING gist (tstzrange(starts_at, ends_at));

-- Who writes what an entry's form holds raises its version. A process from before there were versions, and a statement of the operator, do
-- not know that: what they write is seen by a form that is open meanwhile all the same.
CREATE OR REPLACE FUNCTION entries_version_raise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END
$$;
DROP TRIGGER IF EXISTS entries_version_raise ON entries;
CREATE TRIGGER entries_version_raise BEFORE UPDATE ON entries FOR EACH ROW
  WHEN (NEW.version = OLD.version
    AND (NEW.title, NEW.summary, NEW.description_html, NEW.place_id, NEW.starts_local, NEW.duration_minutes, NEW.recurrence_rule)
      IS DISTINCT FROM (OLD.title, OLD.summary, OLD.description_html, OLD.place_id, OLD.starts_local, OLD.duration_minutes, OLD.recurrence_rule))
  EXECUTE FUNCTION entries_version_raise();
