// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mlops4j.drift.column.Binning;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class ReferenceProfileTest {
    @Test
    void batchesAndTheirOrderMakeNoDifference() {
        ReferenceProfile atOnce = ReferenceProfile.builder()
                .numeric("n", 3, 1, Double.NaN, 2)
                .categorical("c", "a", null, "b", "a")
                .build();
        ReferenceProfile inBatches = ReferenceProfile.builder()
                .numeric("n")
                .categorical("c", Arrays.asList("b", null))
                .numeric("n", 2, Double.NaN)
                .numeric("n", new double[] {9, 1, 3, 9}, 1, 3)
                .category("c", "a", 2)
                .build();
        assertThat(inBatches).isEqualTo(atOnce);
        assertThat(inBatches.toString()).contains(atOnce.digest());
    }

    @Test
    void anyOtherContentIsAnotherProfile() {
        ReferenceProfile profile = ReferenceProfile.builder()
                .numeric("n", 1, 2)
                .categorical("c", "a")
                .build();
        assertThat(profile.digest()).matches("[0-9a-f]{64}");
        for (ReferenceProfileBuilder other : new ReferenceProfileBuilder[] {
            ReferenceProfile.builder().numeric("n", 1, 3).categorical("c", "a"),
            ReferenceProfile.builder().numeric("n", 1, 2).categorical("c", "b"),
            ReferenceProfile.builder().numeric("n", 1, 2).categorical("c", "a", "a"),
            ReferenceProfile.builder().numeric("n", 1, 2).categorical("d", "a"),
            ReferenceProfile.builder().categorical("c", "a").numeric("n", 1, 2),
            ReferenceProfile.builder().numeric("n", 1, 2).categorical("c", "a").nulls("n", 1),
            ReferenceProfile.builder().numeric("n", 1, 2, Double.NaN).categorical("c", "a"),
            ReferenceProfile.builder()
                    .with(ProfileOptions.withDefaults().withUnseenCategories(5))
                    .numeric("n", 1, 2)
                    .categorical("c", "a")
        }) {
            assertThat(other.build()).isNotEqualTo(profile);
        }
        assertThat(profile).isNotEqualTo("something else");
    }

    @Test
    void knowsItsColumnsInTheirOrder() {
        ReferenceProfile profile =
                ReferenceProfile.builder().categorical("z", "a").numeric("a", 1).build();
        assertThat(profile.columns()).containsExactly("z", "a");
        assertThat(profile.kind("a")).isEqualTo(ColumnKind.NUMERIC);
        assertThat(profile.kind("z")).isEqualTo(ColumnKind.CATEGORICAL);
        assertThatIllegalArgumentException().isThrownBy(() -> profile.kind("b"));
    }

    @Test
    void staysSmallHoweverLargeTheSample() {
        double[] values = new Random(1).doubles(100_000).toArray();
        ReferenceProfile profile = ReferenceProfile.builder()
                .with(ProfileOptions.withDefaults().withRankPoints(1_000))
                .numeric("x", values)
                .build();
        assertThat(profile.toJson().length()).isLessThan(35_000);
    }

    @Test
    void refusesNamesThatCannotBeUsed() {
        for (String bad : new String[] {"", " ", "a\nb", "a\u0000", "a\ud800", "x".repeat(251)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ReferenceProfile.builder().numeric(bad, 1))
                    .withMessageContaining("Invalid column: '" + bad + "'");
        }
        assertThat(ReferenceProfile.builder()
                        .numeric("x".repeat(250), 1)
                        .build()
                        .columns())
                .hasSize(1);
    }

    @Test
    void refusesMixedKindsUnknownColumnsAndNothing() {
        ReferenceProfileBuilder builder =
                ReferenceProfile.builder().numeric("n", 1).categorical("c", "a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.categorical("n", "a"))
                .withMessageContaining("it is numeric");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.numeric("c", 1))
                .withMessageContaining("it is categorical");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.nulls("x", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.nulls("n", -1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.category("c", "a", -1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> builder.numeric("n", new double[1], 0, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReferenceProfile.builder().build())
                .withMessageContaining("it has no column");
    }

    @Test
    void refusesOptionsOutOfRange() {
        ProfileOptions options = ProfileOptions.withDefaults();
        assertRange(options::withBins, 1, 10_000);
        assertRange(options::withRankPoints, 2, 10_000_000);
        assertRange(options::withValuesAsBins, 0, 10_000);
        assertRange(options::withCategories, 1, 1_000_000);
        assertRange(options::withUnseenCategories, 0, 1_000_000);
    }

    private static void assertRange(IntConsumer option, int least, int most) {
        option.accept(least);
        option.accept(most);
        for (int bad : new int[] {least - 1, most + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> option.accept(bad))
                    .withMessageContaining(bad + " (must be from " + least + " to " + most + ")");
        }
    }

    /** Threads or files may each fill a builder: what counts is the sample, not how it came. */
    @Test
    void partsOfASampleMerge() {
        SplittableRandom random = new SplittableRandom(7);
        double[] values = random.doubles(30_000).map(x -> 1 / x).toArray();
        values[3] = Double.NaN;
        values[4] = Double.NEGATIVE_INFINITY;
        ReferenceProfile whole = ReferenceProfile.builder()
                .numeric("x", values)
                .nulls("x", 5)
                .categorical("c", "a", "b", null, "b")
                .build();
        ReferenceProfileBuilder first = ReferenceProfile.builder().numeric("x", values, 20_000, 30_000);
        ReferenceProfileBuilder second =
                ReferenceProfile.builder().numeric("x", values, 0, 20_000).nulls("x", 5);
        second.categorical("c", "b", null).category("c", "a", 1).category("c", "b", 1);
        assertThat(first.merge(second).build()).isEqualTo(whole);
        ReferenceProfileBuilder twice =
                ReferenceProfile.builder().numeric("x", 1, 2).categorical("c", "a", "b");
        assertThat(twice.merge(twice).build())
                .isEqualTo(ReferenceProfile.builder()
                        .numeric("x", 2, 1, 1, 2)
                        .categorical("c", "b", "a", "a", "b")
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.merge(ReferenceProfile.builder().categorical("x", "a")));
    }

    @Test
    void tellsRowsAndRangeOfEachColumn() {
        double[] many = new SplittableRandom(8).doubles(30_000, -5, 5).toArray();
        ReferenceProfile profile = ReferenceProfile.builder()
                .with(ProfileOptions.withDefaults().withRankPoints(100).with("edged", Binning.edges(-1e9, 1e9)))
                .numeric("edged", 2, Double.NaN, Double.POSITIVE_INFINITY, -3)
                .numeric("many", many)
                .numeric("none")
                .categorical("c", "a", null)
                .nulls("edged", 4)
                .build();
        assertThat(profile.summary("edged")).isEqualTo(new SampleSummary(8, 4, 1, 0, 0, 1));
        assertThat(profile.min("edged")).hasValue(-3);
        assertThat(profile.max("edged")).hasValue(2);
        assertThat(profile.min("many")).hasValue(Arrays.stream(many).min().orElseThrow());
        assertThat(profile.max("many")).hasValue(Arrays.stream(many).max().orElseThrow());
        assertThat(profile.min("none")).isEmpty();
        assertThat(profile.summary("c")).isEqualTo(new SampleSummary(2, 1, 0, 0, 0, 0));
        assertThat(profile.max("c")).isEmpty();
        CurrentCounts counts =
                profile.newCounts().observe("none", 1, Double.NaN).observeMismatched("none", 3);
        assertThat(counts.summary("none")).isEqualTo(new SampleSummary(5, 0, 1, 3, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> profile.min("other"));
        assertThatIllegalArgumentException().isThrownBy(() -> counts.summary("other"));
    }
}
