-- Texts are compared by their bytes, as on SQLite, so that every list has the same order on both.
-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "searchText" TEXT COLLATE "C" NOT NULL,
    "addressKey" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "sortKey" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "passwordHash" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "sessionVersion" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "isAdministrator" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionVersion" (
    "id" SERIAL NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "module" TEXT COLLATE "C" NOT NULL,
    "questionId" TEXT COLLATE "C" NOT NULL,
    "body" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "QuestionVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attempt" (
    "id" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "module" TEXT COLLATE "C" NOT NULL,
    "seed" TEXT COLLATE "C" NOT NULL,
    "isPreview" BOOLEAN NOT NULL DEFAULT false,
    "openFor" TEXT COLLATE "C",
    "passPercent" DOUBLE PRECISION NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "submittedAt" TIMESTAMP(3),
    "earned" DOUBLE PRECISION,
    "possible" DOUBLE PRECISION,
    "isPassed" BOOLEAN,
    "missedSafety" INTEGER,
    "overrideId" INTEGER,
    "lessonVersion" TEXT COLLATE "C",
    "markedEarned" DOUBLE PRECISION,
    "markedPassed" BOOLEAN,

    CONSTRAINT "Attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "attemptId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "questionVersionId" INTEGER NOT NULL,
    "value" TEXT COLLATE "C",
    "confidence" TEXT COLLATE "C",
    "isFlagged" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "savedAt" TIMESTAMP(3),
    "mark" DOUBLE PRECISION,
    "correctionId" INTEGER,
    "countsAsId" INTEGER,
    "withdrawalId" INTEGER,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("attemptId","position")
);

-- CreateTable
CREATE TABLE "LessonProgress" (
    "personId" TEXT COLLATE "C" NOT NULL,
    "module" TEXT COLLATE "C" NOT NULL,
    "passage" TEXT COLLATE "C",
    "readAt" TIMESTAMP(3),
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LessonProgress_pkey" PRIMARY KEY ("personId","module")
);

-- CreateTable
CREATE TABLE "Review" (
    "personId" TEXT COLLATE "C" NOT NULL,
    "questionId" TEXT COLLATE "C" NOT NULL,
    "module" TEXT COLLATE "C" NOT NULL,
    "objective" TEXT COLLATE "C" NOT NULL,
    "step" INTEGER NOT NULL,
    "isCertainButWrong" BOOLEAN NOT NULL DEFAULT false,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("personId","questionId")
);

-- CreateTable
CREATE TABLE "InstructorLink" (
    "tokenHash" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "InstructorLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "ResetLink" (
    "tokenHash" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "ResetLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "EndedSession" (
    "id" TEXT COLLATE "C" NOT NULL,
    "endsAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "EndedSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimiterFlexible" (
    "key" TEXT COLLATE "C" NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMP(3),

    CONSTRAINT "RateLimiterFlexible_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Cohort" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "timeZone" TEXT COLLATE "C" NOT NULL,
    "joinCode" TEXT COLLATE "C",
    "attemptsAllowed" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "archivedAt" TIMESTAMP(3),
    "tallyRules" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Cohort_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CohortInstructor" (
    "cohortId" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "addedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CohortInstructor_pkey" PRIMARY KEY ("cohortId","personId")
);

