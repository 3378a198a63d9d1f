import type { Rule } from '../define-rule.ts';
import controlInheritedUnreasoned from './control/inherited-unreasoned.ts';
import controlNotApplicableUnreasoned from './control/not-applicable-unreasoned.ts';
import coverageRequiredMissing from './coverage/required-missing.ts';
import dateInFuture from './date/in-future.ts';
import decisionAfterGoLive from './decision/after-go-live.ts';
import decisionBackdated from './decision/backdated.ts';
import decisionBadSignature from './decision/bad-signature.ts';
import decisionByGovernanceOwner from './decision/by-governance-owner.ts';
import decisionByOwner from './decision/by-owner.ts';
import decisionConditionMetUnproven from './decision/condition-met-unproven.ts';
import decisionConditionOverdue from './decision/condition-overdue.ts';
import decisionCopied from './decision/copied.ts';
import decisionDigestWrong from './decision/digest-wrong.ts';
import decisionEdited from './decision/edited.ts';
import decisionEnabledByThisChange from './decision/enabled-by-this-change.ts';
import decisionExpired from './decision/expired.ts';
import decisionExpiresSoon from './decision/expires-soon.ts';
import decisionFieldsInvented from './decision/fields-invented.ts';
import decisionIncidentOpen from './decision/incident-open.ts';
import decisionLostInMerge from './decision/lost-in-merge.ts';
import decisionMayNotWaive from './decision/may-not-waive.ts';
import decisionMissing from './decision/missing.ts';
import decisionNarrowed from './decision/narrowed.ts';
import decisionNoAuthority from './decision/no-authority.ts';
import decisionNotADecisionFor from './decision/not-a-decision-for.ts';
import decisionPackageMissing from './decision/package-missing.ts';
import decisionRejected from './decision/rejected.ts';
import decisionReliedOnChanged from './decision/relied-on-changed.ts';
import decisionRemoved from './decision/removed.ts';
import decisionSeveralFunctions from './decision/several-functions.ts';
import decisionStale from './decision/stale.ts';
import decisionTierRaised from './decision/tier-raised.ts';
import decisionTooLong from './decision/too-long.ts';
import decisionTooWeak from './decision/too-weak.ts';
import decisionWithdrawn from './decision/withdrawn.ts';
import evidenceAfterDecision from './evidence/after-decision.ts';
import evidenceAltered from './evidence/altered.ts';
import evidenceAnswerInsufficient from './evidence/answer-insufficient.ts';
import evidenceCollectedByApprover from './evidence/collected-by-approver.ts';
import evidenceExpired from './evidence/expired.ts';
import evidenceExpiresSoon from './evidence/expires-soon.ts';
import evidenceFailed from './evidence/failed.ts';
import evidenceFileMissing from './evidence/file-missing.ts';
import evidenceFindingsOpen from './evidence/findings-open.ts';
import evidenceFindingsSuppressed from './evidence/findings-suppressed.ts';
import evidenceIncomplete from './evidence/incomplete.ts';
import evidenceInconclusive from './evidence/inconclusive.ts';
import evidenceMissing from './evidence/missing.ts';
import evidenceNoRun from './evidence/no-run.ts';
import evidenceNotReviewed from './evidence/not-reviewed.ts';
import evidencePerformedDiffers from './evidence/performed-differs.ts';
import evidenceReliedOnUnknown from './evidence/relied-on-unknown.ts';
import evidenceResultDiffers from './evidence/result-differs.ts';
import evidenceRunUnfinished from './evidence/run-unfinished.ts';
import evidenceStubTarget from './evidence/stub-target.ts';
import evidenceTargetDiffers from './evidence/target-differs.ts';
import evidenceToolDiffers from './evidence/tool-differs.ts';
import evidenceUndated from './evidence/undated.ts';
import evidenceUnpinned from './evidence/unpinned.ts';
import evidenceUnread from './evidence/unread.ts';
import exceptionEmergencyRenewed from './exception/emergency-renewed.ts';
import exceptionEndsSoon from './exception/ends-soon.ts';
import exceptionExpired from './exception/expired.ts';
import exceptionIncomplete from './exception/incomplete.ts';
import exceptionInterimWithoutAcceptance from './exception/interim-without-acceptance.ts';
import exceptionNotEntitled from './exception/not-entitled.ts';
import exceptionRuleTakesNone from './exception/rule-takes-none.ts';
import exceptionSelfApproved from './exception/self-approved.ts';
import exceptionTooLong from './exception/too-long.ts';
import exceptionUnknownRule from './exception/unknown-rule.ts';
import exceptionUnused from './exception/unused.ts';
import governanceOwnerGone from './governance-owner/gone.ts';
import governanceOwnerMissing from './governance-owner/missing.ts';
import governanceOwnerSameAsOwner from './governance-owner/same-as-owner.ts';
import governanceOwnerUnknown from './governance-owner/unknown.ts';
import historyAbsent from './history/absent.ts';
import historyShallow from './history/shallow.ts';
import historyTurned from './history/turned.ts';
import intakeInUse from './intake/in-use.ts';
import intakeOverdue from './intake/overdue.ts';
import nhiActiveAfterRetirement from './nhi/active-after-retirement.ts';
import nhiActiveWhileSuspended from './nhi/active-while-suspended.ts';
import nhiAuthTooWeak from './nhi/auth-too-weak.ts';
import nhiContradictory from './nhi/contradictory.ts';
import nhiEnvironmentsMixed from './nhi/environments-mixed.ts';
import nhiExposedSecretKept from './nhi/exposed-secret-kept.ts';
import nhiExposureOpen from './nhi/exposure-open.ts';
import nhiNoExpiry from './nhi/no-expiry.ts';
import nhiNotAuditable from './nhi/not-auditable.ts';
import nhiNotExplained from './nhi/not-explained.ts';
import nhiOwnerMissing from './nhi/owner-missing.ts';
import nhiPipelineStaticSecret from './nhi/pipeline-static-secret.ts';
import nhiPrivilegeSweeping from './nhi/privilege-sweeping.ts';
import nhiPrivilegeUnneeded from './nhi/privilege-unneeded.ts';
import nhiProductionInPilot from './nhi/production-in-pilot.ts';
import nhiReused from './nhi/reused.ts';
import nhiRevocationUntested from './nhi/revocation-untested.ts';
import nhiRevokeMissing from './nhi/revoke-missing.ts';
import nhiRotationOverdue from './nhi/rotation-overdue.ts';
import nhiRotationTooRare from './nhi/rotation-too-rare.ts';
import nhiSecretInRecord from './nhi/secret-in-record.ts';
import nhiSecretReused from './nhi/secret-reused.ts';
import nhiStoreNotAllowed from './nhi/store-not-allowed.ts';
import nhiTrustUnlimited from './nhi/trust-unlimited.ts';
import nhiUnknown from './nhi/unknown.ts';
import nhiUsedByPeople from './nhi/used-by-people.ts';
import nhiVendorEvidenceMissing from './nhi/vendor-evidence-missing.ts';
import nhiWriteUnneeded from './nhi/write-unneeded.ts';
import ownerGone from './owner/gone.ts';
import ownerLeaving from './owner/leaving.ts';
import ownerMissing from './owner/missing.ts';
import ownerUnknown from './owner/unknown.ts';
import peopleBadKey from './people/bad-key.ts';
import peopleSharedKey from './people/shared-key.ts';
import recordAdminsMissing from './record/admins-missing.ts';
import recordAudienceMissing from './record/audience-missing.ts';
import recordAutonomyMissing from './record/autonomy-missing.ts';
import recordDataClassesMissing from './record/data-classes-missing.ts';
import recordInputsMissing from './record/inputs-missing.ts';
import recordLiveSinceMissing from './record/live-since-missing.ts';
import recordLoggingMissing from './record/logging-missing.ts';
import recordMonitoringMissing from './record/monitoring-missing.ts';
import recordOutputsMissing from './record/outputs-missing.ts';
import recordPilotWithoutEnd from './record/pilot-without-end.ts';
import recordProposedButLive from './record/proposed-but-live.ts';
import recordPurposeMissing from './record/purpose-missing.ts';
import recordRetentionMissing from './record/retention-missing.ts';
import recordRetiredContractOpen from './record/retired-contract-open.ts';
import recordRetiredDataKept from './record/retired-data-kept.ts';
import recordRollbackMissing from './record/rollback-missing.ts';
import recordScopeMissing from './record/scope-missing.ts';
import recordSourcesMissing from './record/sources-missing.ts';
import recordStatusMissing from './record/status-missing.ts';
import recordTitleMissing from './record/title-missing.ts';
import recordUsersMissing from './record/users-missing.ts';
import reviewByOwnerAlone from './review/by-owner-alone.ts';
import reviewDueSoon from './review/due-soon.ts';
import reviewExpired from './review/expired.ts';
import reviewMissing from './review/missing.ts';
import reviewOutOfOrder from './review/out-of-order.ts';
import reviewTooFar from './review/too-far.ts';
import riskAfterGoLive from './risk/after-go-live.ts';
import riskByOwner from './risk/by-owner.ts';
import riskExpired from './risk/expired.ts';
import riskExpiresSoon from './risk/expires-soon.ts';
import riskMissing from './risk/missing.ts';
import riskNoDecision from './risk/no-decision.ts';
import riskNotEntitled from './risk/not-entitled.ts';
import riskOwnerGone from './risk/owner-gone.ts';
import riskStale from './risk/stale.ts';
import riskTooLong from './risk/too-long.ts';
import sponsorGone from './sponsor/gone.ts';
import sponsorMissing from './sponsor/missing.ts';
import sponsorSameAsOwner from './sponsor/same-as-owner.ts';
import sponsorUnknown from './sponsor/unknown.ts';
import trustChanged from './trust/changed.ts';

