-- DropIndex
DROP INDEX "Person_role_searchText_idx";

-- AlterTable
ALTER TABLE "Person" ADD COLUMN "addressKey" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Person" ADD COLUMN "sortKey" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "Person_addressKey_idx" ON "Person"("addressKey");

-- CreateIndex
CREATE INDEX "Person_role_sortKey_idx" ON "Person"("role", "sortKey");
