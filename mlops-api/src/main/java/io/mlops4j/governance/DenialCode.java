// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

/** Why a command is refused. The names are stable: hosts may store them and branch on them. */
public enum DenialCode {
    /** No policy is defined for the environment and the model's tier, so nothing is allowed there. */
    NO_POLICY,
    /** The actor does not hold the role that is asked for, or nobody may do this. */
    ROLE_MISSING,
    /** Only people do this. */
    NOT_A_PERSON,

    /** The version does not exist. */
    UNKNOWN_VERSION,
    /** The version was deleted. */
    VERSION_DELETED,
    /** The version was retired. */
    VERSION_RETIRED,
    /** The version is current in the environment already. */
    ALREADY_CURRENT,
    /** Something still uses the version. */
    IN_USE,
    /** The files of the version are missing or are not what its digest says. */
    FILES_DAMAGED,

    /** The log has no such entry. */
    UNKNOWN_ENTRY,
    /** The entry holds no comment, reason or finding. */
    NOTHING_TO_ERASE,

    /** The request does not exist. */
    UNKNOWN_REQUEST,
    /** The request is not open any more. */
    REQUEST_CLOSED,
    /** The request was not carried out in time. */
    REQUEST_EXPIRED,
    /** Only the one who asked may take a request back. */
    NOT_THE_REQUESTER,
    /** The same version is already asked for in this environment. */
    ALREADY_REQUESTED,

    /** The actor asked for the promotion, so another person must decide. */
    SELF_APPROVAL,
    /** The actor had a part in the version, so another person must decide. */
    CONTRIBUTOR_APPROVAL,
    /** The policy excludes the actor from voting. */
    EXCLUDED,
    /** What would be decided about is not what the actor has read. */
    SUBJECT_CHANGED,
    /** Too few people have approved what would be promoted. */
    QUORUM_NOT_MET,
    /** A person has rejected the request and not changed that. */
    REJECTED,
    /** An approval does not count: given for something else, too long ago, or by somebody who may not vote any more. */
    STALE_APPROVAL,

    /** Required evidence is not attached. */
    EVIDENCE_MISSING,
    /** The evidence is dated after the moment at which it is attached. */
    EVIDENCE_POSTDATED,
    /** The run that the figures are said to be of does not exist. */
    UNKNOWN_RUN,
    /** The model card is about another version, or does not follow the edition that is attached. */
    CARD_UNFIT,
    /** A required comparison is with a version that is not the champion any more. */
    EVIDENCE_STALE,
    /** A gate fails. */
    GATE_FAILED,
    /** A gate is inconclusive, and nobody let the request pass. */
    GATE_INCONCLUSIVE,
    /** A gate has nothing to judge, or the host does not know it. */
    GATE_MISSING,
    /** The gate that should be waived is not inconclusive. */
    NOT_INCONCLUSIVE,
    /** Nothing is promoted at this time. */
    FROZEN,

    /** The environment is empty. */
    NOTHING_CURRENT,
    /** There is no earlier version to go back to. */
    NOTHING_TO_ROLL_BACK_TO,

    /** An override has not been reviewed yet. */
    REVIEW_OPEN,
    /** The review does not exist. */
    UNKNOWN_REVIEW,
    /** The review is closed. */
    REVIEW_CLOSED,
    /** The actor did the override, so another person must review it. */
    SELF_REVIEW,

    /** An alias and a governed environment would have one name. */
    GOVERNED_NAME
}
