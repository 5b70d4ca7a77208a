-- Corrected allergens are told to whoever waits for the product. NOT VALID takes no time under the lock; 0020 reads the rows without one.

-- From prisma/sql/account.sql (d83f40fc32019548)
ALTER TABLE notifications DROP CONSTRAINT IF EXISTS notifications_kind_check;
ALTER TABLE notifications ADD CONSTRAINT notifications_kind_check
  CHECK (kind IN ('order-paid', 'order-expired', 'order-ready', 'order-allergens', 'payment-owed', 'payment-to-return', 'payment-mismatched',
    'payment-unresolved', 'order-refunded', 'new-device', 'credential-added', 'credential-removed', 'email-changed',
    'roles-changed', 'export-ready', 'deletion-requested', 'invitation-accepted', 'digest-waiting')) NOT VALID;
