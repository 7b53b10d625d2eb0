// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AreasTest {
    private static final List<Area> AREAS = List.of(new Open(), new PsiCounting(), new KsCounting());

    @Test
    void aNameChoosesOneAreaAndItsFirstWordsAGroup() {
        assertThat(Benchmarks.chosen(AREAS, "drift")).containsExactlyElementsOf(AREAS.subList(1, 3));
        assertThat(Benchmarks.chosen(AREAS, "drift-ks")).containsExactly(AREAS.get(2));
        assertThat(Benchmarks.chosen(AREAS, "open")).containsExactly(AREAS.get(0));
        assertThat(Benchmarks.chosen(AREAS, "dri")).isEmpty();
    }
}
