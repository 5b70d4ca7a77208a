-- AlterTable
ALTER TABLE "entries" ADD COLUMN     "image_height" INTEGER,
ADD COLUMN     "image_width" INTEGER;

-- AlterTable
ALTER TABLE "timeline_entries" ADD COLUMN     "image_alt" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "image_height" INTEGER,
ADD COLUMN     "image_width" INTEGER;