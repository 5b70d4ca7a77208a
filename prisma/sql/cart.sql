-- What Prisma cannot say about the cart's tables. Idempotent.
-- Order numbers start where people do not feel like the first customer.
SELECT setval('orders_number_seq', 1000) WHERE NOT EXISTS (SELECT 1 FROM orders) AND (SELECT last_value FROM orders_number_seq) < 1000;

-- A member has one open cart.
CREATE UNIQUE INDEX IF NOT EXISTS carts_open_member_key ON carts (member_id) WHERE status = 'open' AND member_id IS NOT NULL;

ALTER TABLE carts DROP CONSTRAINT IF EXISTS carts_check;
ALTER TABLE carts ADD CONSTRAINT carts_check CHECK (status IN ('open', 'merged') AND version >= 0);

ALTER TABLE cart_lines DROP CONSTRAINT IF EXISTS cart_lines_check;
ALTER TABLE cart_lines ADD CONSTRAINT cart_lines_check
  CHECK (quantity BETWEEN 1 AND 999 AND unit_price_minor >= 0 AND kind IN ('product', 'ticket', 'slot'));

ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_check;
ALTER TABLE orders ADD CONSTRAINT orders_check
  CHECK (status IN ('pending', 'paid', 'expired', 'cancelled', 'owed')
    AND fulfilment IN ('none', 'packed', 'collected'));

ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_total_check;
ALTER TABLE orders ADD CONSTRAINT orders_total_check
  CHECK (total_minor = subtotal_minor - discount_minor AND total_minor >= 0 AND discount_minor >= 0 AND vat_minor BETWEEN 0 AND total_minor);

-- One cart has one order that waits for its payment: two tabs and a second click end at the same one.
CREATE UNIQUE INDEX IF NOT EXISTS orders_pending_cart_key ON orders (cart_id) WHERE status = 'pending';

ALTER TABLE order_lines DROP CONSTRAINT IF EXISTS order_lines_check;
ALTER TABLE order_lines ADD CONSTRAINT order_lines_check
  CHECK (quantity > 0 AND unit_price_minor >= 0 AND discount_minor >= 0
    AND total_minor = quantity * unit_price_minor - discount_minor AND total_minor >= 0
    AND vat_minor BETWEEN 0 AND total_minor AND vat_rate_bp BETWEEN 0 AND 10000
    AND kind IN ('product', 'ticket', 'slot', 'deposit', 'delivery'));

ALTER TABLE payment_attempts DROP CONSTRAINT IF EXISTS payment_attempts_check;
ALTER TABLE payment_attempts ADD CONSTRAINT payment_attempts_check
  CHECK (amount_minor > 0 AND status IN ('created', 'pending', 'failed', 'paid', 'expired', 'mismatched'));

-- One attempt of an order may still take money at any time.
CREATE UNIQUE INDEX IF NOT EXISTS payment_attempts_open_key
  ON payment_attempts (order_id) WHERE status IN ('created', 'pending', 'failed');

ALTER TABLE payments DROP CONSTRAINT IF EXISTS payments_check;
ALTER TABLE payments ADD CONSTRAINT payments_check CHECK (amount_minor > 0 AND status IN ('applied', 'owed'));
ALTER TABLE payments DROP CONSTRAINT IF EXISTS payments_refunded_check;
ALTER TABLE payments ADD CONSTRAINT payments_refunded_check CHECK (refunded_minor BETWEEN 0 AND amount_minor);
-- An order is paid once; whatever arrives beyond that is owed.
CREATE UNIQUE INDEX IF NOT EXISTS payments_applied_key ON payments (order_id) WHERE status = 'applied';

ALTER TABLE refunds DROP CONSTRAINT IF EXISTS refunds_check;
ALTER TABLE refunds ADD CONSTRAINT refunds_check
  CHECK (amount_minor > 0 AND status IN ('asked', 'sent', 'done', 'failed'));
-- One refund of a payment at a time: whether SumUp carried it out is seen by how much the payment has lost since it was sent.
CREATE UNIQUE INDEX IF NOT EXISTS refunds_open_key ON refunds (payment_id) WHERE status IN ('asked', 'sent');

CREATE INDEX IF NOT EXISTS payment_hints_open_idx ON payment_hints (received_at) WHERE handled_at IS NULL;

ALTER TABLE order_lines DROP CONSTRAINT IF EXISTS order_lines_vat_class_check;
ALTER TABLE order_lines ADD CONSTRAINT order_lines_vat_class_check CHECK (vat_class IN ('zero', 'reduced', 'standard', 'exempt'));
ALTER TABLE order_events DROP CONSTRAINT IF EXISTS order_events_kind_check;
ALTER TABLE order_events ADD CONSTRAINT order_events_kind_check
  CHECK (kind IN ('placed', 'payment-pending', 'payment-failed', 'payment-expired', 'payment-mismatched',
    'payment-unresolved', 'paid', 'expired', 'cancelled', 'owed', 'refund-asked', 'refunded', 'refund-failed',
    'packed', 'unpacked', 'collected', 'uncollected'));
