-- CreateTable
CREATE TABLE "EndedSession" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "endsAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "EndedSession_endsAt_idx" ON "EndedSession"("endsAt");
