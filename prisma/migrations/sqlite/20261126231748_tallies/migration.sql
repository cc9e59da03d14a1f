-- CreateTable
CREATE TABLE "GradeTally" (
    "cohortId" TEXT NOT NULL,
    "module" TEXT NOT NULL,
    "of" TEXT NOT NULL,
    "share" REAL NOT NULL,
    "isPassed" BOOLEAN NOT NULL,
    "learners" INTEGER NOT NULL,

    PRIMARY KEY ("cohortId", "module", "of", "share", "isPassed")
);

-- CreateTable
CREATE TABLE "ActivityTally" (
    "cohortId" TEXT NOT NULL,
    "day" INTEGER NOT NULL,
    "isPassed" BOOLEAN NOT NULL,
    "attempts" INTEGER NOT NULL,

    PRIMARY KEY ("cohortId", "day", "isPassed")
);

-- Every cohort is counted anew at the next start, because the rules of its tallies are not these (0).
ALTER TABLE "Cohort" ADD COLUMN "tallyRules" INTEGER NOT NULL DEFAULT 0;

-- The tallies of before hold no single marks, so that they cannot be carried over.
DROP TABLE "QuestionTally";

CREATE TABLE "QuestionTally" (
    "cohortId" TEXT NOT NULL,
    "questionVersionId" INTEGER NOT NULL,
    "mark" REAL NOT NULL,
    "answers" INTEGER NOT NULL,
    "blanks" INTEGER NOT NULL,
    "rests" REAL NOT NULL,
    "restsSquared" REAL NOT NULL,

    PRIMARY KEY ("cohortId", "questionVersionId", "mark"),
    CONSTRAINT "QuestionTally_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "QuestionTally_questionVersionId_idx" ON "QuestionTally"("questionVersionId");

CREATE TABLE "MisconceptionTally" (
    "cohortId" TEXT NOT NULL,
    "questionVersionId" INTEGER NOT NULL,
    "misconception" TEXT NOT NULL,
    "answers" INTEGER NOT NULL,

    PRIMARY KEY ("cohortId", "questionVersionId", "misconception"),
    CONSTRAINT "MisconceptionTally_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "MisconceptionTally_questionVersionId_idx" ON "MisconceptionTally"("questionVersionId");

-- CreateIndex
CREATE INDEX "Answer_questionVersionId_attemptId_idx" ON "Answer"("questionVersionId", "attemptId");

ALTER TABLE "Attempt" ADD COLUMN "lessonVersion" TEXT;

CREATE TABLE "LessonVersion" (
    "module" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "passages" TEXT NOT NULL,
    "since" DATETIME NOT NULL,

    PRIMARY KEY ("module", "version")
);
