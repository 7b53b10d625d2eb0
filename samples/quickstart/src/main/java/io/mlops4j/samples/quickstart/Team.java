// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart;

import io.mlops4j.common.Actor;
import io.mlops4j.core.Mlops;

/**
 * Who works with the model, each with a view of the same store.
 *
 * @param ana a data scientist, who may approve other people's models too
 * @param bo approves and operates
 * @param cleo owns the policy
 * @param monitor the program that scores and watches; it may read and record, and its vote would never count
 */
record Team(Mlops ana, Mlops bo, Mlops cleo, Mlops monitor) {
    static Team of(Mlops mlops) {
        return new Team(
                mlops.as(Actor.person("ana", "data-scientist", "approver")),
                mlops.as(Actor.person("bo", "approver", "operator")),
                mlops.as(Actor.person("cleo", "policy-owner")),
                mlops.as(Actor.service("monitor")));
    }
}
