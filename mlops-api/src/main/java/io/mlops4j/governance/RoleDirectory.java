// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import java.util.Set;

/**
 * The host's answer to who holds which role today. At a promotion the approvers' roles are looked up anew, so that the
 * approval of somebody who has lost the role since does not count. Of who voted on behalf of somebody both are looked up; the role
 * of either will do, and an excluded role of either excludes. Of who waived a gate likewise.
 *
 * <p>Nobody else is looked up: whoever gives a command holds the roles with which the host made the {@link
 * io.mlops4j.common.Actor}, and one who votes held them at the vote. A directory that throws fails the promotion, or the question
 * what stands in its way, with that exception; then nothing was changed or recorded. Called by any thread; may be slow, must not
 * change anything.
 */
@FunctionalInterface
public interface RoleDirectory {
    /**
     * Looks a person up.
     *
     * @param person the person's id
     * @return the roles held now; empty for somebody who is not known any more
     */
    Set<String> roles(String person);
}
