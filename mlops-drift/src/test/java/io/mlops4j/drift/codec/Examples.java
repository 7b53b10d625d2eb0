// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import io.mlops4j.drift.CurrentCounts;
import io.mlops4j.drift.ProfileOptions;
import io.mlops4j.drift.ReferenceProfile;
import java.util.stream.IntStream;

/** A profile with every kind of column and every kind of value, and counts against it. Golden files hold both. */
final class Examples {
    private Examples() {}

    static ReferenceProfile profile() {
        double[] ages = IntStream.range(0, 40)
                .mapToDouble(i -> 18 + i * i % 31 + i / 8.0)
                .toArray();
        double[] many =
                IntStream.range(0, 300).mapToDouble(i -> Math.sqrt(i) - 5).toArray();
        return ReferenceProfile.builder()
                .with(ProfileOptions.withDefaults()
                        .withRankPoints(50)
                        .withBins(4)
                        .withCategories(3)
                        .withUnseenCategories(2))
                .numeric("age", ages)
                .numeric("age", Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)
                .nulls("age", 2)
                .numeric("many", many)
                .numeric("children", 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, -0.0)
                .categorical("job", "admin.", "admin.", "d\u00e9pannage \u2603", null, "", "teacher", "admin.")
                .categorical("empty")
                .numeric("nothing", Double.NaN)
                .build();
    }

    static CurrentCounts counts(ReferenceProfile profile) {
        return profile.newCounts()
                .observe("age", 17, 18, 18.125, 300, Double.NaN, Double.NEGATIVE_INFINITY)
                .observeNulls("age", 300)
                .observe("age", "a text")
                .observe("many", -5, 0, 0.5, 12)
                .observe("children", 0, 1, 2, 3, 0.5)
                .observe("job", "admin.", null, "pilot", "\u00fcbersetzerin", "baker", "actor", "")
                .observe("empty", "anything")
                .observe("nothing", 1, 2);
    }
}
