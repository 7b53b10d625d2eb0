// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.pointer;

import io.mlops4j.core.rule.Case;
import io.mlops4j.governance.ModelCommand;
import io.mlops4j.governance.Review;
import org.jspecify.annotations.Nullable;

/** The review that a command names. */
final class Reviews {
    private Reviews() {}

    static @Nullable Review named(Case facts) {
        return facts.command() instanceof ModelCommand.CloseReview command
                ? facts.state().review(command.review()).orElse(null)
                : null;
    }
}