-- CreateTable
CREATE TABLE "Enrolment" (
    "personId" TEXT COLLATE "C" NOT NULL,
    "cohortId" TEXT COLLATE "C" NOT NULL,
    "joinedAt" TIMESTAMP(3) NOT NULL,
    "lastActiveAt" TIMESTAMP(3),
    "openSince" TIMESTAMP(3),
    "nextDueAt" TIMESTAMP(3),
    "passed" INTEGER NOT NULL DEFAULT 0,
    "notPassed" INTEGER NOT NULL DEFAULT 0,
    "stuck" INTEGER NOT NULL DEFAULT 0,
    "missedSafety" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Enrolment_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "ModuleStanding" (
    "personId" TEXT COLLATE "C" NOT NULL,
    "module" TEXT COLLATE "C" NOT NULL,
    "started" INTEGER NOT NULL,
    "submitted" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "firstId" TEXT COLLATE "C",
    "bestId" TEXT COLLATE "C",
    "lastId" TEXT COLLATE "C",
    "openId" TEXT COLLATE "C",
    "openSince" TIMESTAMP(3),
    "passedAt" TIMESTAMP(3),
    "missedSafety" BOOLEAN NOT NULL,

    CONSTRAINT "ModuleStanding_pkey" PRIMARY KEY ("personId","module")
);

-- CreateTable
CREATE TABLE "DueDate" (
    "cohortId" TEXT COLLATE "C" NOT NULL,
    "module" TEXT COLLATE "C" NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DueDate_pkey" PRIMARY KEY ("cohortId","module")
);

-- CreateTable
CREATE TABLE "LearnerDueDate" (
    "personId" TEXT COLLATE "C" NOT NULL,
    "module" TEXT COLLATE "C" NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LearnerDueDate_pkey" PRIMARY KEY ("personId","module")
);

-- CreateTable
CREATE TABLE "ExtraAttempt" (
    "id" SERIAL NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "module" TEXT COLLATE "C" NOT NULL,
    "attempts" INTEGER NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "byId" TEXT COLLATE "C",
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ExtraAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Override" (
    "id" SERIAL NOT NULL,
    "attemptId" TEXT COLLATE "C" NOT NULL,
    "isReversal" BOOLEAN NOT NULL,
    "earnedBefore" DOUBLE PRECISION NOT NULL,
    "isPassedBefore" BOOLEAN NOT NULL,
    "earned" DOUBLE PRECISION NOT NULL,
    "isPassed" BOOLEAN NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "byId" TEXT COLLATE "C",
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Override_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT COLLATE "C" NOT NULL,
    "cohortId" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),
    "usedById" TEXT COLLATE "C",
    "byId" TEXT COLLATE "C",

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionTally" (
    "cohortId" TEXT COLLATE "C" NOT NULL,
    "questionVersionId" INTEGER NOT NULL,
    "mark" DOUBLE PRECISION NOT NULL,
    "answers" INTEGER NOT NULL,
    "blanks" INTEGER NOT NULL,
    "rests" DOUBLE PRECISION NOT NULL,
    "restsSquared" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "QuestionTally_pkey" PRIMARY KEY ("cohortId","questionVersionId","mark")
);

-- CreateTable
CREATE TABLE "MisconceptionTally" (
    "cohortId" TEXT COLLATE "C" NOT NULL,
    "questionVersionId" INTEGER NOT NULL,
    "misconception" TEXT COLLATE "C" NOT NULL,
    "answers" INTEGER NOT NULL,

    CONSTRAINT "MisconceptionTally_pkey" PRIMARY KEY ("cohortId","questionVersionId","misconception")
);

-- CreateTable
CREATE TABLE "GradeTally" (
    "cohortId" TEXT COLLATE "C" NOT NULL,
    "module" TEXT COLLATE "C" NOT NULL,
    "of" TEXT COLLATE "C" NOT NULL,
    "share" DOUBLE PRECISION NOT NULL,
    "isPassed" BOOLEAN NOT NULL,
    "learners" INTEGER NOT NULL,

    CONSTRAINT "GradeTally_pkey" PRIMARY KEY ("cohortId","module","of","share","isPassed")
);

-- CreateTable
CREATE TABLE "ActivityTally" (
    "cohortId" TEXT COLLATE "C" NOT NULL,
    "day" INTEGER NOT NULL,
    "isPassed" BOOLEAN NOT NULL,
    "attempts" INTEGER NOT NULL,

    CONSTRAINT "ActivityTally_pkey" PRIMARY KEY ("cohortId","day","isPassed")
);

-- CreateTable
CREATE TABLE "LessonVersion" (
    "module" TEXT COLLATE "C" NOT NULL,
    "version" TEXT COLLATE "C" NOT NULL,
    "passages" TEXT COLLATE "C" NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LessonVersion_pkey" PRIMARY KEY ("module","version")
);

