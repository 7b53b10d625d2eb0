// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent.Denied;
import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.Schema;
import io.mlops4j.core.Mlops;
import io.mlops4j.fs.DirectoryBackend;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunQuery;
import io.mlops4j.tracking.RunStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, told twice on the same store. */
class QuickstartTest {
    @TempDir
    private static Path folder;

    private static Told first;
    private static Told second;

    @BeforeAll
    static void tellTwice() {
        first = tell(folder);
        second = tell(folder);
    }

    @Test
    void bothRunsSucceedAndEndWithTheThreePromisedLines() {
        for (Told told : List.of(first, second)) {
            assertThat(told.exitCode()).isZero();
            assertThat(told.lines())
                    .endsWith(
                            "main job: OK",
                            "store: " + folder.resolve("store"),
                            "report: " + folder.resolve("drift-report.html"));
        }
    }

    @Test
    void printsPlainAsciiThatFitsOnATerminal() {
        assertThat(second.lines())
                .filteredOn(line -> !line.contains(folder.toString()))
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(100).matches("[ -~]*"));
    }

    @Test
    void theSecondRunContinuesTheStoreOfTheFirst() {
        try (Mlops mlops = Mlops.open(DirectoryBackend.at(folder.resolve("store")))) {
            assertThat(mlops.registry().versions(Plan.MODEL))
                    .extracting(version -> version.id().number())
                    .containsExactly(1, 2, 3, 4);
            assertThat(mlops.governance().requests(Plan.MODEL))
                    .extracting(request -> request.id().number())
                    .containsExactly(1, 2, 3, 4);
            assertThat(mlops.governance().current(Plan.MODEL, Environment.PRODUCTION))
                    .as("rolled back from the challenger of the second run")
                    .contains(new ModelVersionId(Plan.MODEL, 3));
        }
    }

    @Test
    void anasSelfApprovalStandsRefusedInTheAuditTrail() {
        try (Mlops mlops = Mlops.open(DirectoryBackend.at(folder.resolve("store")))) {
            List<AuditEntry> refused = mlops.audit().trail(Plan.MODEL).entries().stream()
                    .filter(entry -> entry.events().get(0) instanceof Denied)
                    .toList();

            assertThat(refused).hasSize(2).allSatisfy(entry -> {
                assertThat(entry.actor().id()).isEqualTo("ana");
                assertThat(((Denied) entry.events().get(0)).denials())
                        .extracting(Denial::code)
                        .contains(DenialCode.SELF_APPROVAL);
            });
        }
        assertThat(second.lines()).anyMatch(line -> line.contains("SELF_APPROVAL"));
    }

    @Test
    void aVersionCarriesWhatReproducesIt() {
        try (Mlops mlops = Mlops.open(DirectoryBackend.at(folder.resolve("store")))) {
            ModelVersion version = mlops.registry().version(new ModelVersionId(Plan.MODEL, 1));
            Run run = mlops.tracking().run(version.run());

            assertThat(version.signature().input().fields())
                    .extracting(Schema.Field::name)
                    .contains("age", "poutcome")
                    .doesNotContain("duration", "y", "contact_date");
            assertThat(version.driftReference()).hasToString(Training.PROFILE_FILE);
            assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
            assertThat(run.inputs())
                    .extracting(input -> input.usage(), input -> input.lineage().size())
                    .containsExactly(tuple("source", 0), tuple("training", 1), tuple("evaluation", 1));
            assertThat(new String(mlops.registry().load(version.id(), Training.CARD_FILE), UTF_8))
                    .contains("Intended use", "Limits", run.id().toString());
        }
    }

    @Test
    void theSameSettingsOnTheSameRowsGiveTheSameFigures() {
        try (Mlops mlops = Mlops.open(DirectoryBackend.at(folder.resolve("store")))) {
            assertThat(logLoss(mlops, 3)).isEqualTo(logLoss(mlops, 1));
        }
    }

    @Test
    void monitoringRecordsEveryMonthInOrder() {
        try (Mlops mlops = Mlops.open(DirectoryBackend.at(folder.resolve("store")))) {
            RunQuery monitoring = RunQuery.where(RunFilter.tag("version").eq("term-deposit/1"));
            Run run = mlops.tracking().search(monitoring).items().get(0);

            assertThat(mlops.tracking().history(run.id(), "log_loss"))
                    .hasSize(23)
                    .extracting(MetricPoint::step)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(run.inputs()).hasSize(23);
        }
    }

    @Test
    void theReportOpensOffline() throws IOException {
        String html = Files.readString(folder.resolve("drift-report.html"));

        assertThat(html)
                .contains("<svg", "2009-01", "2010-11")
                .doesNotContainPattern("(src|href)\\s*=\\s*[\"']?(https?:|//)");
        assertThat(html).doesNotContain("@import", "url(http");
    }

    @Test
    void aReceiptThatDoesNotFitTheLogFailsTheJob(@TempDir Path other) throws IOException {
        Receipt forged = new Receipt(
                "{}", 2, List.of(Digest.of("others")), Checkpoint.unsigned("mlops4j/other", 2, Digest.of("log")));
        Files.createDirectories(other.resolve("receipts"));
        Files.writeString(other.resolve("receipts/entry-2.tlog-proof"), forged.text());

        Told told = tell(other);

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.lines()).doesNotContain("main job: OK").anyMatch(line -> line.startsWith("main job: FAILED"));
    }

    private static double logLoss(Mlops mlops, int number) {
        ModelVersion version = mlops.registry().version(new ModelVersionId(Plan.MODEL, number));
        return mlops.tracking()
                .run(version.run())
                .metrics()
                .get("holdout_log_loss")
                .value();
    }

    private static Told tell(Path folder) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int exitCode = Quickstart.run(folder, new PrintStream(bytes, true, UTF_8));
        return new Told(exitCode, bytes.toString(UTF_8).lines().toList());
    }

    private record Told(int exitCode, List<String> lines) {}
}
