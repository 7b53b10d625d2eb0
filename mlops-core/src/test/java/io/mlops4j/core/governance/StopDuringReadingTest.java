// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.Actor;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.MlopsOptions;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Move;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.spi.ArtifactStore;
import io.mlops4j.spi.Backend;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StopDuringReadingTest {
    private static final ModelName MODEL = ModelName.of("bank");
    private static final Environment PRODUCTION = Environment.PRODUCTION;
    private static final byte[] HUGE = {1, 2, 3};

    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final Mlops bo = Mlops.open(
                    held(new InMemoryBackend()), MlopsOptions.withDefaults().withRoleDirectory(this::roles))
            .as(Actor.person("bo", "approver", "operator", "policy-owner"));
    private volatile boolean slow;
    private boolean slowFiles;
    private boolean slowDirectory;

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("a stop does not wait for the files that a promotion reads, whoever asked for that")
    void files() throws InterruptedException, ExecutionException {
        slowFiles = true;
        stopsMeanwhile();
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("nor for the directory that a promotion asks")
    void directory() throws InterruptedException, ExecutionException {
        slowDirectory = true;
        stopsMeanwhile();
    }

    private void stopsMeanwhile() throws InterruptedException, ExecutionException {
        bo.governance().promote(approved(new byte[] {9}).id());
        PromotionRequest request = approved(HUGE);
        slow = true;
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Move> promoted = thread.submit(() -> bo.governance().promote(request.id()));
            reading.await();
            assertThat(bo.governance().stop(MODEL, PRODUCTION, "harm").after()).isNull();
            go.countDown();
            assertThat(promoted.get().before()).isNull();
        } finally {
            go.countDown();
            thread.shutdownNow();
        }
        assertThat(bo.audit().verify(MODEL, List.of()).findings()).isEmpty();
    }

    private Set<String> roles(String person) {
        if (slow && slowDirectory) {
            hold();
        }
        return Set.of("approver");
    }

    private void hold() {
        reading.countDown();
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private PromotionRequest approved(byte[] weights) {
        Artifact file = bo.artifacts().put(ArtifactPath.of("weights"), weights);
        Mlops ana = bo.as(Actor.person("ana"));
        ModelVersion version = ana.registry().register(MODEL, VersionSpec.of(ArtifactManifest.of(List.of(file))));
        bo.governance().definePolicy(MODEL, PRODUCTION, ApprovalPolicy.withDefaults());
        PromotionRequest request = ana.governance().request(version.id(), PRODUCTION, "r");
        return bo.governance().approve(request.id(), "");
    }

    /** Holds the reading of the huge file until it is let go. */
    private Backend held(Backend backend) {
        ArtifactStore contents = backend.artifacts();
        ArtifactStore slowly = proxy(ArtifactStore.class, contents, (name, argument) -> {
            if (slow && slowFiles && name.equals("open") && Digest.of(HUGE).equals(argument)) {
                hold();
            }
            return null;
        });
        return proxy(Backend.class, backend, (name, argument) -> name.equals("artifacts") ? slowly : null);
    }

    /** What is called before the real method, and may answer in its place. */
    private interface Interception {
        @Nullable
        Object before(String method, @Nullable Object argument);
    }

    private static <T> T proxy(Class<T> type, T real, Interception interception) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object first = arguments == null || arguments.length == 0 ? null : arguments[0];
                    Object answer = interception.before(method.getName(), first);
                    if (answer != null) {
                        return answer;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
