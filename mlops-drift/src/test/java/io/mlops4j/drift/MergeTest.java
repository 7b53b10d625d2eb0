// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** However the data is cut, shuffled, grouped and sent, the counts, the bytes and the report are the same, bit for bit. */
class MergeTest {
    private static final ReferenceProfile PROFILE = profile();

    private static ReferenceProfile profile() {
        ReferenceProfileBuilder builder = ReferenceProfile.builder()
                .with(ProfileOptions.withDefaults().withRankPoints(40).withUnseenCategories(3));
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            builder.numeric("score", random.nextGaussian()).numeric("code", random.nextInt(6));
            builder.categorical("city", "city " + random.nextInt(8));
        }
        return builder.build();
    }

    private static Map<String, @Nullable Object> row(Random random) {
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 1e300};
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("score", random.nextInt(10) == 0 ? odd[random.nextInt(odd.length)] : random.nextGaussian());
        row.put("code", random.nextInt(12) == 0 ? null : random.nextInt(8));
        row.put("city", random.nextInt(15) == 0 ? (Object) 1.7 : "city " + random.nextInt(16));
        return row;
    }

    @Property(tries = 300)
    void anyPartitionInAnyOrderGivesTheSameReport(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 120) int rows,
            @ForAll @IntRange(min = 1, max = 7) int parts) {
        Random random = new Random(seed);
        CurrentCounts whole = PROFILE.newCounts();
        List<CurrentCounts> split = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            split.add(PROFILE.newCounts());
        }
        for (int i = 0; i < rows; i++) {
            Map<String, @Nullable Object> row = row(random);
            whole.observeRow(row);
            split.get(random.nextInt(parts)).observeRow(row);
        }
        Collections.shuffle(split, random);
        CurrentCounts merged = mergeInAnyGrouping(split, random);
        assertThat(merged.toBytes()).isEqualTo(whole.toBytes());
        DriftReport report = DriftReport.compare(PROFILE, whole, DriftOptions.withDefaults());
        DriftReport ofParts = DriftReport.compare(PROFILE, merged, DriftOptions.withDefaults());
        assertThat(ofParts).isEqualTo(report);
        assertThat(ofParts.toJson()).isEqualTo(report.toJson());
    }

    private static CurrentCounts mergeInAnyGrouping(List<CurrentCounts> parts, Random random) {
        List<CurrentCounts> left = new ArrayList<>(parts);
        while (left.size() > 1) {
            CurrentCounts one = left.remove(random.nextInt(left.size()));
            int other = random.nextInt(left.size());
            // Some parts travel as bytes.
            CurrentCounts travelled = random.nextBoolean() ? CurrentCounts.fromBytes(PROFILE, one.toBytes()) : one;
            left.set(other, left.get(other).merge(travelled));
        }
        return left.get(0);
    }

    @Property(tries = 300)
    void isCommutativeAndAssociative(@ForAll long seed) {
        Random random = new Random(seed);
        List<CurrentCounts> three = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            CurrentCounts counts = PROFILE.newCounts();
            for (int row = random.nextInt(30); row > 0; row--) {
                counts.observeRow(row(random));
            }
            three.add(counts);
        }
        CurrentCounts a = three.get(0);
        CurrentCounts b = three.get(1);
        CurrentCounts c = three.get(2);
        assertThat(a.copy().merge(b).toBytes()).isEqualTo(b.copy().merge(a).toBytes());
        assertThat(a.copy().merge(b).merge(c).toBytes())
                .isEqualTo(a.copy().merge(b.copy().merge(c)).toBytes());
        assertThat(a.copy().merge(PROFILE.newCounts()).toBytes()).isEqualTo(a.toBytes());
    }

    @Test
    void countsBeyondWhatThirtyTwoBitsHoldStayExact() {
        CurrentCounts counts = PROFILE.newCounts().observe("score", 0.1, 1e300);
        for (int doubling = 0; doubling < 32; doubling++) {
            counts.merge(counts.copy());
        }
        counts.observe("score", 1e300);
        CurrentCounts read = CurrentCounts.fromBytes(PROFILE, counts.toBytes());
        read.observe("score", 0.1);
        CurrentCounts inOtherOrder = PROFILE.newCounts().observe("score", 1e300, 0.1);
        assertThat(inOtherOrder
                        .merge(CurrentCounts.fromBytes(PROFILE, counts.toBytes()))
                        .toBytes())
                .isEqualTo(read.observe("score", 1e300).toBytes());
        assertThat(counts.columnCounts().get(PROFILE.place("score")).present()).isEqualTo((1L << 33) + 1);
    }

    @Test
    void doublesWhenMergedWithItselfAndLeavesTheOtherAlone() {
        CurrentCounts once = PROFILE.newCounts();
        Random random = new Random(3);
        for (int i = 0; i < 50; i++) {
            once.observeRow(row(random));
        }
        byte[] before = once.toBytes();
        CurrentCounts twice = PROFILE.newCounts().merge(once).merge(once);
        assertThat(once.toBytes()).isEqualTo(before);
        assertThat(once.merge(once).toBytes()).isEqualTo(twice.toBytes());
    }

    @Test
    void refusesCountsOfAnotherProfileAndChangesNothing() {
        ReferenceProfile other =
                ReferenceProfile.builder().numeric("score", 1, 2, 3).build();
        CurrentCounts counts = PROFILE.newCounts().observe("score", 1);
        byte[] before = counts.toBytes();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.merge(other.newCounts()))
                .withMessageContaining(other.digest())
                .withMessageContaining(PROFILE.digest());
        assertThat(counts.toBytes()).isEqualTo(before);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DriftReport.compare(other, counts, DriftOptions.withDefaults()))
                .withMessageContaining(PROFILE.digest());
    }

    @Test
    void anEqualProfileReadFromElsewhereIsTheSameProfile() {
        ReferenceProfile read = ReferenceProfile.fromJson(PROFILE.toJson());
        CurrentCounts merged =
                PROFILE.newCounts().observe("score", 1).merge(read.newCounts().observe("score", 2));
        assertThat(merged.toBytes())
                .isEqualTo(PROFILE.newCounts().observe("score", 1, 2).toBytes());
    }
}
