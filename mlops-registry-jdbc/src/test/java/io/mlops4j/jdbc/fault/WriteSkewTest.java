// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.audit.AuditEntry;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.Mlops;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Governance;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.jdbc.JdbcBackend;
import io.mlops4j.jdbc.JdbcOptions;
import io.mlops4j.jdbc.database.EveryDatabase;
import io.mlops4j.jdbc.database.Lanes;
import io.mlops4j.jdbc.database.Pool;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.spi.RegistryStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A promotion that was decided when it had its approvals, while somebody takes away one of its conditions: never are both
 * in the log in that order, at whatever isolation level the pool hands out.
 */
@EveryDatabase
class WriteSkewTest {
    private static final int FULL_SIZE = 10;

    private final TestDatabase database;
    private HikariDataSource pool;
    private JdbcBackend backend;
    private VersionSpec files;
    private int models;

    WriteSkewTest(TestDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRANSACTION_READ_COMMITTED", "TRANSACTION_REPEATABLE_READ", "TRANSACTION_SERIALIZABLE"})
    void conditionsHoldAtEveryLevel(String isolation) throws Exception {
        assertThat(violations(isolation, 1)).isZero();
    }

    @Tag("rigs")
    @ParameterizedTest
    @ValueSource(strings = {"TRANSACTION_READ_COMMITTED", "TRANSACTION_REPEATABLE_READ", "TRANSACTION_SERIALIZABLE"})
    void conditionsHoldAtEveryLevelAtFullSize(String isolation) throws Exception {
        int violations = violations(isolation, FULL_SIZE);
        System.out.println(database + ", " + isolation + ": " + violations + " violations in "
                + FULL_SIZE * Rival.values().length * 2 + " interleavings");
        assertThat(violations).isZero();
    }

    /** What the tests above would find if the revision were not compared. */
    @Test
    void noticesThatTheProtectionIsOff() throws Exception {
        assertThat(violationsWithoutProtection(1)).isEqualTo(Rival.values().length);
    }

    @Tag("rigs")
    @Test
    void noticesThatTheProtectionIsOffAtFullSize() throws Exception {
        int violations = violationsWithoutProtection(FULL_SIZE);
        System.out.println(database + ", without protection: " + violations + " violations in "
                + FULL_SIZE * Rival.values().length + " interleavings");
        assertThat(violations).isEqualTo(FULL_SIZE * Rival.values().length);
    }

    /** Each rival alone makes the promotion impossible, so that an order in the log is a violation. */
    @Test
    void everyRivalTakesAwayACondition() throws Exception {
        open("TRANSACTION_READ_COMMITTED");
        Mlops mlops = Mlops.open(backend);
        for (Rival rival : Rival.values()) {
            PromotionRequest request = approved();
            rival.act(mlops, request, files);
            assertThat(Host.POOLED.succeeds(
                            backend, pool, UnaryOperator.identity(), host -> rival.overtaken(host, request)))
                    .as(rival.name())
                    .isFalse();
        }
    }

    @AfterEach
    void close() {
        backend.close();
        pool.close();
    }

    private int violations(String isolation, int rounds) throws Exception {
        open(isolation);
        int violations = 0;
        for (Host host : Host.values()) {
            for (Rival rival : Rival.values()) {
                for (int round = 0; round < rounds; round++) {
                    violations += isViolated(host, rival, UnaryOperator.identity()) ? 1 : 0;
                }
            }
        }
        return violations;
    }

    private int violationsWithoutProtection(int rounds) throws Exception {
        open("TRANSACTION_READ_COMMITTED");
        int violations = 0;
        for (Rival rival : Rival.values()) {
            for (int round = 0; round < rounds; round++) {
                violations += isViolated(Host.POOLED, rival, UnprotectedRegistry::new) ? 1 : 0;
            }
        }
        return violations;
    }

    private void open(String isolation) {
        pool = Pool.over(database.fresh(), isolation);
        backend = JdbcBackend.open(pool, JdbcOptions.artifactsInDatabase());
        files = VersionSpec.of(ArtifactManifest.of(
                List.of(Mlops.open(backend).artifacts().put(ArtifactPath.of("weights"), "weights".getBytes(UTF_8)))));
    }

    private boolean isViolated(Host host, Rival rival, UnaryOperator<RegistryStore> protection) throws Exception {
        PromotionRequest request = approved();
        Overtaking overtaking =
                new Overtaking(host == Host.POOLED ? Overtaking.Order.RIVAL_FIRST : Overtaking.Order.AT_ONCE);
        AtomicBoolean firstPromotion = new AtomicBoolean(true);
        AtomicBoolean firstRival = new AtomicBoolean(true);
        boolean[] succeeded = new boolean[2];
        Lanes.run(
                2,
                lane -> succeeded[lane] = lane == 0
                        ? host.succeeds(
                                backend,
                                pool,
                                store -> overtaking.overtaken(protection.apply(store), firstPromotion),
                                mlops -> rival.overtaken(mlops, request))
                        : host.succeeds(
                                backend,
                                pool,
                                store -> overtaking.rival(protection.apply(store), firstRival),
                                mlops -> rival.act(mlops, request, files)));
        assertThat(succeeded[0] || succeeded[1]).isTrue();
        return succeeded[0]
                && succeeded[1]
                && isOvertakenLast(rival, request.version().model());
    }

    private boolean isOvertakenLast(Rival rival, ModelName model) {
        List<AuditEntry> entries = Mlops.open(backend).audit().trail(model).entries();
        return rival.event().isInstance(entries.get(entries.size() - 1).events().get(0));
    }

    /** Has a version with the approvals that its policy wants, of a model of its own. */
    private PromotionRequest approved() {
        Mlops mlops = Mlops.open(backend);
        ModelName model = ModelName.of("churn " + models++);
        Governance ann = mlops.as(Rival.ANN).governance();
        var version = mlops.registry().register(model, files).id();
        ann.definePolicy(model, Rival.PRODUCTION, ApprovalPolicy.withDefaults().withQuorum(2));
        PromotionRequest request = ann.request(version, Rival.PRODUCTION, "better");
        for (int i = 1; i <= 2; i++) {
            mlops.as(Rival.approver(i)).governance().approve(request.id(), "checked");
        }
        return request;
    }
}
