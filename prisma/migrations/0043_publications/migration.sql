-- CreateTable
CREATE TABLE "publications" (
    "generation" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "app" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "thing_id" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "change_id" UUID,
    "change_seq" BIGINT,
    "changed_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "publications_pkey" PRIMARY KEY ("generation","id")
);

-- CreateIndex
CREATE INDEX "publications_generation_thing_id_idx" ON "publications"("generation", "thing_id");

-- CreateIndex
CREATE INDEX "publications_generation_app_path_idx" ON "publications"("generation", "app", "path");

-- CreateIndex
CREATE INDEX "publications_generation_change_id_idx" ON "publications"("generation", "change_id");

-- From prisma/sql/federation.sql (18bc90bc0cde6bdb)
ALTER TABLE publications ADD CONSTRAINT publications_kind_check CHECK (kind IN ('post', 'entry', 'product'));
-- A thing is public once at a time: published again it is a new publication.
CREATE UNIQUE INDEX IF NOT EXISTS publications_open_key ON publications (generation, kind, thing_id) WHERE withdrawn_at IS NULL;
