// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mlops4j.drift.Bin;
import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.ColumnKind;
import io.mlops4j.drift.SampleSummary;
import io.mlops4j.drift.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which bins of a column the page shows. */
class BinSharesTest {
    private static BinShares shares(ColumnKind kind, List<Bin> bins) {
        long reference = bins.stream().mapToLong(Bin::reference).sum();
        long current = bins.stream().mapToLong(Bin::current).sum();
        return BinShares.of(new ColumnDrift(
                "x",
                kind,
                new SampleSummary(reference, 0, 0, 0, 0, 0),
                new SampleSummary(current, 0, 0, 0, 0, 0),
                bins,
                new TreeMap<>(),
                0,
                List.of(),
                Verdict.STABLE,
                ""));
    }

    /** The k-th of fourteen holds k rows of the reference, and as many now. */
    private static List<Bin> fourteen(String label) {
        List<Bin> bins = new ArrayList<>();
        for (int k = 1; k <= 14; k++) {
            bins.add(new Bin(label.formatted(k), k, k));
        }
        bins.add(new Bin("rare categories", 0, 0));
        bins.add(new Bin("missing", 0, 0));
        return bins;
    }

    @Test
    void theSmallestOfManyCategoriesAreOneRow() {
        List<BinShares.Share> shown =
                shares(ColumnKind.CATEGORICAL, fourteen("c%d")).shown();
        assertThat(shown.stream().map(BinShares.Share::label))
                .containsExactly(
                        "c14", "c13", "c12", "c11", "c10", "c9", "c8", "c7", "c6", "c5", "c4", "3 smaller ones");
        assertThat(shown.get(11).reference()).isCloseTo(6.0 / 105, within(1e-15));
        assertThat(shown.get(11).current()).isCloseTo(6.0 / 105, within(1e-15));
    }

    @Test
    void rangesKeepTheirOrder() {
        assertThat(shares(ColumnKind.NUMERIC, fourteen("%d")).shown().stream().map(BinShares.Share::label))
                .containsExactly("4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "3 smaller ones");
    }

    @Test
    void twelveBinsAreShownAndEmptyOnesAreNot() {
        List<Bin> twelve = new ArrayList<>(fourteen("c%d").subList(2, 16));
        assertThat(shares(ColumnKind.CATEGORICAL, twelve).shown())
                .hasSize(12)
                .extracting(BinShares.Share::label)
                .contains("c3")
                .doesNotContain("missing");
    }

    @Test
    void theLargestRiseAndFallAreSaidInWords() {
        List<Bin> bins = List.of(
                new Bin("a", 50, 20),
                new Bin("b", 40, 30),
                new Bin("c", 10, 40),
                new Bin("rare categories", 0, 0),
                new Bin("missing", 0, 10));
        assertThat(shares(ColumnKind.CATEGORICAL, bins).change())
                .isEqualTo(
                        "“c” rose from 10\u00a0% to 40\u00a0% of rows, “a” fell from 50\u00a0% to 20\u00a0% of rows.");
        assertThat(shares(ColumnKind.NUMERIC, List.of()).change()).isEmpty();
    }

    @Test
    void whatDidNotChangeIsNotSaidToRiseOrFall() {
        List<Bin> same = List.of(new Bin("all categories", 100, 100), new Bin("missing", 0, 0));
        assertThat(shares(ColumnKind.CATEGORICAL, same).change()).isEqualTo("the shares shown here are the same.");
    }
}
