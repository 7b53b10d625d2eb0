// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.ModelName;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.rule.TransitionTable;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.PromotionRequest.Status;
import io.mlops4j.governance.RequestCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RuleCatalogueTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "governance.md");
    private static final Path CODES =
            Path.of("..", "mlops-api", "src", "main", "java", "io", "mlops4j", "governance", "DenialCode.java");
    private static final Pattern CODE = Pattern.compile("/\\*\\* ([^*]+) \\*/\\s+([A-Z_]+)");

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
    @DisplayName("the documented meanings of the codes are those of their Javadoc, every code once")
    void meanings() throws IOException {
        List<MatchResult> codes =
                CODE.matcher(Files.readString(CODES)).results().toList();
        assertThat(codes)
                .extracting(found -> DenialCode.valueOf(found.group(2)))
                .containsExactly(DenialCode.values());
        String rows = codes.stream()
                .map(found -> "| " + found.group(2) + " | " + found.group(1) + " |\n")
                .collect(Collectors.joining());
        assertThat(Files.readString(DOCUMENT)).contains("|:---|:---|\n" + rows + "\n");
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

    @Test
    @DisplayName("the table allows exactly its steps, of every status and every command of a request")
    void allowed() {
        RequestId request = new RequestId(ModelName.of("bank"), 1);
        List<RequestCommand> commands = List.of(
                new RequestCommand.Approve(request, ""),
                new RequestCommand.Reject(request, "r"),
                new RequestCommand.Withdraw(request, "r"),
                new RequestCommand.Waive(request, "g", "r"),
                new RequestCommand.Promote(request));
        assertThat(commands).hasSize(RequestCommand.class.getPermittedSubclasses().length);
        for (Status from : Status.values()) {
            for (RequestCommand command : commands) {
                assertThat(TransitionTable.allows(from, command))
                        .as("%s %s", from, command)
                        .isEqualTo(from == Status.OPEN
                                || (from == Status.REJECTED && !(command instanceof RequestCommand.Promote)));
            }
        }
    }
}
