// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.common.RunId;
import io.mlops4j.core.Mlops;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.lineage.LineageGraph;
import io.mlops4j.lineage.LineageNode;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.DatasetInput.Dataset;
import io.mlops4j.tracking.RunSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** raw became clean, clean became train; run "search" has the part "fold", which read train and made version 1. */
class LineageServiceTest {
    private static final ModelName MODEL = ModelName.of("churn");
    private static final Dataset RAW = new Dataset("raw", "", Digest.of("raw"));
    private static final Dataset CLEAN = new Dataset("clean", "v2", Digest.of("clean"));
    private static final Dataset TRAIN = new Dataset("train", "", Digest.of("train"));
    private static final LineageNode FOLD = LineageNode.run(RunId.of("fold"));
    private static final LineageNode SEARCH = LineageNode.run(RunId.of("search"));
    private static final LineageNode PREPARATION = LineageNode.run(RunId.of("preparation"));
    private static final LineageNode FIRST = version(1);
    private static final LineageNode SECOND = version(2);
    private static final LineageNode PRODUCTION = new LineageNode.OfEnvironment(MODEL, Environment.PRODUCTION);

    private final Mlops mlops = Mlops.inMemory();

    @BeforeEach
    void record() {
        RunSpec spec = RunSpec.of(ExperimentName.of("trees"));
        ActiveRun search = mlops.tracking().start(spec.withId(RunId.of("search")));
        ActiveRun preparation = mlops.tracking().start(spec.withId(RunId.of("preparation")));
        preparation.input(input(CLEAN).derivedFrom(RAW, "dropped\nduplicates"));
        preparation.finish();
        ActiveRun fold = mlops.tracking().start(spec.withId(RunId.of("fold")).withParent(search.id()));
        fold.input(input(TRAIN).derivedFrom(CLEAN, "first 80 %"));
        fold.artifact("model/w", new byte[] {1});
        fold.finish();
        search.finish();
        mlops.registry().register(MODEL, VersionSpec.ofRun(fold.snapshot(), "model"));
        mlops.registry().register(MODEL, VersionSpec.ofRun(fold.snapshot(), "model"));
        mlops.tracking().delete(search.id(), "tidied up");
    }

    @Test
    void upstreamOfAVersionAreItsRunItsWholesAndItsData() {
        LineageGraph graph = mlops.lineage().upstream(FIRST);

        assertThat(graph.root()).isEqualTo(FIRST);
        assertThat(graph.nodes()).containsExactly(FIRST, FOLD, SEARCH, node(TRAIN), node(CLEAN), node(RAW));
        assertThat(graph.missing()).isEmpty();
        assertThat(graph.extent()).isEqualTo(LineageGraph.Extent.WHOLE);
        assertThat(graph.text().lines())
                .containsExactly(
                        "run fold made version churn/1",
                        "run search contains run fold",
                        "dataset " + TRAIN.digest() + " was read by run fold (train for training)",
                        "dataset " + CLEAN.digest() + " became dataset " + TRAIN.digest() + " (first 80 %)",
                        "dataset " + RAW.digest() + " became dataset " + CLEAN.digest()
                                + " (dropped\\u000aduplicates)");
    }

    @Test
    void downstreamOfADatasetIsEverythingThatWasMadeOfIt() {
        promote(1);
        promote(2);

        LineageGraph graph = mlops.lineage().downstream(node(RAW));

        assertThat(graph.nodes())
                .containsExactlyInAnyOrder(
                        node(RAW), node(CLEAN), node(TRAIN), PREPARATION, FOLD, FIRST, SECOND, PRODUCTION);
        assertThat(graph.text())
                .contains("version churn/1 was promoted to environment production of churn (not any more)")
                .contains("version churn/2 was promoted to environment production of churn (current)");
        assertThat(graph.nodes(LineageNode.OfEnvironment.class)).hasSize(1);
    }

    @Test
    void downstreamOfARunAreItsPartsAndTheirVersions() {
        assertThat(mlops.lineage().downstream(SEARCH).nodes()).containsExactly(SEARCH, FOLD, FIRST, SECOND);
        assertThat(mlops.lineage().downstream(SECOND).nodes()).containsExactly(SECOND);
        assertThat(mlops.lineage().downstream(SECOND).text()).isEqualTo("version churn/2 stands alone");
    }

    @Test
    void upstreamOfAnEnvironmentIsWhatEverRanThere() {
        promote(1);

        assertThat(mlops.lineage().upstream(PRODUCTION).nodes())
                .startsWith(PRODUCTION, FIRST, FOLD)
                .contains(node(RAW));
    }

    @Test
    void adatasetThatNobodyReadStandsAlone() {
        LineageNode unknown = LineageNode.dataset(Digest.of("unknown"));

        assertThat(mlops.lineage().upstream(unknown).nodes()).containsExactly(unknown);
        assertThat(mlops.lineage().downstream(unknown).nodes()).containsExactly(unknown);
    }

    @Test
    void whatDoesNotExistIsNotFollowed() {
        for (LineageNode node : new LineageNode[] {
            LineageNode.run(RunId.of("none")),
            version(3),
            LineageNode.version(ModelVersionId.of("none", 1)),
            new LineageNode.OfEnvironment(ModelName.of("none"), Environment.STAGING)
        }) {
            assertThatThrownBy(() -> mlops.lineage().upstream(node))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageStartingWith("Cannot follow lineage of ");
            assertThatThrownBy(() -> mlops.lineage().downstream(node))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageStartingWith("Cannot follow lineage of ");
        }
    }

    private void promote(int number) {
        Mlops bo = mlops.as(Actor.person("bo", "approver", "operator", ApprovalPolicy.FOUNDER_ROLE));
        if (number == 1) {
            bo.governance().definePolicy(MODEL, Environment.PRODUCTION, ApprovalPolicy.withDefaults());
        }
        RequestId request = mlops.governance()
                .request(new ModelVersionId(MODEL, number), Environment.PRODUCTION, "better")
                .id();
        bo.governance().approve(request, "figures checked");
        bo.governance().promote(request);
    }

    private static DatasetInput input(Dataset dataset) {
        return DatasetInput.of(dataset.name(), dataset.version(), dataset.digest(), "training");
    }

    private static LineageNode node(Dataset dataset) {
        return LineageNode.dataset(dataset.digest());
    }

    private static LineageNode version(int number) {
        return LineageNode.version(new ModelVersionId(MODEL, number));
    }
}
