// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Digest;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.governance.evidence.ModelCard;
import io.mlops4j.governance.gate.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PolicyCodecTest {
    private static final String DEFAULTS = "{\"v\":1,\"quorum\":1,\"roles\":{\"APPROVE\":\"approver\",\"OWN\":"
            + "\"policy-owner\",\"PROMOTE\":\"operator\",\"REQUEST\":\"*\",\"RETIRE\":\"operator\",\"ROLL_BACK\":"
            + "\"operator\",\"STOP\":\"operator\",\"WAIVE\":\"approver\"},\"excludedRoles\":[],\"excludedPeople\":[],"
            + "\"requiredEvidence\":[],\"gates\":[],\"voteExpiry\":\"PT720H\",\"requestExpiry\":\"PT2160H\","
            + "\"freezeWindows\":[]}";

    @Test
    @DisplayName("a policy has one canonical form, whose bytes are its digest")
    void canonical() {
        ApprovalPolicy policy = ApprovalPolicy.withDefaults();
        assertThat(PolicyCodec.encode(policy)).isEqualTo(DEFAULTS);
        assertThat(PolicyCodec.digest(policy)).isEqualTo(Digest.of(DEFAULTS));
        assertThat(PolicyCodec.decode(DEFAULTS)).isEqualTo(policy);
    }

    @Test
    @DisplayName("people may lay a policy out as they like")
    void layout() {
        String laidOut = DEFAULTS.replace("{\"v\":1,", "{\n  \"quorum\" : 1,\n  \"v\" : 1,\n")
                .replace("\"quorum\":1,", "")
                .replace("PT720H", "P30D");
        assertThat(PolicyCodec.decode(laidOut)).isEqualTo(ApprovalPolicy.withDefaults());
    }

    @Test
    @DisplayName("the digest changes with every part of a policy")
    void digest() {
        Gate floor = new Gate.MetricFloor("auc", 0.7);
        assertThat(Stream.of(
                                ApprovalPolicy.builder(),
                                ApprovalPolicy.builder().quorum(2),
                                ApprovalPolicy.builder().role(Act.APPROVE, "a"),
                                ApprovalPolicy.builder().excludeRole("a"),
                                ApprovalPolicy.builder().excludePerson("a"),
                                ApprovalPolicy.builder().require(EvidenceKey.of(EvidenceKey.Kind.METRICS)),
                                ApprovalPolicy.builder().gate(floor),
                                ApprovalPolicy.builder().gate(new Gate.MetricFloor("auc", 0.71)),
                                ApprovalPolicy.builder().voteExpiry(Duration.ofDays(1)),
                                ApprovalPolicy.builder().requestExpiry(Duration.ofDays(31)))
                        .map(builder -> PolicyCodec.digest(builder.build())))
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("a field that is not known is refused, wherever it stands")
    void unknownFields() {
        refused(
                PolicyCodec::decode,
                DEFAULTS.replace("\"gates\":[]", "\"gates\":[],\"gatez\":[]"),
                "'gatez' is not known");
        refused(
                PolicyCodec::decode,
                DEFAULTS.replace(
                        "\"gates\":[]",
                        "\"gates\":[{\"type\":\"DriftBelow\",\"statistic\":\"PSI\",\"threshold\":1,\"x\":2}]"),
                "field 'gates[0].x' is not known here");
        refused(PolicyCodec::decode, DEFAULTS.replace("\"STOP\"", "\"HALT\""), "'HALT' is none of [REQUEST, ");
        refused(EvidenceCodec::decode, "{\"v\":1,\"type\":\"Rumour\",\"asOf\":\"2026-01-01T00:00:00Z\"}", "'Rumour'");
        refused(ModelCardCodec::decode, "{\"v\":1,\"edition\":1,\"x\":1}", "field 'x' is not known here");
    }

    @Test
    @DisplayName("a policy that nobody can satisfy, is incomplete or too new is refused when it is read")
    void refusals() {
        refused(PolicyCodec::decode, DEFAULTS.replace("\"quorum\":1", "\"quorum\":0"), "Invalid quorum: '0'");
        refused(PolicyCodec::decode, DEFAULTS.replace("\"quorum\":1,", ""), "field 'quorum' is missing");
        refused(PolicyCodec::decode, DEFAULTS.replace("PT720H", "a month"), "field 'voteExpiry' is not valid");
        refused(PolicyCodec::decode, DEFAULTS.replace("{\"v\":1,", "{"), "field 'v' is missing");
        refused(PolicyCodec::decode, DEFAULTS.replace("\"v\":1", "\"v\":0"), "field 'v' is not a version");
        refused(PolicyCodec::decode, DEFAULTS + "x", "not one well-formed JSON object (line 1, column ");
        refused(
                PolicyCodec::decode,
                DEFAULTS.replace("{\"v\":1,", "{\"v\":1,\n\"v\":1,"),
                "not one well-formed JSON object (line 2, column 4: Duplicate field 'v')");
        refused(PolicyCodec::decode, "[]", "not one well-formed JSON object (it is not a JSON object)");
        refused(PolicyCodec::decode, " ".repeat(JsonOut.MAX_BYTES) + DEFAULTS, "larger than");
        assertThatThrownBy(() -> PolicyCodec.decode(DEFAULTS.replace("\"v\":1", "\"v\":2")))
                .isInstanceOf(UnsupportedFormatException.class);
    }

    @Test
    @DisplayName("evidence and cards are documents too, read back equal")
    void otherDocuments() {
        ModelCard card = ModelCard.empty().with(ModelCard.Field.OWNER, "ana");
        Evidence evidence = new Evidence.Card(card, Instant.EPOCH);
        assertThat(ModelCardCodec.decode(ModelCardCodec.encode(card))).isEqualTo(card);
        assertThat(EvidenceCodec.decode(EvidenceCodec.encode(evidence))).isEqualTo(evidence);
        assertThat(List.of(
                        ModelCardCodec.digest(card),
                        ModelCardCodec.digest(card.nextEdition(ModelCardCodec.digest(card))),
                        EvidenceCodec.digest(evidence)))
                .doesNotHaveDuplicates();
    }

    private static void refused(Function<String, ?> reader, String text, String reason) {
        assertThatThrownBy(() -> reader.apply(text))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining(reason);
    }
}
