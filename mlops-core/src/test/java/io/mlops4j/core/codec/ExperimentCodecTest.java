// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.tracking.Experiment;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ExperimentCodecTest {
    private static final Experiment EXAMPLE =
            new Experiment(ExperimentName.of("bank \"marketing\" é"), Instant.parse("2026-01-02T03:04:05.678901234Z"));

    @Provide
    Arbitrary<Experiment> experiments() {
        return Combinators.combine(Recorded.names().map(ExperimentName::of), Recorded.instants())
                .as(Experiment::new);
    }

    @Property
    void anExperimentIsReadAsItWasWritten(@ForAll("experiments") Experiment experiment) {
        assertThat(ExperimentCodec.decode("experiment", ExperimentCodec.encode(experiment)))
                .isEqualTo(experiment);
    }

    @Test
    void formatOneIsReadAndWrittenAsEver() {
        String golden = Golden.line("experiment-v1.json");

        assertThat(ExperimentCodec.decode("golden line", golden)).isEqualTo(EXAMPLE);
        assertThat(ExperimentCodec.encode(EXAMPLE)).isEqualTo(golden);
    }

    @Test
    void noAlteredByteIsRead() {
        Damage.eachAlteredByte(ExperimentCodec.encode(EXAMPLE), line -> ExperimentCodec.decode("experiment", line));
    }
}
