-- AlterTable
ALTER TABLE "Answer" ADD COLUMN "withdrawalId" INTEGER;

-- CreateTable
CREATE TABLE "Withdrawal" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "module" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "questionVersionId" INTEGER,
    "reason" TEXT NOT NULL,
    "byId" TEXT,
    "at" DATETIME NOT NULL,
    "openFor" TEXT,
    "endedAt" DATETIME,
    "endedById" TEXT,
    CONSTRAINT "Withdrawal_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Withdrawal_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Withdrawal_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Withdrawal_openFor_key" ON "Withdrawal"("openFor");

-- CreateIndex
CREATE INDEX "Withdrawal_questionVersionId_idx" ON "Withdrawal"("questionVersionId");

-- CreateIndex
CREATE INDEX "Withdrawal_byId_idx" ON "Withdrawal"("byId");

-- CreateIndex
CREATE INDEX "Withdrawal_endedById_idx" ON "Withdrawal"("endedById");
