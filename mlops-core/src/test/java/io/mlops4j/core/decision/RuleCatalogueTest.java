// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.core.rule.TransitionTable;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.PromotionRequest.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RuleCatalogueTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "governance.md");

    private static final List<Class<? extends GovernanceCommand>> COMMANDS = Arrays.stream(
                    GovernanceCommand.class.getPermittedSubclasses())
            .flatMap(theme -> Arrays.stream(theme.getPermittedSubclasses()))
            .distinct()
            .<Class<? extends GovernanceCommand>>map(kind -> kind.asSubclass(GovernanceCommand.class))
            .toList();

    @Test
    @DisplayName("every command has rules, and the documented table is the catalogue")
    void documented() throws IOException {
        String rows = COMMANDS.stream()
                .map(command -> "| " + command.getSimpleName() + " | "
                        + RuleCatalogue.codes(command).stream()
                                .map(DenialCode::name)
                                .collect(Collectors.joining(", "))
                        + " |\n")
                .collect(Collectors.joining());
        assertThat(Files.readString(DOCUMENT)).contains("|---|---|\n" + rows + "\n");
    }

    @Test
    @DisplayName("every code is used by a rule")
    void everyCodeIsUsed() {
        Set<DenialCode> used = EnumSet.noneOf(DenialCode.class);
        COMMANDS.forEach(command -> used.addAll(RuleCatalogue.codes(command)));
        assertThat(used).containsExactlyInAnyOrder(DenialCode.values());
    }

    @Test
    @DisplayName("the documented life of a request is the transition table, and nothing leaves an end")
    void transitions() throws IOException {
        String rows = TransitionTable.STEPS.stream()
                .map(step -> "| " + step.from() + " | " + step.command().getSimpleName() + " | " + step.to() + " |\n")
                .collect(Collectors.joining());
        assertThat(Files.readString(DOCUMENT)).contains("|---|---|---|\n" + rows + "\n");
        assertThat(TransitionTable.STEPS)
                .extracting(TransitionTable.Step::from)
                .containsOnly(Status.OPEN, Status.REJECTED);
    }
}
