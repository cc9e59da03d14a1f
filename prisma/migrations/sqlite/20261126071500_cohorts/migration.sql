-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN "missedSafety" INTEGER;
ALTER TABLE "Attempt" ADD COLUMN "overrideId" INTEGER;

-- CreateTable
CREATE TABLE "Cohort" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "joinCode" TEXT,
    "attemptsAllowed" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "archivedAt" DATETIME
);

-- CreateTable
CREATE TABLE "CohortInstructor" (
    "cohortId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "addedAt" DATETIME NOT NULL,

    PRIMARY KEY ("cohortId", "personId"),
    CONSTRAINT "CohortInstructor_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CohortInstructor_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Enrolment" (
    "personId" TEXT NOT NULL PRIMARY KEY,
    "cohortId" TEXT NOT NULL,
    "joinedAt" DATETIME NOT NULL,
    "lastActiveAt" DATETIME,
    "openSince" DATETIME,
    "nextDueAt" DATETIME,
    "passed" INTEGER NOT NULL DEFAULT 0,
    "notPassed" INTEGER NOT NULL DEFAULT 0,
    "stuck" INTEGER NOT NULL DEFAULT 0,
    "missedSafety" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Enrolment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Enrolment_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ModuleStanding" (
    "personId" TEXT NOT NULL,
    "module" TEXT NOT NULL,
    "started" INTEGER NOT NULL,
    "submitted" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "firstId" TEXT,
    "bestId" TEXT,
    "lastId" TEXT,
    "openId" TEXT,
    "openSince" DATETIME,
    "passedAt" DATETIME,
    "missedSafety" BOOLEAN NOT NULL,

    PRIMARY KEY ("personId", "module"),
    CONSTRAINT "ModuleStanding_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DueDate" (
    "cohortId" TEXT NOT NULL,
    "module" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,

    PRIMARY KEY ("cohortId", "module"),
    CONSTRAINT "DueDate_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LearnerDueDate" (
    "personId" TEXT NOT NULL,
    "module" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,

    PRIMARY KEY ("personId", "module"),
    CONSTRAINT "LearnerDueDate_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ExtraAttempt" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" TEXT NOT NULL,
    "module" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "ExtraAttempt_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ExtraAttempt_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Override" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "attemptId" TEXT NOT NULL,
    "isReversal" BOOLEAN NOT NULL,
    "earnedBefore" REAL NOT NULL,
    "isPassedBefore" BOOLEAN NOT NULL,
    "earned" REAL NOT NULL,
    "isPassed" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Override_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Override_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cohortId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "usedById" TEXT,
    "byId" TEXT,
    CONSTRAINT "Invitation_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Invitation_usedById_fkey" FOREIGN KEY ("usedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Invitation_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "QuestionTally" (
    "cohortId" TEXT NOT NULL,
    "questionVersionId" INTEGER NOT NULL,
    "answers" INTEGER NOT NULL,
    "marks" REAL NOT NULL,

    PRIMARY KEY ("cohortId", "questionVersionId"),
    CONSTRAINT "QuestionTally_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "QuestionTally_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- AlterTable: a column is added, because a table that is made anew would lose what other migrations add to it.
ALTER TABLE "Person" ADD COLUMN "isAdministrator" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "Person_isAdministrator_idx" ON "Person"("isAdministrator");

-- CreateIndex
CREATE UNIQUE INDEX "Cohort_joinCode_key" ON "Cohort"("joinCode");

-- CreateIndex
CREATE INDEX "CohortInstructor_personId_cohortId_idx" ON "CohortInstructor"("personId", "cohortId");

-- CreateIndex
CREATE INDEX "Enrolment_cohortId_idx" ON "Enrolment"("cohortId");

-- CreateIndex
CREATE INDEX "ExtraAttempt_personId_module_idx" ON "ExtraAttempt"("personId", "module");

-- CreateIndex
CREATE INDEX "ExtraAttempt_byId_idx" ON "ExtraAttempt"("byId");

-- CreateIndex
CREATE INDEX "Override_attemptId_idx" ON "Override"("attemptId");

-- CreateIndex
CREATE INDEX "Override_byId_idx" ON "Override"("byId");

-- CreateIndex
CREATE INDEX "Invitation_email_idx" ON "Invitation"("email");

-- CreateIndex
CREATE INDEX "Invitation_usedById_idx" ON "Invitation"("usedById");

-- CreateIndex
CREATE INDEX "Invitation_byId_idx" ON "Invitation"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_cohortId_email_key" ON "Invitation"("cohortId", "email");

-- CreateIndex
CREATE INDEX "QuestionTally_questionVersionId_idx" ON "QuestionTally"("questionVersionId");

-- CreateIndex
CREATE INDEX "Attempt_submittedAt_idx" ON "Attempt"("submittedAt");

-- Upgrading: every instructor becomes an administrator, so that they see what they saw, and every learner is in "Everyone".
UPDATE "Person" SET "isAdministrator" = true WHERE "role" = 'instructor';

INSERT INTO "Cohort" ("id", "name", "timeZone", "createdAt")
VALUES ('everyone', 'Everyone', 'UTC', strftime('%Y-%m-%dT%H:%M:%f', 'now') || '+00:00');

INSERT INTO "Enrolment" ("personId", "cohortId", "joinedAt")
SELECT "id", 'everyone', "createdAt" FROM "Person" WHERE "role" = 'learner';

-- A question version is JSON; one on safety names its safety point. 0.000000001 is the rounding error of core/grade.ts.
UPDATE "Attempt" SET "missedSafety" = (
    SELECT COUNT(*) FROM "Answer" JOIN "QuestionVersion" ON "QuestionVersion"."id" = "Answer"."questionVersionId"
    WHERE "Answer"."attemptId" = "Attempt"."id" AND "Answer"."mark" < 1 - 0.000000001
      AND json_extract("QuestionVersion"."body", '$.safety') IS NOT NULL
) WHERE "submittedAt" IS NOT NULL;

INSERT INTO "ModuleStanding" ("personId", "module", "started", "submitted", "failed", "firstId", "bestId", "lastId", "openId",
    "openSince", "passedAt", "missedSafety")
SELECT "personId", "module", COUNT(*), COUNT("submittedAt"), COUNT(CASE WHEN NOT "isPassed" THEN 1 END),
    (SELECT "id" FROM "Attempt" AS "b" WHERE "b"."personId" = "a"."personId" AND "b"."module" = "a"."module" AND NOT "b"."isPreview"
        AND "b"."submittedAt" IS NOT NULL ORDER BY "b"."submittedAt", "b"."id" LIMIT 1),
    (SELECT "id" FROM "Attempt" AS "b" WHERE "b"."personId" = "a"."personId" AND "b"."module" = "a"."module" AND NOT "b"."isPreview"
        AND "b"."submittedAt" IS NOT NULL ORDER BY "b"."earned" / "b"."possible" DESC, "b"."startedAt", "b"."id" LIMIT 1),
    (SELECT "id" FROM "Attempt" AS "b" WHERE "b"."personId" = "a"."personId" AND "b"."module" = "a"."module" AND NOT "b"."isPreview"
        AND "b"."submittedAt" IS NOT NULL ORDER BY "b"."submittedAt" DESC, "b"."id" DESC LIMIT 1),
    MAX(CASE WHEN "submittedAt" IS NULL THEN "id" END),
    MAX(CASE WHEN "submittedAt" IS NULL THEN "startedAt" END),
    MIN(CASE WHEN "isPassed" THEN "submittedAt" END),
    false
FROM "Attempt" AS "a" WHERE NOT "isPreview" AND "personId" IN (SELECT "personId" FROM "Enrolment")
GROUP BY "personId", "module";

UPDATE "ModuleStanding" SET "missedSafety" = true
WHERE "passedAt" IS NULL AND (SELECT "missedSafety" FROM "Attempt" WHERE "id" = "lastId") > 0;

UPDATE "Enrolment" SET
    "lastActiveAt" = (SELECT MAX("at") FROM (
        SELECT MAX("startedAt") AS "at" FROM "Attempt" WHERE "personId" = "Enrolment"."personId" AND NOT "isPreview"
        UNION ALL SELECT MAX("submittedAt") FROM "Attempt" WHERE "personId" = "Enrolment"."personId" AND NOT "isPreview"
        UNION ALL SELECT MAX("updatedAt") FROM "LessonProgress" WHERE "personId" = "Enrolment"."personId")),
    "openSince" = (SELECT MIN("openSince") FROM "ModuleStanding" WHERE "personId" = "Enrolment"."personId"),
    "passed" = (SELECT COUNT("passedAt") FROM "ModuleStanding" WHERE "personId" = "Enrolment"."personId"),
    "notPassed" = (SELECT COUNT(*) FROM "ModuleStanding" WHERE "personId" = "Enrolment"."personId" AND "submitted" > 0 AND "passedAt" IS NULL),
    "stuck" = (SELECT COUNT(*) FROM "ModuleStanding" WHERE "personId" = "Enrolment"."personId" AND "failed" > 1 AND "passedAt" IS NULL),
    "missedSafety" = (SELECT COUNT(*) FROM "ModuleStanding" WHERE "personId" = "Enrolment"."personId" AND "missedSafety");

INSERT INTO "QuestionTally" ("cohortId", "questionVersionId", "answers", "marks")
SELECT 'everyone', "questionVersionId", COUNT(*), SUM("mark")
FROM "ModuleStanding" JOIN "Answer" ON "Answer"."attemptId" = "ModuleStanding"."firstId"
GROUP BY "questionVersionId";
