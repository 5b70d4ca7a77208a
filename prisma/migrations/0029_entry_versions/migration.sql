-- AlterTable
ALTER TABLE "entries" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;
-- A form that is open while this goes out names its entry's sequence.
UPDATE entries SET version = sequence;
