-- CreateTable
CREATE TABLE "Report" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT,
    "module" TEXT NOT NULL,
    "passage" TEXT NOT NULL,
    "questionVersionId" INTEGER,
    "kind" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "answer" TEXT,
    "answeredAt" DATETIME,
    "answeredById" TEXT,
    "readAt" DATETIME,
    CONSTRAINT "Report_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Report_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Report_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Report_personId_at_idx" ON "Report"("personId", "at");

-- CreateIndex
CREATE INDEX "Report_answeredAt_at_idx" ON "Report"("answeredAt", "at");

-- CreateIndex
CREATE INDEX "Report_answeredById_idx" ON "Report"("answeredById");

-- CreateIndex
CREATE INDEX "Report_questionVersionId_idx" ON "Report"("questionVersionId");
