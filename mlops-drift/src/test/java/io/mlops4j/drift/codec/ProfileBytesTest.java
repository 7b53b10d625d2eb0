// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mlops4j.drift.ProfileOptions;
import io.mlops4j.drift.ReferenceProfile;
import io.mlops4j.drift.ReferenceProfileBuilder;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.MlopsException;
import io.mlops4j.error.UnsupportedFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class ProfileBytesTest {
    private static final ReferenceProfile PROFILE = Examples.profile();
    private static final byte[] BYTES = PROFILE.toBytes();
    private static final int CHECKSUM = 4;
    private static final int HEADER = 5;
    private static final int CONTENT = HEADER + 32;

    @Test
    void readsWhatItWrote() {
        ReferenceProfile read = ReferenceProfile.fromBytes(BYTES);
        assertThat(read).isEqualTo(PROFILE).hasSameHashCodeAs(PROFILE);
        assertThat(read.columns()).isEqualTo(PROFILE.columns());
        assertThat(read.toBytes()).isEqualTo(BYTES);
        assertThat(read.toJson()).isEqualTo(PROFILE.toJson());
    }

    @Test
    void equalProfilesGiveEqualBytes() {
        assertThat(Examples.profile().toBytes()).isEqualTo(BYTES);
        assertThat(ReferenceProfile.fromJson(PROFILE.toJson()).toBytes()).isEqualTo(BYTES);
    }

    /** Bytes of version 1 must be readable for ever, with the digest they were stored under. */
    @Test
    void readsTheGoldenFileOfVersion1() throws IOException {
        byte[] golden = HexFormat.of()
                .parseHex(ProfileCodecTest.golden("profile-v1.hex").replaceAll("\\s", ""));
        assertThat(ReferenceProfile.fromBytes(golden)).isEqualTo(PROFILE);
        assertThat(BYTES).isEqualTo(golden);
    }

    @Test
    void isCompact() {
        SplittableRandom random = new SplittableRandom(1);
        ReferenceProfileBuilder builder =
                ReferenceProfile.builder().with(ProfileOptions.withDefaults().withRankPoints(1_000));
        for (int column = 0; column < 10; column++) {
            builder.numeric(
                    "column " + column, random.doubles(100_000).map(Math::log).toArray());
        }
        assertThat(builder.build().toBytes()).hasSizeLessThan(200_000);
    }

    @Test
    void refusesBytesCutOffAnywhere() {
        for (int length = 0; length < BYTES.length; length++) {
            byte[] cut = Arrays.copyOf(BYTES, length);
            assertThatExceptionOfType(CorruptRecordException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> ReferenceProfile.fromBytes(cut))
                    .withMessageStartingWith("Cannot read reference profile: ");
        }
    }

    @Test
    void refusesEveryBitFlipped() {
        for (int bit = 0; bit < BYTES.length * Byte.SIZE; bit++) {
            byte[] flipped = BYTES.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThatExceptionOfType(MlopsException.class)
                    .as("bit %d", bit)
                    .isThrownBy(() -> ReferenceProfile.fromBytes(flipped));
        }
    }

    /** Behind a checksum that matches, only a foreign writer could have put nonsense; it is refused too. */
    @Test
    void refusesEveryByteChangedUnderAMatchingChecksum() {
        for (int place = HEADER; place < BYTES.length - CHECKSUM; place++) {
            for (int change : new int[] {1, 0x80, 0xff}) {
                byte[] content = Arrays.copyOf(BYTES, BYTES.length - CHECKSUM);
                content[place] ^= (byte) change;
                assertCorrupt(content);
            }
        }
    }

    @Test
    void refusesAContentCutOffOrLengthenedUnderAMatchingChecksum() {
        for (int length = HEADER; length < BYTES.length - CHECKSUM; length++) {
            assertCorrupt(Arrays.copyOf(BYTES, length));
        }
        assertCorrupt(Arrays.copyOf(BYTES, BYTES.length - CHECKSUM + 1)).withMessageContaining("1 bytes too many");
    }

    @Test
    void makesNoRoomForWhatTheBytesCannotHold() {
        int[] huge = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f};
        assertCorrupt(content(huge)).withMessageContaining("length of 9223372036854775807 reaches past the end");
        // One column, whose name is that long; or "x", numeric, no absences, with that many points; or categorical.
        assertCorrupt(content(concat(new int[] {1}, huge))).withMessageContaining("reaches past the end");
        assertCorrupt(content(concat(new int[] {1, 1, 'x', 1, 0, 0}, huge)))
                .withMessageContaining("reaches past the end");
        assertCorrupt(content(concat(new int[] {1, 1, 'x', 2, 0, 0}, huge)))
                .withMessageContaining("reaches past the end");
        // Two points, of which the bytes hold one.
        assertCorrupt(content(1, 1, 'x', 1, 0, 0, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1))
                .withMessageContaining("a length of 2 reaches past the end");
    }

    @Test
    void saysWhatIsWrong() {
        assertCorrupt(content(1, 2, 0xc3, 0x28, 1, 0, 0)).withMessageContaining("not UTF-8");
        assertCorrupt(content(1, 3, 0xed, 0xa0, 0x80, 1, 0, 0)).withMessageContaining("not UTF-8");
        assertCorrupt(content(1, 1, ' ', 2, 0, 0, 0, 0, 0)).withMessageContaining("Invalid column: ' '");
        assertCorrupt(content(1, 1, 'x', 3, 0, 0)).withMessageContaining("unknown kind 3");
        assertCorrupt(content(1, 1, 'x', 1, 0x80, 0, 0)).withMessageContaining("longer than it needs");
        assertCorrupt(content(1, 1, 'x', 1, 0, 0, 0, 0, 0, 0, 9, 0)).withMessageContaining("unknown bins 9");
        assertCorrupt(content(1, 1, 'x', 1, 0, 0, 0, 0, 0, 0, 2, 1, 0))
                .withMessageContaining("bins by value with 1 edges");
        assertCorrupt(content(1, 1, 'x', 1, 0, 0, 0, 0, 0, 0, 1, 1, 9)).withMessageContaining("point 9 of 0");
        assertCorrupt(content(1, 1, 'x', 2, 0, 0, 2, 1, 'a', 1, 1, 'a', 1, 0, 0))
                .withMessageContaining("occurs twice");
        assertCorrupt(content(1, 1, 'x', 2, 0, 0, 0, 0, 0)).withMessageContaining("does not match its digest");
        assertCorrupt(content(2, 1, 'x', 2, 0, 0, 0, 0, 0, 1, 'x', 2, 0, 0, 0, 0, 0))
                .withMessageContaining("column 'x' occurs twice");
        assertCorrupt(content(concat(
                        new int[] {1, 1, 'x', 1},
                        new int[] {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01})))
                .withMessageContaining("longer than 63 bits");
        assertThatExceptionOfType(CorruptRecordException.class)
                .isThrownBy(() ->
                        ReferenceProfile.fromBytes(Examples.counts(PROFILE).toBytes()))
                .withMessage("Cannot read reference profile: it does not start with 'MJRP'");
    }

    @Test
    void refusesANewerVersion() {
        byte[] newer = BYTES.clone();
        newer[4] = 2;
        assertThatExceptionOfType(UnsupportedFormatException.class)
                .isThrownBy(() -> ReferenceProfile.fromBytes(newer))
                .withMessageContaining("format version 2")
                .withMessageContaining("upgrade the library");
    }

    private static ThrowableAssertAlternative<CorruptRecordException> assertCorrupt(byte[] content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        byte[] bytes = Arrays.copyOf(content, content.length + CHECKSUM);
        for (int i = 0; i < CHECKSUM; i++) {
            bytes[content.length + i] = (byte) (checksum.getValue() >>> (24 - 8 * i));
        }
        return assertThatExceptionOfType(CorruptRecordException.class)
                .isThrownBy(() -> ReferenceProfile.fromBytes(bytes))
                .withMessageStartingWith("Cannot read reference profile: ");
    }

    /** Name, version and digest of the example, then the given bytes. */
    private static byte[] content(int... bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(BYTES, 0, CONTENT);
        for (int value : bytes) {
            out.write(value);
        }
        return out.toByteArray();
    }

    private static int[] concat(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
