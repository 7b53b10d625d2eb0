// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Counts up to the largest, and what is refused beyond. */
class LimitsTest {
    private static final ReferenceProfile PROFILE = ReferenceProfile.builder()
            .numeric("first", 1, 2)
            .numeric("n", 1, 2)
            .categorical("c", "a", "b")
            .build();

    @SuppressWarnings("ImmutableEnumChecker") // The functions hold nothing.
    enum Full {
        NULLS(counts -> counts.observeNulls("n", Long.MAX_VALUE)),
        MISMATCHED(counts -> counts.observeMismatched("c", Long.MAX_VALUE)),
        KNOWN(counts -> counts.observeCategory("c", "a", Long.MAX_VALUE)),
        UNSEEN(counts -> counts.observeCategory("c", "new", Long.MAX_VALUE)),
        SHARED(counts -> counts.observeCategory("c", "new", Long.MAX_VALUE - 1).observeCategory("c", "b", 1));

        private final UnaryOperator<CurrentCounts> fill;

        Full(UnaryOperator<CurrentCounts> fill) {
            this.fill = fill;
        }

        CurrentCounts counts() {
            return fill.apply(PROFILE.newCounts().observe("first", 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesToMergeMoreThanCanBeCountedAndChangesNothing(Full full) {
        CurrentCounts counts = full.counts();
        CurrentCounts more = PROFILE.newCounts()
                .observe("first", 2)
                .observeNulls("n", 1)
                .observeMismatched("c", 1)
                .observe("c", "a");
        byte[] before = counts.toBytes();
        byte[] moreBefore = more.toBytes();
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> counts.merge(more))
                .withMessageStartingWith("Cannot merge counts: column '")
                .withMessageContaining("2^63 - 1");
        assertThat(counts.toBytes()).isEqualTo(before);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> more.merge(counts));
        assertThat(more.toBytes()).isEqualTo(moreBefore);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> counts.merge(counts));
        assertThat(counts.toBytes()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void whatCanBeCountedCanBeStoredAndCompared(Full full) {
        CurrentCounts counts = full.counts().observe("n", 1);
        byte[] bytes = counts.toBytes();
        CurrentCounts read = CurrentCounts.fromBytes(PROFILE, bytes);
        assertThat(read.toBytes()).isEqualTo(bytes);
        assertThat(DriftReport.compare(PROFILE, read, DriftOptions.withDefaults())
                        .columns())
                .hasSize(3);
    }

    @Test
    void refusesMoreRowsOfCategoriesThanCanBeCountedAndCountsNothing() {
        CurrentCounts counts = PROFILE.newCounts().observeCategory("c", "a", Long.MAX_VALUE);
        byte[] before = counts.toBytes();
        for (String category : new String[] {"a", "b", "new"}) {
            assertThatExceptionOfType(ArithmeticException.class)
                    .isThrownBy(() -> counts.observeCategory("c", category, Long.MAX_VALUE));
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> counts.observe("c", category));
        }
        assertThat(counts.toBytes()).isEqualTo(before);
        assertThat(CurrentCounts.fromBytes(PROFILE, before).toBytes()).isEqualTo(before);
    }

    @Test
    void sharesOfMoreRowsThanCanBeCountedAreShares() {
        long most = Long.MAX_VALUE;
        SampleSummary full = new SampleSummary(most, most, 0, most, 0, 0);
        assertThat(full.missing()).isEqualTo(most);
        assertThat(full.present()).isZero();
        assertThat(full.missingShare()).isEqualTo(1);
        assertThat(new SampleSummary(most, most, most, most, 0, 0).missing()).isEqualTo(most);
        assertThat(new SampleSummary(10, 1, 2, 3, 0, 0).missingShare()).isEqualTo(0.6);
        CurrentCounts counts = PROFILE.newCounts().observeNulls("c", most).observeMismatched("c", most);
        assertThat(DriftReport.compare(PROFILE, counts, DriftOptions.withDefaults())
                        .column("c")
                        .current()
                        .missingShare())
                .isEqualTo(1);
    }
}
