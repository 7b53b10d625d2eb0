// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.governance.ApprovalPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody reads who wrote a policy, a card or evidence by hand and made a mistake. */
class DocumentErrorsTest {
    private static final String POLICY = PolicyCodec.encode(ApprovalPolicy.withDefaults());

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"roles\":{\"APPROVE\" | \"roles\":{\"Approve\" | field 'roles' is not valid: 'Approve' is none of"
                        + " [REQUEST, APPROVE, WAIVE, PROMOTE, ROLL_BACK, STOP, RETIRE, OVERRIDE, REVIEW, OWN]",
                "\"requiredEvidence\":[] | \"requiredEvidence\":[\"DRIFT\",\"METRIC\"] | field 'requiredEvidence[1]' is not"
                        + " valid: Invalid evidence: 'METRIC' (METRICS, COMPARISON, DRIFT, DATA_QUALITY, MODEL_CARD, or"
                        + " DOCUMENT: and the document's name)",
                "\"gates\":[] | \"gates\":[{\"type\":\"metric-floor\"}] | field 'gates[0].type' is not valid: 'metric-floor'"
                        + " is no type of gate; the types are [MetricFloor, MetricCeiling, NonInferiority, DriftBelow,"
                        + " DataQuality, CardFields, NotOlderThan, Custom]",
                "\"gates\":[] | \"gates\":[{\"type\":\"CardFields\",\"fields\":[\"OWNER\",\"owner\"]}] | field"
                        + " 'gates[0].fields[1]' is not valid: 'owner' is none of [ORIGIN, PURPOSE, OWNER, INTENDED_USE, LIMITS,"
                        + " DEVELOPMENT, DATA_GOVERNANCE, DATA, VALIDATION, METRICS, SECURITY, RISKS, MITIGATIONS,"
                        + " HUMAN_OVERSIGHT, CHANGES, STANDARDS, MONITORING_PLAN, REVALIDATION_DUE]",
                "\"gates\":[] | \"gates\":[{\"type\":\"NotOlderThan\",\"evidence\":\"DRIFT\",\"age\":\"30 days\"}] | field"
                        + " 'gates[0].age' is not valid: '30 days' is not a duration such as P14D or PT36H",
                "\"gates\":[] | \"gates\":[{\"type\":\"DataQuality\",\"mostFailures\":0.5}] | field 'gates[0].mostFailures'"
                        + " is not valid: 0.5 is not a whole number of 32 bits",
                "\"quorum\":1 | \"quorum\":2.0 | field 'quorum' is not valid: 2.0 is not a whole number of 32 bits",
                "PT720H | a month | field 'voteExpiry' is not valid: 'a month' is not a duration such as P14D or PT36H",
                "PT2160H | 90 | field 'requestExpiry' is not valid: '90' is not a duration such as P14D or PT36H",
                "\"freezeWindows\":[] | \"freezeWindows\":[{\"type\":\"Daily\"}] | field 'freezeWindows[0].type' is not valid:"
                        + " 'Daily' is no type of freeze window; the types are [Once, Weekly]",
                "\"freezeWindows\":[] | \"freezeWindows\":[{\"type\":\"Once\",\"from\":\"2026-12-24\",\"until\":\"\"}] | field"
                        + " 'freezeWindows[0].from' is not valid: '2026-12-24' is not a moment such as 2026-12-24T16:00:00Z",
                "\"freezeWindows\":[] | \"freezeWindows\":[{\"type\":\"Weekly\",\"fromDay\":\"Friday\"}] | field"
                        + " 'freezeWindows[0].fromDay' is not valid: 'Friday' is none of [MONDAY, TUESDAY, WEDNESDAY, THURSDAY,"
                        + " FRIDAY, SATURDAY, SUNDAY]",
                "\"freezeWindows\":[] | \"freezeWindows\":[{\"type\":\"Weekly\",\"fromDay\":\"FRIDAY\",\"from\":\"4 pm\"}] | field"
                        + " 'freezeWindows[0].from' is not valid: '4 pm' is not a time of day such as 16:00",
                "\"gates\":[] | \"gates\":[{\"type\":\"MetricFloor\",\"metric\":\"auc\",\"floor\":0.7}] | it is not valid:"
                        + " Invalid gate: 'metric-floor auc' (judges METRICS: require that evidence too)"
            })
    @DisplayName("a mistake in a policy is named with its field and with what may stand there")
    void policies(String right, String wrong, String message) {
        assertThat(POLICY).contains(right);
        assertThatThrownBy(() -> PolicyCodec.decode(POLICY.replace(right, wrong)))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessage("Cannot read policy: " + message);
    }

    @Test
    @DisplayName("a mistake in a card or in evidence is named with its field and with what may stand there")
    void otherDocuments() {
        String card =
                "{\"v\":1,\"edition\":1,\"texts\":{},\"data\":[],\"metrics\":{},\"revalidationDue\":\"next year\"}";
        assertThatThrownBy(() -> ModelCardCodec.decode(card))
                .hasMessage(
                        "Cannot read model card: field 'revalidationDue' is not valid: 'next year' is not a day such as"
                                + " 2027-06-30");
        assertThatThrownBy(() -> ModelCardCodec.decode(card.replace("\"texts\":{}", "\"texts\":{\"Owner\":\"ana\"}")))
                .hasMessageStartingWith("Cannot read model card: field 'texts' is not valid: 'Owner' is none of [");
        assertThatThrownBy(
                        () -> EvidenceCodec.decode("{\"v\":1,\"type\":\"METRICS\",\"asOf\":\"2026-01-01T00:00:00Z\"}"))
                .hasMessage(
                        "Cannot read evidence: field 'type' is not valid: 'METRICS' is no type of evidence; the types are"
                                + " [RunMetrics, Comparison, DriftSummary, DataQualityReport, Card, Document]");
    }

    @Test
    @DisplayName("a byte order mark before a document is passed over, and one before a record of a log is damage")
    void byteOrderMark() {
        assertThat(PolicyCodec.decode("\ufeff" + POLICY)).isEqualTo(ApprovalPolicy.withDefaults());
        assertThatThrownBy(() -> JsonIn.read("record", "\ufeff" + JsonOut.line(1, out -> out.text("a", "b")), 1))
                .isInstanceOf(CorruptRecordException.class);
    }
}