/** Every rule, sorted by code; a test holds the list to the folder. */
export const RULES: readonly Rule[] = [
  controlInheritedUnreasoned,
  controlNotApplicableUnreasoned,
  coverageRequiredMissing,
  dateInFuture,
  decisionAfterGoLive,
  decisionBackdated,
  decisionBadSignature,
  decisionByGovernanceOwner,
  decisionByOwner,
  decisionConditionMetUnproven,
  decisionConditionOverdue,
  decisionCopied,
  decisionDigestWrong,
  decisionEdited,
  decisionEnabledByThisChange,
  decisionExpired,
  decisionExpiresSoon,
  decisionFieldsInvented,
  decisionIncidentOpen,
  decisionLostInMerge,
  decisionMayNotWaive,
  decisionMissing,
  decisionNarrowed,
  decisionNoAuthority,
  decisionNotADecisionFor,
  decisionPackageMissing,
  decisionRejected,
  decisionReliedOnChanged,
  decisionRemoved,
  decisionSeveralFunctions,
  decisionStale,
  decisionTierRaised,
  decisionTooLong,
  decisionTooWeak,
  decisionWithdrawn,
  evidenceAfterDecision,
  evidenceAltered,
  evidenceAnswerInsufficient,
  evidenceCollectedByApprover,
  evidenceExpired,
  evidenceExpiresSoon,
  evidenceFailed,
  evidenceFileMissing,
  evidenceFindingsOpen,
  evidenceFindingsSuppressed,
  evidenceIncomplete,
  evidenceInconclusive,
  evidenceMissing,
  evidenceNoRun,
  evidenceNotReviewed,
  evidencePerformedDiffers,
  evidenceReliedOnUnknown,
  evidenceResultDiffers,
  evidenceRunUnfinished,
  evidenceStubTarget,
  evidenceTargetDiffers,
  evidenceToolDiffers,
  evidenceUndated,
  evidenceUnpinned,
  evidenceUnread,
  exceptionEmergencyRenewed,
  exceptionEndsSoon,
  exceptionExpired,
  exceptionIncomplete,
  exceptionInterimWithoutAcceptance,
  exceptionNotEntitled,
  exceptionRuleTakesNone,
  exceptionSelfApproved,
  exceptionTooLong,
  exceptionUnknownRule,
  exceptionUnused,
  governanceOwnerGone,
  governanceOwnerMissing,
  governanceOwnerSameAsOwner,
  governanceOwnerUnknown,
  historyAbsent,
  historyShallow,
  historyTurned,
  intakeInUse,
  intakeOverdue,
  nhiActiveAfterRetirement,
  nhiActiveWhileSuspended,
  nhiAuthTooWeak,
  nhiContradictory,
  nhiEnvironmentsMixed,
  nhiExposedSecretKept,
  nhiExposureOpen,
  nhiNoExpiry,
  nhiNotAuditable,
  nhiNotExplained,
  nhiOwnerMissing,
  nhiPipelineStaticSecret,
  nhiPrivilegeSweeping,
  nhiPrivilegeUnneeded,
  nhiProductionInPilot,
  nhiReused,
  nhiRevocationUntested,
  nhiRevokeMissing,
  nhiRotationOverdue,
  nhiRotationTooRare,
  nhiSecretInRecord,
  nhiSecretReused,
  nhiStoreNotAllowed,
  nhiTrustUnlimited,
  nhiUnknown,
  nhiUsedByPeople,
  nhiVendorEvidenceMissing,
  nhiWriteUnneeded,
  ownerGone,
  ownerLeaving,
  ownerMissing,
  ownerUnknown,
  peopleBadKey,
  peopleSharedKey,
  recordAdminsMissing,
  recordAudienceMissing,
  recordAutonomyMissing,
  recordDataClassesMissing,
  recordInputsMissing,
  recordLiveSinceMissing,
  recordLoggingMissing,
  recordMonitoringMissing,
  recordOutputsMissing,
  recordPilotWithoutEnd,
  recordProposedButLive,
  recordPurposeMissing,
  recordRetentionMissing,
  recordRetiredContractOpen,
  recordRetiredDataKept,
  recordRollbackMissing,
  recordScopeMissing,
  recordSourcesMissing,
  recordStatusMissing,
  recordTitleMissing,
  recordUsersMissing,
  reviewByOwnerAlone,
  reviewDueSoon,
  reviewExpired,
  reviewMissing,
  reviewOutOfOrder,
  reviewTooFar,
  riskAfterGoLive,
  riskByOwner,
  riskExpired,
  riskExpiresSoon,
  riskMissing,
  riskNoDecision,
  riskNotEntitled,
  riskOwnerGone,
  riskStale,
  riskTooLong,
  sponsorGone,
  sponsorMissing,
  sponsorSameAsOwner,
  sponsorUnknown,
  trustChanged,
];
