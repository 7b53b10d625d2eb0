// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

/** Why a command is refused. The names are stable: hosts may store them and branch on them. */
public enum DenialCode {
    /** No policy is defined for the environment, so nothing is allowed there. */
    NO_POLICY,
    /** The version does not exist. */
    UNKNOWN_VERSION,
    /** The version was deleted. */
    VERSION_DELETED,
    /** The request does not exist. */
    UNKNOWN_REQUEST,
    /** The request is not open any more. */
    REQUEST_CLOSED,
    /** Only the one who asked may take a request back. */
    NOT_THE_REQUESTER,
    /** The version is current in the environment already. */
    ALREADY_CURRENT,
    /** The same version is already asked for in this environment. */
    ALREADY_REQUESTED,
    /** The actor asked for the promotion, so another person must decide. */
    SELF_APPROVAL,
    /** The actor registered the version or started the run that made it, so another person must decide. */
    CONTRIBUTOR_APPROVAL,
    /** Only people vote. */
    NOT_A_PERSON,
    /** The actor does not hold the role that the policy asks for. */
    ROLE_MISSING,
    /** Too few people have approved what would be promoted. */
    QUORUM_NOT_MET,
    /** A person has rejected the request and not changed that. */
    REJECTED,
    /** An approval was given for something else: version, files or policy have changed since. */
    STALE_APPROVAL,
    /** The environment is empty. */
    NOTHING_CURRENT,
    /** There is no earlier version to go back to. */
    NOTHING_TO_ROLL_BACK_TO,
    /** Something still uses the version. */
    IN_USE
}
