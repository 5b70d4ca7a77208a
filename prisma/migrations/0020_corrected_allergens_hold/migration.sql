-- The rule of 0019 holds for older rows too.
ALTER TABLE notifications VALIDATE CONSTRAINT notifications_kind_check;
