-- The rules of 0014 hold for older rows too.
ALTER TABLE notifications VALIDATE CONSTRAINT notifications_kind_check;
ALTER TABLE order_events VALIDATE CONSTRAINT order_events_kind_check;
