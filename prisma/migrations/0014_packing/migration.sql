-- A packed order is told to its buyer, and packing and handing over can be taken back. NOT VALID takes no time under the lock; 0015 reads the rows
-- without one.

-- From prisma/sql/account.sql (846c2369c97865a4)
ALTER TABLE notifications DROP CONSTRAINT IF EXISTS notifications_kind_check;
ALTER TABLE notifications ADD CONSTRAINT notifications_kind_check
  CHECK (kind IN ('order-paid', 'order-expired', 'order-ready', 'payment-owed', 'payment-to-return', 'payment-mismatched',
    'payment-unresolved', 'order-refunded', 'new-device', 'credential-added', 'credential-removed', 'email-changed',
    'roles-changed', 'export-ready', 'deletion-requested', 'invitation-accepted', 'digest-waiting')) NOT VALID;

-- From prisma/sql/cart.sql (97f9ad82d79273fd)
ALTER TABLE order_events DROP CONSTRAINT IF EXISTS order_events_kind_check;
ALTER TABLE order_events ADD CONSTRAINT order_events_kind_check
  CHECK (kind IN ('placed', 'payment-pending', 'payment-failed', 'payment-expired', 'payment-mismatched',
    'payment-unresolved', 'paid', 'expired', 'cancelled', 'owed', 'refund-asked', 'refunded', 'refund-failed',
    'packed', 'unpacked', 'collected', 'uncollected')) NOT VALID;
