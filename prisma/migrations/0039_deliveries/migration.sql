-- CreateTable
CREATE TABLE "deliveries" (
    "seq" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "destination" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "order_key" TEXT,
    "subject" TEXT,
    "payload" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "lease_owner" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "delivery_destinations" (
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "away_since" TIMESTAMPTZ(3),
    "rest_until" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_destinations_pkey" PRIMARY KEY ("kind","name")
);

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_kind_key_key" ON "deliveries"("kind", "key");

-- From prisma/sql/kernel.sql (c4d4286333625cd5)
ALTER TABLE deliveries ADD CONSTRAINT deliveries_state_check
  CHECK (state IN ('pending', 'leased', 'delivered', 'parked', 'cancelled'));
CREATE INDEX IF NOT EXISTS deliveries_open ON deliveries (kind, destination, seq) WHERE state IN ('pending', 'leased');
CREATE INDEX IF NOT EXISTS deliveries_open_in_order ON deliveries (kind, destination, order_key, seq)
  WHERE state IN ('pending', 'leased') AND order_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS deliveries_leased ON deliveries (kind, destination) WHERE state = 'leased';
CREATE INDEX IF NOT EXISTS deliveries_open_subject ON deliveries (kind, subject)
  WHERE state IN ('pending', 'leased') AND subject IS NOT NULL;
CREATE INDEX IF NOT EXISTS deliveries_settled ON deliveries (state, settled_at) WHERE settled_at IS NOT NULL;
