// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A reference sample that comes row by row. */
class ReferenceRowsTest {
    private static ReferenceProfileBuilder columns() {
        return ReferenceProfile.builder().numeric("n").categorical("c");
    }

    private static Map<String, @Nullable Object> row(@Nullable Object number, @Nullable Object category) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("n", number);
        row.put("c", category);
        return row;
    }

    @Test
    void aStreamOfRowsIsTheSampleOfItsColumns() {
        ReferenceProfileBuilder builder = columns();
        IntStream.range(0, 100).mapToObj(i -> row(i / 2.0, i % 3)).forEach(builder::row);
        ReferenceProfileBuilder byColumn = columns();
        for (int i = 0; i < 100; i++) {
            byColumn.numeric("n", i / 2.0).categorical("c", Integer.toString(i % 3));
        }
        assertThat(builder.build()).isEqualTo(byColumn.build());
    }

    @Test
    void everyKindOfValueIsWhatItIsInLaterRows() {
        ReferenceProfile profile = columns()
                .row(row(Instant.ofEpochMilli(5), "a"))
                .row(row(new BigDecimal("5.0"), 'a'))
                .row(row(5, true))
                .row(row(Double.NaN, DayOfWeek.MONDAY))
                .row(row(null, null))
                .row(Map.of("other", 1))
                .build();
        assertThat(profile)
                .isEqualTo(ReferenceProfile.builder()
                        .numeric("n", 5, 5, 5, Double.NaN)
                        .nulls("n", 2)
                        .categorical("c", "a", "a", "true", "MONDAY", null, null)
                        .build());
    }

    @Test
    void aValueOfTheOtherKindIsRefusedAndNothingOfItsRowAdded() {
        ReferenceProfileBuilder builder = columns().row(row(1, "a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.row(row(2, 2.5)))
                .withMessage("Cannot add row: column 'c' is categorical, its value a java.lang.Double");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.row(row("2", "b")))
                .withMessage("Cannot add row: column 'n' is numeric, its value a java.lang.String");
        assertThat(builder.build()).isEqualTo(columns().row(row(1, "a")).build());
    }

    @Test
    void withoutColumnsThereIsNothingToAddTo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReferenceProfile.builder().row(Map.of("n", 1)))
                .withMessage("Cannot add row: no column was named before");
    }

    @Test
    void partsOfDifferentKindsAreNotMergedInPart() {
        ReferenceProfileBuilder builder =
                ReferenceProfile.builder().numeric("a", 1).numeric("b", 1);
        ReferenceProfile before = builder.build();
        ReferenceProfileBuilder other =
                ReferenceProfile.builder().numeric("a", 2).categorical("b", "x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.merge(other))
                .withMessage("Cannot merge column 'b': it is numeric in one part and categorical in the other");
        assertThat(builder.build()).isEqualTo(before);
    }
}
