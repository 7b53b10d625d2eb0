// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mlops4j.drift.DriftOptions;
import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.ProfileOptions;
import io.mlops4j.drift.ReferenceProfile;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.MlopsException;
import io.mlops4j.error.UnsupportedFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProfileCodecTest {
    private static final ReferenceProfile PROFILE = Examples.profile();

    @Test
    void readsWhatItWrote() {
        ReferenceProfile read = ReferenceProfile.fromJson(PROFILE.toJson());
        assertThat(read).isEqualTo(PROFILE).hasSameHashCodeAs(PROFILE);
        assertThat(read.toJson()).isEqualTo(PROFILE.toJson());
        assertThat(read.columns()).isEqualTo(PROFILE.columns());
    }

    /** Version 1 must be readable for ever, with the digest it was stored under. Number formats differ between JDKs. */
    @Test
    void readsTheGoldenFileOfVersion1() throws IOException {
        String golden = golden("profile-v1.json");
        assertThat(ReferenceProfile.fromJson(golden)).isEqualTo(PROFILE);
        assertThat(golden).contains(PROFILE.digest());
    }

    static String golden(String name) throws IOException {
        try (InputStream in = ProfileCodecTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void namesAReportHandedInForAProfile() {
        String report = DriftReport.compare(PROFILE, PROFILE.newCounts(), DriftOptions.withDefaults())
                .toJson();
        assertThatExceptionOfType(CorruptRecordException.class)
                .isThrownBy(() -> ReferenceProfile.fromJson(report))
                .withMessage("Cannot read reference profile: this is a drift report");
    }

    @Test
    void refusesATextCutOffAnywhere() {
        String json = PROFILE.toJson();
        for (int length = 0; length < json.length(); length++) {
            String cut = json.substring(0, length);
            assertThatExceptionOfType(CorruptRecordException.class)
                    .as("%d characters", length)
                    .isThrownBy(() -> ReferenceProfile.fromJson(cut))
                    .withMessageStartingWith("Cannot read reference profile: ");
        }
    }

    @Test
    void refusesEveryDigitChangedUnlessItMakesNoDifference() {
        String json = PROFILE.toJson();
        int start = json.indexOf("\"columns\"");
        int refused = 0;
        int harmless = 0;
        for (int i = start; i < json.length(); i++) {
            if (Character.isDigit(json.charAt(i))) {
                char other = json.charAt(i) == '9' ? '8' : '9';
                String changed = json.substring(0, i) + other + json.substring(i + 1);
                try {
                    // The seventeenth digit may not matter to a double.
                    assertThat(ReferenceProfile.fromJson(changed))
                            .as("character %d", i)
                            .isEqualTo(PROFILE);
                    harmless++;
                } catch (MlopsException e) {
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(1_000);
        assertThat(harmless).isLessThan(50);
    }

    @Test
    void saysWhatIsWrong() {
        String json = PROFILE.toJson();
        assertCorrupt(json.replace("\"nulls\":2", "\"nulls\":2,\"nulls\":2"), "Duplicate field 'nulls'");
        assertCorrupt(json + " {}", "more text after the end");
        assertCorrupt("[]", "no object at the start");
        assertCorrupt(json.replace("mlops4j-reference-profile", "other"), "its format is 'other'");
        assertCorrupt(json.replace("\"nulls\":2", "\"nulls\":3"), "does not match its digest");
        assertCorrupt(json.replace("\"nulls\":2", "\"nulls\":-2"), "column 'age': field 'nulls' holds -2");
        assertCorrupt(json.replace("\"nulls\":2", "\"nulls\":2.5"), "field 'nulls' holds 2.5");
        assertCorrupt(json.replace("\"nulls\":2", "\"nulls\":null"), "unexpected VALUE_NULL");
        assertCorrupt(json.replace("\"nulls\":2,", ""), "field 'nulls' is missing");
        assertCorrupt(json.replace("\"nulls\":2", "\"zeros\":2"), "unknown field 'zeros'");
        assertCorrupt(json.replace("\"kind\":\"numeric\"", "\"kind\":\"vague\""), "unknown kind 'vague'");
        assertCorrupt(json.replace("\"name\":\"job\"", "\"name\":\"age\""), "column 'age' occurs twice");
        assertCorrupt(json.replace("\"name\":\"job\"", "\"name\":7"), "field 'name' is not a string");
        assertCorrupt(json.replaceFirst("\"points\":\\[[^]]*]", "\"points\":[3,2]"), "strictly ascending");
        assertCorrupt(json.replaceFirst("\"points\":\\[[^]]*]", "\"points\":[1e999]"), "must be finite");
        assertCorrupt(json.replaceFirst("\"points\":\\[[^]]*]", "\"points\":[true]"), "unexpected VALUE_TRUE");
        assertCorrupt(json.replaceFirst("\"points\":\\[[^]]*]", "\"points\":[\"a\"]"), "instead of a number");
        assertCorrupt(json.replaceFirst("\"points\":\\[[^]]*]", "\"points\":{}"), "is not an array");
        assertCorrupt(json.replaceFirst("\"on\":\\[[^]]*]", "\"on\":[1]"), "counts on and");
        assertCorrupt(json.replaceFirst("\"edges\":\\[[^]]*]", "\"edges\":[0.123]"), "must be rank points");
        assertCorrupt(json.replaceFirst("\"on\":\\[[0-9]+", "\"on\":[9223372036854775808"), "out of range of long");
        assertCorrupt(json.replaceFirst("\"on\":\\[[0-9]+", "\"on\":[9223372036854775807"), "exceeds");
        assertCorrupt(json.replaceFirst("\"unseenLimit\":[0-9]+", "\"unseenLimit\":2147483648"), "which is too large");
        assertCorrupt(json.replaceFirst("\"categories\":\\{[^}]*}", "\"categories\":[]"), "expected an object");
    }

    private static void assertCorrupt(String json, String reason) {
        assertThatExceptionOfType(CorruptRecordException.class)
                .isThrownBy(() -> ReferenceProfile.fromJson(json))
                .withMessageStartingWith("Cannot read reference profile: ")
                .withMessageContaining(reason);
    }

    @Test
    void keepsTheFirstThousandCharactersOfACategory() {
        String essay = "word ".repeat(12_000);
        String pair = "x".repeat(999) + "\ud83d\ude00";
        ReferenceProfile profile = ReferenceProfile.builder()
                .categorical("c", essay, essay + "!", pair, "short")
                .build();
        assertThat(ReferenceProfile.fromJson(profile.toJson())).isEqualTo(profile);
        assertThat(ReferenceProfile.fromBytes(profile.toBytes())).isEqualTo(profile);
        assertThat(profile)
                .isEqualTo(ReferenceProfile.builder()
                        .categorical(
                                "c", essay.substring(0, 1_000), essay.substring(0, 1_000), "x".repeat(999), "short")
                        .build());
        assertThat(profile.newCounts().observe("c", essay, pair).toBytes())
                .isEqualTo(profile.newCounts()
                        .observe("c", essay.substring(0, 1_000), "x".repeat(999))
                        .toBytes());
    }

    /** The digest is of UTF-8, where half a surrogate pair would be the question mark that stands there already. */
    @Test
    void refusesUnpairedSurrogatesWhichTheDigestCannotTell() {
        String json = ReferenceProfile.builder()
                .categorical("why?", "what?", "b")
                .numeric("x", 1)
                .build()
                .toJson();
        assertThat(ReferenceProfile.fromJson(json).toJson()).isEqualTo(json);
        for (String half : new String[] {"\\ud800", "\\udfff", "\ud800"}) {
            assertCorrupt(json.replace("what?", "what" + half), "surrogate");
            assertCorrupt(json.replace("why?", "why" + half), "surrogate");
        }
        assertCorrupt(json.replace("\"x\"", "\"\\u0000\""), "Invalid column");
        assertCorrupt(json.replace("\"x\"", "\" \""), "Invalid column");
    }

    @Test
    void refusesANewerVersion() {
        String newer = PROFILE.toJson().replace("\"version\":1", "\"version\":2,\"novelty\":1");
        assertThatExceptionOfType(UnsupportedFormatException.class)
                .isThrownBy(() -> ReferenceProfile.fromJson(newer))
                .withMessageContaining("format version 2")
                .withMessageContaining("upgrade the library");
        assertCorrupt(PROFILE.toJson().replace("\"version\":1", "\"version\":0"), "its format version is 0");
    }

    @Test
    void acceptsFieldsInAnyOrder() {
        String json = PROFILE.toJson();
        String moved = json.replace("\"kind\":\"numeric\",\"nulls\":2,", "\"nulls\":2,\"kind\":\"numeric\",");
        assertThat(moved).isNotEqualTo(json);
        assertThat(ReferenceProfile.fromJson(moved)).isEqualTo(PROFILE);
    }

    @Test
    void keepsAwkwardNumbersExactly() {
        double[] awkward = {
            Double.MIN_VALUE,
            -Double.MAX_VALUE,
            Double.MAX_VALUE,
            0.1,
            2e-3,
            0x1p53,
            0x1p53 + 2,
            -0.0,
            Math.nextUp(1e22),
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.NaN
        };
        ReferenceProfile profile = ReferenceProfile.builder()
                .with(ProfileOptions.withDefaults().withBins(13))
                .numeric("x", awkward)
                .build();
        assertThat(ReferenceProfile.fromJson(profile.toJson())).isEqualTo(profile);
    }
}
