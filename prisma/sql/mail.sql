-- Mail that still has to leave is few; the relay finds it without reading what was sent.
CREATE INDEX IF NOT EXISTS outgoing_mails_open_idx ON outgoing_mails (created_at) WHERE status IN ('pending', 'relayed');

DO $$ BEGIN
  ALTER TABLE outgoing_mails ADD CONSTRAINT outgoing_mails_status_check CHECK (status IN ('pending', 'relayed', 'sent', 'failed'));
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
