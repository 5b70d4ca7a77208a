-- CreateTable
CREATE TABLE "kernel_alerts" (
    "kind" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kernel_alerts_pkey" PRIMARY KEY ("kind")
);
