// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mlops4j.drift.CurrentCounts;
import io.mlops4j.drift.DriftOptions;
import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.ReferenceProfile;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.MlopsException;
import io.mlops4j.error.UnsupportedFormatException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class CountsCodecTest {
    private static final ReferenceProfile PROFILE = Examples.profile();
    private static final byte[] BYTES = Examples.counts(PROFILE).toBytes();

    @Test
    void readsWhatItWrote() {
        CurrentCounts read = CurrentCounts.fromBytes(PROFILE, BYTES);
        assertThat(read.toBytes()).isEqualTo(BYTES);
        DriftOptions options = DriftOptions.withDefaults();
        assertThat(DriftReport.compare(PROFILE, read, options))
                .isEqualTo(DriftReport.compare(PROFILE, Examples.counts(PROFILE), options));
    }

    /** Bytes of version 1 must be readable for ever: streaming engines keep them in their savepoints. */
    @Test
    void readsTheGoldenFileOfVersion1() throws IOException {
        byte[] golden =
                HexFormat.of().parseHex(ProfileCodecTest.golden("counts-v1.hex").strip());
        assertThat(CurrentCounts.fromBytes(PROFILE, golden).toBytes()).isEqualTo(BYTES);
        assertThat(BYTES).isEqualTo(golden);
    }

    @Test
    void refusesBytesCutOffAnywhere() {
        for (int length = 0; length < BYTES.length; length++) {
            byte[] cut = Arrays.copyOf(BYTES, length);
            assertThatExceptionOfType(CorruptRecordException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> CurrentCounts.fromBytes(PROFILE, cut))
                    .withMessageStartingWith("Cannot read counts: ");
        }
    }

    @Test
    void refusesEveryBitFlipped() {
        for (int bit = 0; bit < BYTES.length * Byte.SIZE; bit++) {
            byte[] flipped = BYTES.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThatExceptionOfType(MlopsException.class)
                    .as("bit %d", bit)
                    .isThrownBy(() -> CurrentCounts.fromBytes(PROFILE, flipped));
        }
    }

    /** Behind a checksum that matches, only a foreign writer could have put nonsense; it is refused too. */
    @Test
    void refusesACutOffOrLengthenedContentWithAMatchingChecksum() {
        int header = 4 + 1 + 64;
        for (int length = header; length < BYTES.length - 4; length++) {
            byte[] cut = withChecksum(Arrays.copyOf(BYTES, length));
            assertThatExceptionOfType(CorruptRecordException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> CurrentCounts.fromBytes(PROFILE, cut));
        }
        byte[] longer = withChecksum(Arrays.copyOf(BYTES, BYTES.length - 3));
        assertThatExceptionOfType(CorruptRecordException.class)
                .isThrownBy(() -> CurrentCounts.fromBytes(PROFILE, longer));
        byte[] endless = BYTES.clone();
        Arrays.fill(endless, header, endless.length - 4, (byte) 0xff);
        byte[] endlessCount = withChecksum(Arrays.copyOf(endless, endless.length - 4));
        assertThatExceptionOfType(CorruptRecordException.class)
                .isThrownBy(() -> CurrentCounts.fromBytes(PROFILE, endlessCount))
                .withMessageContaining("longer than 63 bits");
    }

    private static byte[] withChecksum(byte[] content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        byte[] bytes = Arrays.copyOf(content, content.length + 4);
        for (int i = 0; i < 4; i++) {
            bytes[content.length + i] = (byte) (checksum.getValue() >>> (24 - 8 * i));
        }
        return bytes;
    }

    /** The last column has no point: two values between the infinities, then the lowest and the highest of them. */
    @Test
    void refusesEndsThatAreNotInOrder() {
        byte[] wrong = Arrays.copyOf(BYTES, BYTES.length - 4);
        System.arraycopy(BYTES, wrong.length - Double.BYTES, wrong, wrong.length - 2 * Double.BYTES, Double.BYTES);
        System.arraycopy(BYTES, wrong.length - 2 * Double.BYTES, wrong, wrong.length - Double.BYTES, Double.BYTES);
        assertThatExceptionOfType(CorruptRecordException.class)
                .isThrownBy(() -> CurrentCounts.fromBytes(PROFILE, withChecksum(wrong)))
                .withMessageContaining("Invalid highest: 1.0");
    }

    @Test
    void refusesANewerVersion() {
        byte[] newer = BYTES.clone();
        newer[4] = 2;
        assertThatExceptionOfType(UnsupportedFormatException.class)
                .isThrownBy(() -> CurrentCounts.fromBytes(PROFILE, newer))
                .withMessageContaining("format version 2");
    }

    @Test
    void refusesCountsOfAnotherProfile() {
        ReferenceProfile other =
                ReferenceProfile.builder().numeric("age", 1, 2, 3).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CurrentCounts.fromBytes(other, BYTES))
                .withMessageContaining(PROFILE.digest())
                .withMessageContaining(other.digest());
    }
}
