-- Nothing is swept any more: orders, holds and attempts have flows that wake by themselves.
DROP INDEX IF EXISTS orders_due_idx;
DROP INDEX IF EXISTS stock_holds_due_idx;

-- AlterTable
ALTER TABLE "payment_attempts" DROP COLUMN "check_count",
DROP COLUMN "next_check_at",
ADD COLUMN     "unresolved_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "refund_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "refunded_minor" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "refunds" ADD COLUMN     "failure" TEXT,
ADD COLUMN     "number" INTEGER NOT NULL,
ADD COLUMN     "restock" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "send_count" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE UNIQUE INDEX "refunds_payment_id_number_key" ON "refunds"("payment_id", "number");

-- From prisma/sql/cart.sql
-- What Prisma cannot say about the cart's tables.
-- Order numbers start where people do not feel like the first customer.
SELECT setval('orders_number_seq', 1000) WHERE NOT EXISTS (SELECT 1 FROM orders) AND (SELECT last_value FROM orders_number_seq) < 1000;

-- A member has one open cart.
CREATE UNIQUE INDEX IF NOT EXISTS carts_open_member_key ON carts (member_id) WHERE status = 'open' AND member_id IS NOT NULL;

ALTER TABLE carts DROP CONSTRAINT IF EXISTS carts_check;
ALTER TABLE carts ADD CONSTRAINT carts_check CHECK (status IN ('open', 'merged') AND version >= 0);

ALTER TABLE cart_lines DROP CONSTRAINT IF EXISTS cart_lines_check;
ALTER TABLE cart_lines ADD CONSTRAINT cart_lines_check
  CHECK (quantity BETWEEN 1 AND 999 AND unit_price_minor >= 0 AND kind IN ('product', 'ticket', 'slot'));

ALTER TABLE collection_slots DROP CONSTRAINT IF EXISTS collection_slots_check;
ALTER TABLE collection_slots ADD CONSTRAINT collection_slots_check
  CHECK (taken >= 0 AND taken <= capacity AND ends_at > starts_at);

ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_check;
ALTER TABLE orders ADD CONSTRAINT orders_check
  CHECK (status IN ('pending', 'paid', 'expired', 'cancelled', 'owed')
    AND fulfilment IN ('none', 'packed', 'collected') AND handover IN ('collection', 'delivery'));

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

ALTER TABLE vouchers DROP CONSTRAINT IF EXISTS vouchers_check;
ALTER TABLE vouchers ADD CONSTRAINT vouchers_check
  CHECK (kind IN ('amount', 'percent', 'credit') AND redeemed_count >= 0
    AND (max_redemptions IS NULL OR redeemed_count <= max_redemptions)
    AND (kind = 'percent') = (percent_bp IS NOT NULL) AND (kind <> 'percent') = (amount_minor IS NOT NULL));

ALTER TABLE voucher_redemptions DROP CONSTRAINT IF EXISTS voucher_redemptions_check;
ALTER TABLE voucher_redemptions ADD CONSTRAINT voucher_redemptions_check
  CHECK (amount_minor >= 0 AND status IN ('held', 'confirmed', 'released'));

CREATE INDEX IF NOT EXISTS payment_hints_open_idx ON payment_hints (received_at) WHERE handled_at IS NULL;


-- From prisma/sql/market.sql
-- What Prisma cannot say about the market's tables.
ALTER TABLE variants DROP CONSTRAINT IF EXISTS variants_stock_check;
ALTER TABLE variants ADD CONSTRAINT variants_stock_check
  CHECK (on_hand >= 0 AND reserved >= 0 AND (made_to_order OR reserved <= on_hand));

ALTER TABLE variants DROP CONSTRAINT IF EXISTS variants_price_check;
ALTER TABLE variants ADD CONSTRAINT variants_price_check
  CHECK (price_minor >= 0 AND deposit_minor >= 0 AND (member_price_minor IS NULL OR member_price_minor >= 0));

ALTER TABLE variants DROP CONSTRAINT IF EXISTS variants_pack_check;
ALTER TABLE variants ADD CONSTRAINT variants_pack_check
  CHECK (pack_count > 0 AND pack_amount > 0 AND unit_price_base > 0 AND case_size > 0 AND pack_unit IN ('g', 'ml', 'item'));

ALTER TABLE variants DROP CONSTRAINT IF EXISTS variants_vat_class_check;
ALTER TABLE variants ADD CONSTRAINT variants_vat_class_check
  CHECK (vat_class IN ('zero', 'reduced', 'standard', 'exempt'));

ALTER TABLE products DROP CONSTRAINT IF EXISTS products_status_check;
ALTER TABLE products ADD CONSTRAINT products_status_check CHECK (status IN ('draft', 'published', 'withdrawn'));

ALTER TABLE product_labels DROP CONSTRAINT IF EXISTS product_labels_source_check;
ALTER TABLE product_labels ADD CONSTRAINT product_labels_source_check CHECK (source IN ('seller', 'supplier', 'import'));

ALTER TABLE stock_holds DROP CONSTRAINT IF EXISTS stock_holds_check;
ALTER TABLE stock_holds ADD CONSTRAINT stock_holds_check
  CHECK (quantity > 0 AND status IN ('held', 'confirmed', 'released', 'expired', 'returned'));

ALTER TABLE stock_movements DROP CONSTRAINT IF EXISTS stock_movements_kind_check;
ALTER TABLE stock_movements ADD CONSTRAINT stock_movements_kind_check
  CHECK (kind IN ('received', 'sold', 'returned', 'counted', 'wasted'));

ALTER TABLE import_recipes DROP CONSTRAINT IF EXISTS import_recipes_kind_check;
ALTER TABLE import_recipes ADD CONSTRAINT import_recipes_kind_check CHECK (kind IN ('site', 'sitemap', 'csv'));

ALTER TABLE import_runs DROP CONSTRAINT IF EXISTS import_runs_status_check;
ALTER TABLE import_runs ADD CONSTRAINT import_runs_status_check
  CHECK (status IN ('fetching', 'extracting', 'review', 'applied', 'blocked', 'failed', 'cancelled', 'undone'));

ALTER TABLE import_diffs DROP CONSTRAINT IF EXISTS import_diffs_check;
ALTER TABLE import_diffs ADD CONSTRAINT import_diffs_check
  CHECK (kind IN ('new', 'changed', 'absent', 'suspicious') AND decision IN ('open', 'accepted', 'rejected', 'undone'));

CREATE UNIQUE INDEX IF NOT EXISTS field_locks_open_key
  ON field_locks (product_id, COALESCE(variant_id, '00000000-0000-0000-0000-000000000000'::uuid), field)
  WHERE released_at IS NULL;

CREATE INDEX IF NOT EXISTS products_search_idx ON products USING gin (to_tsvector('english', search_text));
CREATE INDEX IF NOT EXISTS products_search_trgm_idx ON products USING gin (search_text gin_trgm_ops);
