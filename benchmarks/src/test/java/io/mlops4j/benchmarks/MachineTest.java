// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {
    private static String line(double load) {
        return new Machine("17", "Some CPU", 2, load).line();
    }

    @Test
    void isLoadedWhenMoreThreadsRunThanItHasProcessors() {
        assertThat(line(2)).isEqualTo("JDK 17, 2 x Some CPU, load average 2.0");
        assertThat(line(2.1)).endsWith("2.1: loaded, figures may be 20 % worse than on a quiet machine");
        assertThat(line(-1)).endsWith("load average unknown");
    }

    @Test
    void namesItsProcessor() {
        assertThat(Machine.name(List.of("vendor_id\t: A", "model name\t: B C", "model name\t: D")))
                .isEqualTo("B C");
        assertThat(Machine.name(List.of())).isEqualTo("unknown processor");
    }
}
