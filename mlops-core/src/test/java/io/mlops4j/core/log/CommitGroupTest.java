// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.ModelName;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CommitGroupTest {
    private static final long FOR_EVER = TimeUnit.HOURS.toNanos(1);

    private final ModelSnapshot ground = ModelSnapshot.nothing(ModelName.of("bank"));
    private final CommitGroup group = new CommitGroup(null, ground);

    @Test
    @DisplayName("who began a group is woken by the last entry that it waits for, and no sooner")
    void gathers() throws InterruptedException {
        group.add(entry());
        Thread others = othersAdd(2);
        group.gather(3, FOR_EVER);

        assertThat(group.payloads()).hasSize(3);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        others.join();
    }

    @Test
    @DisplayName("an interrupt ends no waiting for others, and is kept")
    void interrupted() throws InterruptedException {
        group.add(entry());
        Thread others = othersAdd(1);
        Thread.currentThread().interrupt();
        group.gather(2, FOR_EVER);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(group.payloads()).hasSize(2);
        others.join();
    }

    @Test
    @DisplayName("nobody waits for those who are there, nor when the time is over")
    void nobodyToWaitFor() {
        group.add(entry());
        group.gather(0, FOR_EVER);
        group.gather(1, FOR_EVER);
        group.gather(2, 0);
        group.gather(2, -1);
        assertThat(group.payloads()).hasSize(1);
    }

    @Test
    @DisplayName("the wait for those who do not come ends")
    void nobodyComes() {
        long start = System.nanoTime();
        group.gather(2, 1_000_000);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(1_000_000);
    }

    @Test
    @DisplayName("a group rests on all before it, until it is on its way itself and holds them no longer")
    void restsOn() {
        CommitGroup second = new CommitGroup(group, ground);
        CommitGroup third = new CommitGroup(second, ground);
        assertThat(third.restsOn(group)).isTrue();
        assertThat(third.restsOn(third)).isTrue();
        assertThat(second.restsOn(third)).isFalse();

        second.seal();
        assertThat(second.before()).isNull();
        assertThat(third.restsOn(second)).isTrue();
        assertThat(third.restsOn(group)).isFalse();
        assertThat(second.takes(entry())).isFalse();
    }

    /** Adds entries, each when this thread has gone to wait. */
    private Thread othersAdd(int entries) {
        Thread leader = Thread.currentThread();
        Thread others = new Thread(() -> {
            for (int i = 0; i < entries; i++) {
                while (leader.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
                group.add(entry());
            }
        });
        others.start();
        return others;
    }

    private ModelSnapshot entry() {
        return new ModelSnapshot(ground.state(), ground.tree(), "{}", List.of());
    }
}
