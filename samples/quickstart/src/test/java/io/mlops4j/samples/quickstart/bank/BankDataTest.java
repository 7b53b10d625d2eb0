// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class BankDataTest {
    private static final Calls ALL = BankData.load();

    @Test
    void everyRowIsReadAsTheProvenanceSays() {
        assertThat(ALL.rows()).hasSize(45_211);
        assertThat(ALL.rows().stream().filter(Call::subscribed)).hasSize(5_289);
        assertThat(ALL.digest()).hasToString("sha256:dbb23d75ffe23ca35c3e2701839d0a1b55f2284eeea61ce616f42d0e8f8caede");
    }

    @Test
    void theFirstRowIsTyped() {
        Call call = ALL.rows().get(0);

        assertThat(call.date()).isEqualTo(LocalDate.of(2008, 5, 5));
        assertThat(Category.JOB.of(call)).isEqualTo("management");
        assertThat(Category.POUTCOME.of(call)).isEqualTo("unknown");
        assertThat(Quantity.AGE.of(call)).isEqualTo(58);
        assertThat(Quantity.BALANCE.of(call)).isEqualTo(2143);
        assertThat(call.subscribed()).isFalse();
    }

    @Test
    void neverContactedBeforeIsMissingAndNotMinusOne() {
        assertThat(Quantity.PDAYS.of(ALL.rows().get(0))).isNaN();
        assertThat(ALL.rows()).noneMatch(call -> Quantity.PDAYS.of(call) < 0);
    }

    @Test
    void theMonthsArePartsOfTheWholeInOrder() {
        assertThat(ALL.byMonth())
                .extracting(Calls::name)
                .hasSize(30)
                .isSorted()
                .startsWith("2008-05")
                .endsWith("2010-11");
        assertThat(ALL.byMonth().stream().mapToInt(month -> month.rows().size()).sum())
                .isEqualTo(45_211);
    }

    @Test
    void aSplitDependsOnItsSeedAlone() {
        Calls june = ALL.between("june", YearMonth.of(2008, 6), YearMonth.of(2008, 6));

        assertThat(june.split(1, 0.2)).isEqualTo(june.split(1, 0.2)).isNotEqualTo(june.split(2, 0.2));
        assertThat(june.split(1, 0.2).heldOut().rows().size()
                        / (double) june.rows().size())
                .isBetween(0.17, 0.23);
    }

    @Test
    void aRowOfAnotherShapeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Call.parse("2008-05-05,58"))
                .withMessageContaining("16 columns");
    }
}
