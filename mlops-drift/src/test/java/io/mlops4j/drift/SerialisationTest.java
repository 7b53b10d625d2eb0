// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

/** Profiles and counts cross executors by Java serialisation. */
class SerialisationTest {
    private static final ReferenceProfile PROFILE = ReferenceProfile.builder()
            .numeric("x", 1, 2, 3, Double.NaN)
            .categorical("c", "a", null)
            .build();

    @Test
    void profilesSurvive() throws Exception {
        ReferenceProfile copy = roundTrip(PROFILE);
        assertThat(copy).isEqualTo(PROFILE).isNotSameAs(PROFILE);
        assertThat(copy.newCounts().observe("x", 2).toBytes())
                .isEqualTo(PROFILE.newCounts().observe("x", 2).toBytes());
    }

    @Test
    void countsSurviveWithTheirProfile() throws Exception {
        CurrentCounts counts = PROFILE.newCounts().observe("x", 2, 9).observe("c", "b");
        CurrentCounts copy = roundTrip(counts);
        assertThat(copy.profile()).isEqualTo(PROFILE);
        assertThat(copy.toBytes()).isEqualTo(counts.toBytes());
        assertThat(copy.observe("x", 1).merge(counts).toBytes())
                .isEqualTo(PROFILE.newCounts()
                        .observe("x", 2, 9, 1, 2, 9)
                        .observe("c", "b", "b")
                        .toBytes());
    }

    @SuppressWarnings({"unchecked", "BanSerializableRead"}) // The object was written a line before.
    private static <T> T roundTrip(T object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
