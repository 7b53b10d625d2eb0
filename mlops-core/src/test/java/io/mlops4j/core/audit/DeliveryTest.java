// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.audit.AuditRecord;
import io.mlops4j.audit.AuditSubscription;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.spi.Backend;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final ModelName MODEL = ModelName.of("bank");

    private final Backend backend = new InMemoryBackend();
    private final Mlops mlops = Mlops.open(backend);
    private final List<Long> heard = new ArrayList<>();
    private final Deque<Runnable> queue = new ArrayDeque<>();

    @BeforeEach
    void create() {
        mlops.registry().create(MODEL, "");
    }

    @Test
    @DisplayName("what happens is delivered in order, without gaps, as the line that is stored")
    void order() {
        mlops.registry().tag(MODEL, "a", "1");
        List<AuditRecord> records = new ArrayList<>();
        AuditSubscription subscription = mlops.audit().subscribe(MODEL, 0, records::add, Runnable::run);
        mlops.registry().tag(MODEL, "a", "2");
        mlops.registry().create(ModelName.of("other"), "");
        assertThat(records).extracting(AuditRecord::id).containsExactly("bank@1", "bank@2", "bank@3");
        assertThat(records)
                .extracting(AuditRecord::line)
                .isEqualTo(backend.registry().read(MODEL, 0).stream()
                        .map(entry -> entry.payload())
                        .toList());
        assertThat(subscription.cursor()).isEqualTo(3);
        assertThat(mlops.audit().since(MODEL, 1)).isEqualTo(records.subList(1, 3));
    }

    @Test
    @DisplayName("a listener that throws harms nothing and gets the same record again")
    void throwing() {
        List<Long> failures = new ArrayList<>(List.of(2L, 2L));
        AuditSubscription subscription = mlops.audit()
                .subscribe(
                        MODEL,
                        0,
                        record -> {
                            heard.add(record.sequence());
                            if (failures.remove(record.sequence())) {
                                throw new IllegalStateException("receiver is down");
                            }
                        },
                        Runnable::run);
        mlops.registry().tag(MODEL, "a", "1");
        mlops.registry().tag(MODEL, "a", "2");
        assertThat(mlops.registry().model(MODEL).tags()).containsEntry("a", "2");
        assertThat(subscription.cursor()).isEqualTo(1);
        subscription.poke();
        assertThat(heard).containsExactly(1L, 2L, 2L, 2L, 3L);
    }

    @Test
    @DisplayName("an error that goes through to the executor does not end the delivery")
    void errors() {
        List<Long> failures = new ArrayList<>(List.of(1L));
        Executor swallowing = task -> {
            try {
                task.run();
            } catch (StackOverflowError e) {
                heard.add(-1L);
            }
        };
        mlops.audit()
                .subscribe(
                        MODEL,
                        0,
                        record -> {
                            if (failures.remove(record.sequence())) {
                                throw new StackOverflowError();
                            }
                            heard.add(record.sequence());
                        },
                        swallowing)
                .poke();
        assertThat(heard).containsExactly(-1L, 1L);
    }

    @Test
    @DisplayName("deliveries never overlap, and a listener may give commands itself")
    void reentry() {
        mlops.audit()
                .subscribe(
                        MODEL,
                        0,
                        record -> {
                            heard.add(record.sequence());
                            if (record.sequence() < 5) {
                                mlops.registry().tag(MODEL, "a", String.valueOf(record.sequence()));
                            }
                        },
                        Runnable::run);
        assertThat(heard).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    @DisplayName("what another process commits comes with a poke, from the cursor that the host kept")
    void otherProcesses() {
        AuditSubscription subscription =
                mlops.audit().subscribe(MODEL, 1, record -> heard.add(record.sequence()), queue::add);
        Mlops.open(backend).registry().tag(MODEL, "a", "1");
        subscription.poke();
        subscription.poke();
        assertThat(queue).hasSize(1);
        queue.remove().run();
        assertThat(heard).containsExactly(2L);
        subscription.poke();
        queue.remove().run();
        assertThat(heard).containsExactly(2L);
    }

    @Test
    @DisplayName("a closed subscription delivers nothing more, and an executor that refuses harms no command")
    void closing() {
        AuditSubscription refused = mlops.audit().subscribe(MODEL, 0, record -> heard.add(record.sequence()), task -> {
            throw new RejectedExecutionException("shut down");
        });
        AuditSubscription closed =
                mlops.audit().subscribe(MODEL, 0, record -> heard.add(record.sequence()), queue::add);
        closed.close();
        queue.remove().run();
        mlops.registry().tag(MODEL, "a", "1");
        assertThat(heard).isEmpty();
        assertThat(queue).isEmpty();
        assertThat(refused.cursor()).isZero();
    }

    @Test
    @DisplayName("a model that does not exist and a cursor below zero are refused")
    void refused() {
        assertThatThrownBy(() -> mlops.audit().since(ModelName.of("x"), 0)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> mlops.audit().subscribe(ModelName.of("x"), 0, record -> {}, Runnable::run))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> mlops.audit().since(MODEL, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(mlops.audit().since(MODEL, 7)).isEmpty();
    }
}
