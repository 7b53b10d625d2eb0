// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DecimalsTest {
    @Property
    void readsBackBitForBit(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);

        assertThat(Double.doubleToLongBits(Double.parseDouble(Decimals.shortest(value))))
                .isEqualTo(Double.doubleToLongBits(value));
    }

    @Property
    void isNeverLongerThanWhatTheJdkPrints(@ForAll double value) {
        assertThat(new BigDecimal(Decimals.shortest(value)).stripTrailingZeros().precision())
                .isLessThanOrEqualTo(new BigDecimal(Double.toString(value))
                        .stripTrailingZeros()
                        .precision());
    }

    @Test
    void printsWhatIsNotFiniteAsWords() {
        assertThat(Decimals.shortest(Double.NaN)).isEqualTo("NaN");
        assertThat(Decimals.shortest(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
        assertThat(Decimals.shortest(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
        assertThat(Decimals.shortest(-0.0)).isEqualTo("-0.0");
        assertThat(Decimals.shortest(2e23)).isEqualTo("2.0E23");
    }
}