-- CreateTable
CREATE TABLE "Report" (
    "id" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C",
    "module" TEXT COLLATE "C" NOT NULL,
    "passage" TEXT COLLATE "C" NOT NULL,
    "questionVersionId" INTEGER,
    "kind" TEXT COLLATE "C" NOT NULL,
    "quote" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "answer" TEXT COLLATE "C",
    "answeredAt" TIMESTAMP(3),
    "answeredById" TEXT COLLATE "C",
    "readAt" TIMESTAMP(3),

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VersionChange" (
    "id" SERIAL NOT NULL,
    "module" TEXT COLLATE "C" NOT NULL,
    "questionId" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "fromVersionId" INTEGER NOT NULL,
    "toVersionId" INTEGER,
    "baseVersionId" INTEGER,
    "fingerprint" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "openFor" TEXT COLLATE "C",
    "proposedAt" TIMESTAMP(3) NOT NULL,
    "decidedAt" TIMESTAMP(3),
    "decidedById" TEXT COLLATE "C",

    CONSTRAINT "VersionChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Correction" (
    "id" SERIAL NOT NULL,
    "changeId" INTEGER NOT NULL,
    "fromVersionId" INTEGER NOT NULL,
    "toVersionId" INTEGER,
    "policy" TEXT COLLATE "C" NOT NULL,
    "mapping" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "byId" TEXT COLLATE "C",
    "at" TIMESTAMP(3) NOT NULL,
    "undoesId" INTEGER,
    "reachedId" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "finishedAt" TIMESTAMP(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "raised" INTEGER NOT NULL DEFAULT 0,
    "lowered" INTEGER NOT NULL DEFAULT 0,
    "newlyPassed" INTEGER NOT NULL DEFAULT 0,
    "noLongerPassed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CorrectionChange" (
    "correctionId" INTEGER NOT NULL,
    "attemptId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "markBefore" DOUBLE PRECISION NOT NULL,
    "markAfter" DOUBLE PRECISION NOT NULL,
    "earnedBefore" DOUBLE PRECISION NOT NULL,
    "isPassedBefore" BOOLEAN NOT NULL,
    "earned" DOUBLE PRECISION NOT NULL,
    "isPassed" BOOLEAN NOT NULL,
    "correctionBeforeId" INTEGER,
    "countsAsBeforeId" INTEGER,

    CONSTRAINT "CorrectionChange_pkey" PRIMARY KEY ("correctionId","attemptId","position")
);

-- CreateTable
CREATE TABLE "TaughtClaim" (
    "claimId" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "TaughtClaim_pkey" PRIMARY KEY ("claimId")
);

-- CreateTable
CREATE TABLE "FactChange" (
    "id" SERIAL NOT NULL,
    "claimId" TEXT COLLATE "C" NOT NULL,
    "said" TEXT COLLATE "C" NOT NULL,
    "isNow" TEXT COLLATE "C" NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "modules" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "openFor" TEXT COLLATE "C",
    "proposedAt" TIMESTAMP(3) NOT NULL,
    "decidedAt" TIMESTAMP(3),
    "decidedById" TEXT COLLATE "C",
    "reachedId" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "FactChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CorrectionNotice" (
    "id" SERIAL NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "correctionId" INTEGER,
    "factChangeId" INTEGER,
    "about" TEXT COLLATE "C",
    "said" TEXT COLLATE "C" NOT NULL,
    "isNow" TEXT COLLATE "C" NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "readAt" TIMESTAMP(3),

    CONSTRAINT "CorrectionNotice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Withdrawal" (
    "id" SERIAL NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "module" TEXT COLLATE "C" NOT NULL,
    "targetId" TEXT COLLATE "C" NOT NULL,
    "version" TEXT COLLATE "C" NOT NULL,
    "questionVersionId" INTEGER,
    "reason" TEXT COLLATE "C" NOT NULL,
    "byId" TEXT COLLATE "C",
    "at" TIMESTAMP(3) NOT NULL,
    "openFor" TEXT COLLATE "C",
    "endedAt" TIMESTAMP(3),
    "endedById" TEXT COLLATE "C",

    CONSTRAINT "Withdrawal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "Person_addressKey_idx" ON "Person"("addressKey");

-- CreateIndex
CREATE INDEX "Person_role_sortKey_idx" ON "Person"("role", "sortKey");

-- CreateIndex
CREATE INDEX "Person_isAdministrator_idx" ON "Person"("isAdministrator");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionVersion_hash_key" ON "QuestionVersion"("hash");

-- CreateIndex
CREATE INDEX "QuestionVersion_questionId_idx" ON "QuestionVersion"("questionId");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_openFor_key" ON "Attempt"("openFor");

-- CreateIndex
CREATE INDEX "Attempt_personId_module_idx" ON "Attempt"("personId", "module");

-- CreateIndex
CREATE INDEX "Attempt_submittedAt_idx" ON "Attempt"("submittedAt");

-- CreateIndex
CREATE INDEX "Answer_questionVersionId_attemptId_idx" ON "Answer"("questionVersionId", "attemptId");

-- CreateIndex
CREATE INDEX "Review_personId_dueAt_idx" ON "Review"("personId", "dueAt");

-- CreateIndex
CREATE INDEX "ResetLink_personId_idx" ON "ResetLink"("personId");

-- CreateIndex
CREATE INDEX "EndedSession_endsAt_idx" ON "EndedSession"("endsAt");

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
CREATE INDEX "MisconceptionTally_questionVersionId_idx" ON "MisconceptionTally"("questionVersionId");

-- CreateIndex
CREATE INDEX "Report_personId_at_idx" ON "Report"("personId", "at");

-- CreateIndex
CREATE INDEX "Report_answeredAt_at_idx" ON "Report"("answeredAt", "at");

-- CreateIndex
CREATE INDEX "Report_answeredById_idx" ON "Report"("answeredById");

-- CreateIndex
CREATE INDEX "Report_questionVersionId_idx" ON "Report"("questionVersionId");

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

-- CreateIndex
CREATE UNIQUE INDEX "Withdrawal_openFor_key" ON "Withdrawal"("openFor");

-- CreateIndex
CREATE INDEX "Withdrawal_questionVersionId_idx" ON "Withdrawal"("questionVersionId");

-- CreateIndex
CREATE INDEX "Withdrawal_byId_idx" ON "Withdrawal"("byId");

-- CreateIndex
CREATE INDEX "Withdrawal_endedById_idx" ON "Withdrawal"("endedById");

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LessonProgress" ADD CONSTRAINT "LessonProgress_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResetLink" ADD CONSTRAINT "ResetLink_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CohortInstructor" ADD CONSTRAINT "CohortInstructor_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CohortInstructor" ADD CONSTRAINT "CohortInstructor_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModuleStanding" ADD CONSTRAINT "ModuleStanding_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DueDate" ADD CONSTRAINT "DueDate_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LearnerDueDate" ADD CONSTRAINT "LearnerDueDate_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExtraAttempt" ADD CONSTRAINT "ExtraAttempt_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExtraAttempt" ADD CONSTRAINT "ExtraAttempt_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Override" ADD CONSTRAINT "Override_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Override" ADD CONSTRAINT "Override_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_usedById_fkey" FOREIGN KEY ("usedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionTally" ADD CONSTRAINT "QuestionTally_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MisconceptionTally" ADD CONSTRAINT "MisconceptionTally_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionChange" ADD CONSTRAINT "VersionChange_fromVersionId_fkey" FOREIGN KEY ("fromVersionId") REFERENCES "QuestionVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionChange" ADD CONSTRAINT "VersionChange_toVersionId_fkey" FOREIGN KEY ("toVersionId") REFERENCES "QuestionVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionChange" ADD CONSTRAINT "VersionChange_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_changeId_fkey" FOREIGN KEY ("changeId") REFERENCES "VersionChange"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_fromVersionId_fkey" FOREIGN KEY ("fromVersionId") REFERENCES "QuestionVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_toVersionId_fkey" FOREIGN KEY ("toVersionId") REFERENCES "QuestionVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_undoesId_fkey" FOREIGN KEY ("undoesId") REFERENCES "Correction"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CorrectionChange" ADD CONSTRAINT "CorrectionChange_correctionId_fkey" FOREIGN KEY ("correctionId") REFERENCES "Correction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CorrectionChange" ADD CONSTRAINT "CorrectionChange_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FactChange" ADD CONSTRAINT "FactChange_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CorrectionNotice" ADD CONSTRAINT "CorrectionNotice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CorrectionNotice" ADD CONSTRAINT "CorrectionNotice_correctionId_fkey" FOREIGN KEY ("correctionId") REFERENCES "Correction"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CorrectionNotice" ADD CONSTRAINT "CorrectionNotice_factChangeId_fkey" FOREIGN KEY ("factChangeId") REFERENCES "FactChange"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Withdrawal" ADD CONSTRAINT "Withdrawal_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Withdrawal" ADD CONSTRAINT "Withdrawal_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Withdrawal" ADD CONSTRAINT "Withdrawal_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Everybody who joins without a code is in this cohort.
INSERT INTO "Cohort" ("id", "name", "timeZone", "createdAt")
VALUES ('everyone', 'Everyone', 'UTC', now() AT TIME ZONE 'UTC');
