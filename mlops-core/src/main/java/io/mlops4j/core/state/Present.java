// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.state;

import io.mlops4j.error.CorruptRecordException;

/** What an event may count on in the state that it is folded into; an event that does not fit was not decided on it. */
final class Present {
    private Present() {}

    static void version(ModelState state, int number) {
        require(
                state,
                number >= 1 && number <= state.versions().size(),
                "version " + number + ", which does not exist");
    }

    static void request(ModelState state, int number) {
        require(
                state,
                number >= 1 && number <= state.requests().size(),
                "request " + number + ", which does not exist");
    }

    static void review(ModelState state, int number) {
        require(state, number >= 1 && number <= state.reviews().size(), "review " + number + ", which does not exist");
    }

    static void next(ModelState state, String what, int number, int expected) {
        require(state, number == expected, what + " " + number + " where " + expected + " is the next");
    }

    static void require(ModelState state, boolean fits, String about) {
        if (!fits) {
            throw new CorruptRecordException("Cannot read model '" + state.name() + "': the entry after entry "
                    + state.revision() + " is about " + about);
        }
    }
}
