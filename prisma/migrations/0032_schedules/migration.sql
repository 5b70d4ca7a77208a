-- CreateTable
CREATE TABLE "schedules" (
    "name" TEXT NOT NULL,
    "app" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "missed" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "last_due_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "schedules_pkey" PRIMARY KEY ("name")
);

-- From prisma/sql/kernel.sql (26c0d654d367fe81)
ALTER TABLE schedules ADD CONSTRAINT schedules_missed_check CHECK (missed IN ('once', 'each', 'skip'));
