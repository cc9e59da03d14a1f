-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "searchText" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "sessionVersion" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "QuestionVersion" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hash" TEXT NOT NULL,
    "module" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "body" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Attempt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "module" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "isPreview" BOOLEAN NOT NULL DEFAULT false,
    "openFor" TEXT,
    "passPercent" REAL NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "submittedAt" DATETIME,
    "earned" REAL,
    "possible" REAL,
    "isPassed" BOOLEAN,
    CONSTRAINT "Attempt_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Answer" (
    "attemptId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "questionVersionId" INTEGER NOT NULL,
    "value" TEXT,
    "confidence" TEXT,
    "isFlagged" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "savedAt" DATETIME,
    "mark" REAL,

    PRIMARY KEY ("attemptId", "position"),
    CONSTRAINT "Answer_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Answer_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LessonProgress" (
    "personId" TEXT NOT NULL,
    "module" TEXT NOT NULL,
    "passage" TEXT,
    "readAt" DATETIME,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("personId", "module"),
    CONSTRAINT "LessonProgress_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Review" (
    "personId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "module" TEXT NOT NULL,
    "objective" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "isCertainButWrong" BOOLEAN NOT NULL DEFAULT false,
    "dueAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("personId", "questionId"),
    CONSTRAINT "Review_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InstructorLink" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME
);

-- CreateTable
CREATE TABLE "RateLimiterFlexible" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "points" INTEGER NOT NULL,
    "expire" DATETIME
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "Person_role_searchText_idx" ON "Person"("role", "searchText");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionVersion_hash_key" ON "QuestionVersion"("hash");

-- CreateIndex
CREATE INDEX "QuestionVersion_questionId_idx" ON "QuestionVersion"("questionId");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_openFor_key" ON "Attempt"("openFor");

-- CreateIndex
CREATE INDEX "Attempt_personId_module_idx" ON "Attempt"("personId", "module");

-- CreateIndex
CREATE INDEX "Review_personId_dueAt_idx" ON "Review"("personId", "dueAt");
