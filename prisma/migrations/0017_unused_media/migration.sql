-- CreateTable
CREATE TABLE "media_leavings" (
    "stem" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "media_leavings_pkey" PRIMARY KEY ("stem")
);