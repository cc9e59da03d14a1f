-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN "markedEarned" REAL;
ALTER TABLE "Attempt" ADD COLUMN "markedPassed" BOOLEAN;

-- AlterTable
ALTER TABLE "Answer" ADD COLUMN "correctionId" INTEGER;
ALTER TABLE "Answer" ADD COLUMN "countsAsId" INTEGER;

-- CreateTable
CREATE TABLE "VersionChange" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "module" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fromVersionId" INTEGER NOT NULL,
    "toVersionId" INTEGER,
    "baseVersionId" INTEGER,
    "fingerprint" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "openFor" TEXT,
    "proposedAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    "decidedById" TEXT,
    CONSTRAINT "VersionChange_fromVersionId_fkey" FOREIGN KEY ("fromVersionId") REFERENCES "QuestionVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "VersionChange_toVersionId_fkey" FOREIGN KEY ("toVersionId") REFERENCES "QuestionVersion" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "VersionChange_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Correction" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "changeId" INTEGER NOT NULL,
    "fromVersionId" INTEGER NOT NULL,
    "toVersionId" INTEGER,
    "policy" TEXT NOT NULL,
    "mapping" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT,
    "at" DATETIME NOT NULL,
    "undoesId" INTEGER,
    "reachedId" TEXT NOT NULL DEFAULT '',
    "finishedAt" DATETIME,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "raised" INTEGER NOT NULL DEFAULT 0,
    "lowered" INTEGER NOT NULL DEFAULT 0,
    "newlyPassed" INTEGER NOT NULL DEFAULT 0,
    "noLongerPassed" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Correction_changeId_fkey" FOREIGN KEY ("changeId") REFERENCES "VersionChange" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Correction_fromVersionId_fkey" FOREIGN KEY ("fromVersionId") REFERENCES "QuestionVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Correction_toVersionId_fkey" FOREIGN KEY ("toVersionId") REFERENCES "QuestionVersion" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Correction_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Correction_undoesId_fkey" FOREIGN KEY ("undoesId") REFERENCES "Correction" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CorrectionChange" (
    "correctionId" INTEGER NOT NULL,
    "attemptId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "markBefore" REAL NOT NULL,
    "markAfter" REAL NOT NULL,
    "earnedBefore" REAL NOT NULL,
    "isPassedBefore" BOOLEAN NOT NULL,
    "earned" REAL NOT NULL,
    "isPassed" BOOLEAN NOT NULL,
    "correctionBeforeId" INTEGER,
    "countsAsBeforeId" INTEGER,

    PRIMARY KEY ("correctionId", "attemptId", "position"),
    CONSTRAINT "CorrectionChange_correctionId_fkey" FOREIGN KEY ("correctionId") REFERENCES "Correction" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CorrectionChange_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TaughtClaim" (
    "claimId" TEXT NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "since" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "FactChange" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "claimId" TEXT NOT NULL,
    "said" TEXT NOT NULL,
    "isNow" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "modules" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "openFor" TEXT,
    "proposedAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    "decidedById" TEXT,
    "reachedId" TEXT NOT NULL DEFAULT '',
    "finishedAt" DATETIME,
    CONSTRAINT "FactChange_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CorrectionNotice" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" TEXT NOT NULL,
    "correctionId" INTEGER,
    "factChangeId" INTEGER,
    "about" TEXT,
    "said" TEXT NOT NULL,
    "isNow" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "readAt" DATETIME,
    CONSTRAINT "CorrectionNotice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CorrectionNotice_correctionId_fkey" FOREIGN KEY ("correctionId") REFERENCES "Correction" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "CorrectionNotice_factChangeId_fkey" FOREIGN KEY ("factChangeId") REFERENCES "FactChange" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "VersionChange_openFor_key" ON "VersionChange"("openFor");

-- CreateIndex
CREATE INDEX "VersionChange_state_module_idx" ON "VersionChange"("state", "module");

-- CreateIndex
CREATE INDEX "VersionChange_fromVersionId_idx" ON "VersionChange"("fromVersionId");

-- CreateIndex
CREATE INDEX "VersionChange_decidedById_idx" ON "VersionChange"("decidedById");

-- CreateIndex
CREATE UNIQUE INDEX "Correction_undoesId_key" ON "Correction"("undoesId");

-- CreateIndex
CREATE INDEX "Correction_changeId_idx" ON "Correction"("changeId");

-- CreateIndex
CREATE INDEX "Correction_fromVersionId_idx" ON "Correction"("fromVersionId");

-- CreateIndex
CREATE INDEX "Correction_byId_idx" ON "Correction"("byId");

-- CreateIndex
CREATE INDEX "CorrectionChange_attemptId_idx" ON "CorrectionChange"("attemptId");

-- CreateIndex
CREATE UNIQUE INDEX "FactChange_openFor_key" ON "FactChange"("openFor");

-- CreateIndex
CREATE INDEX "FactChange_state_idx" ON "FactChange"("state");

-- CreateIndex
CREATE INDEX "FactChange_decidedById_idx" ON "FactChange"("decidedById");

-- CreateIndex
CREATE INDEX "CorrectionNotice_personId_readAt_idx" ON "CorrectionNotice"("personId", "readAt");

-- CreateIndex
CREATE UNIQUE INDEX "CorrectionNotice_correctionId_personId_key" ON "CorrectionNotice"("correctionId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "CorrectionNotice_factChangeId_personId_key" ON "CorrectionNotice"("factChangeId", "personId");
