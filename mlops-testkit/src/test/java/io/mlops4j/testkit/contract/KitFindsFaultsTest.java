// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.mlops4j.common.ModelName;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.spi.Backend;
import io.mlops4j.testkit.fault.FaultyBackend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A kit is worth something only if it fails on a backend that breaks a clause, and by the name of that clause. */
class KitFindsFaultsTest {
    private static final Map<Class<? extends ContractKit>, Class<? extends ContractKit>> KITS = Map.ofEntries(
            Map.entry(RegistryStoreContract.class, RegistryKit.class),
            Map.entry(TrackingStoreContract.class, TrackingKit.class),
            Map.entry(ExperimentStoreContract.class, ExperimentKit.class),
            Map.entry(MetricStoreContract.class, MetricKit.class),
            Map.entry(RunSearchContract.class, SearchKit.class),
            Map.entry(ArtifactStoreContract.class, ArtifactKit.class),
            Map.entry(BackendContract.class, BackendKit.class),
            Map.entry(MlopsContract.class, MlopsKit.class),
            Map.entry(GovernanceContract.class, GovernanceKit.class),
            Map.entry(AuditContract.class, AuditKit.class),
            Map.entry(TransferContract.class, TransferKit.class),
            Map.entry(RefusalContract.class, RefusalKit.class));

    // the launcher makes the kits, so that they cannot be handed their backend
    private static volatile Supplier<Backend> subject = SharedMemory::new;

    static Stream<Fault> faults() {
        return Stream.of(
                        RegistryFaults.all(),
                        TrackingFaults.all(),
                        MetricFaults.all(),
                        ArtifactFaults.all(),
                        BackendFaults.all(),
                        ServiceFaults.all(),
                        AuditFaults.all())
                .flatMap(faults -> faults);
    }

    static Stream<Class<? extends ContractKit>> kits() {
        return KITS.keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void findsFault(Fault fault) {
        List<String> failed = failedTests(fault.kit(), fault.backend());

        assertThat(failed)
                .as("failed tests")
                .anySatisfy(name -> assertThat(clauses(name)).contains(fault.clause()));
    }

    @ParameterizedTest
    @MethodSource("kits")
    void passesSharedBackendThatIsSound(Class<? extends ContractKit> kit) {
        List<String> failed = failedTests(kit, SharedMemory::new);

        // nothing in memory notices the damage of B5
        failed.removeIf(name -> name.startsWith("B5"));
        assertThat(failed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kits")
    void passesFaultyBackendThatWasNotToldToFail(Class<? extends ContractKit> kit) {
        assertThat(failedTests(kit, () -> FaultyBackend.around(new InMemoryBackend())))
                .isEmpty();
    }

    private static List<String> clauses(String name) {
        return Arrays.stream(name.split(" "))
                .takeWhile(word -> word.matches("[A-Z][0-9]"))
                .toList();
    }

    private static List<String> failedTests(Class<? extends ContractKit> kit, Supplier<Backend> backend) {
        subject = backend;
        List<String> failed = new ArrayList<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(KITS.get(kit)))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() && result.getStatus() == TestExecutionResult.Status.FAILED) {
                    failed.add(test.getDisplayName());
                }
            }
        });
        return failed;
    }

    private static Backend again(Backend backend) {
        return ((SharedMemory) backend).again();
    }

    static final class RegistryKit extends RegistryStoreContract {
        @Override
        protected Backend open() {
            return subject.get();
        }

        @Override
        protected Backend reopen(Backend backend) {
            return again(backend);
        }
    }

    static final class TrackingKit extends TrackingStoreContract {
        @Override
        protected Backend open() {
            return subject.get();
        }

        @Override
        protected Backend reopen(Backend backend) {
            return again(backend);
        }
    }

    static final class MetricKit extends MetricStoreContract {
        @Override
        protected Backend open() {
            return subject.get();
        }

        @Override
        protected Backend reopen(Backend backend) {
            return again(backend);
        }
    }

    static final class SearchKit extends RunSearchContract {
        @Override
        protected Backend open() {
            return subject.get();
        }

        @Override
        protected Backend reopen(Backend backend) {
            return again(backend);
        }
    }

    static final class ArtifactKit extends ArtifactStoreContract {
        @Override
        protected Backend open() {
            return subject.get();
        }

        @Override
        protected Backend reopen(Backend backend) {
            return again(backend);
        }
    }

    static final class BackendKit extends BackendContract {
        @Override
        protected Backend open() {
            return subject.get();
        }

        @Override
        protected Backend reopen(Backend backend) {
            return again(backend);
        }

        @Override
        protected Optional<Executable> damageTo(Backend backend, ModelName model) {
            return Optional.of(() -> {});
        }
    }

    static final class MlopsKit extends MlopsContract {
        @Override
        protected Backend open() {
            return subject.get();
        }

        @Override
        protected Backend reopen(Backend backend) {
            return again(backend);
        }
    }

    static final class RefusalKit extends RefusalContract {
        @Override
        protected Backend open() {
            return subject.get();
        }

        @Override
        protected Backend reopen(Backend backend) {
            return again(backend);
        }
    }

    static final class ExperimentKit extends ExperimentStoreContract {
        @Override
        protected Backend open() {
            return subject.get();
        }

        @Override
        protected Backend reopen(Backend backend) {
            return again(backend);
        }
    }

    static final class TransferKit extends TransferContract {
        @Override
        protected Backend open() {
            return subject.get();
        }

        @Override
        protected Backend reopen(Backend backend) {
            return again(backend);
        }
    }

    static final class GovernanceKit extends GovernanceContract {
        @Override
        protected Backend open() {
            return subject.get();
        }

        @Override
        protected Backend reopen(Backend backend) {
            return again(backend);
        }
    }

    static final class AuditKit extends AuditContract {
        @Override
        protected Backend open() {
            return subject.get();
        }

        @Override
        protected Backend reopen(Backend backend) {
            return again(backend);
        }
    }
}
