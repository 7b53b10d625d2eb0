// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.core.decision.RegistryCommand.Expectation;
import io.mlops4j.core.rule.Context;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.error.ConflictException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.governance.VersionCommand;
import io.mlops4j.registry.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides the commands of the registry. A command about something that does not exist, exists already or stands otherwise
 * than expected throws the error that says so; only an alias can be denied, if it has the name of a governed environment.
 */
public final class RegistryDecider {
    private RegistryDecider() {}

    /**
     * Decides a command.
     *
     * @param state the model
     * @param context what surrounds the command
     * @param command the command
     * @return what becomes of it
     * @throws NotFoundException if the model or version does not exist
     * @throws AlreadyExistsException if the model to be registered exists
     * @throws ConflictException if an alias stands otherwise than expected
     */
    public static Decision decide(ModelState state, Context context, RegistryCommand command) {
        if (command instanceof RegistryCommand.Create c) {
            return create(state, c);
        }
        if (command instanceof RegistryCommand.Register c) {
            return register(state, c);
        }
        if (!state.exists()) {
            throw new NotFoundException("Cannot change model '" + state.name() + "': it does not exist");
        }
        if (command instanceof RegistryCommand.Describe c) {
            return c.description().equals(state.model().description())
                    ? Decision.nothingToDo()
                    : Decision.accept(new RegistryEvent.Described(c.description()));
        }
        if (command instanceof RegistryCommand.Tag c) {
            return c.value().equals(state.model().tags().get(c.key()))
                    ? Decision.nothingToDo()
                    : Decision.accept(new RegistryEvent.Tagged(c.key(), c.value()));
        }
        if (command instanceof RegistryCommand.SetAlias c) {
            return setAlias(state, context, c);
        }
        if (command instanceof RegistryCommand.RemoveAlias c) {
            Integer before = state.model().aliases().get(c.alias());
            return before == null
                    ? Decision.nothingToDo()
                    : Decision.accept(new RegistryEvent.AliasRemoved(c.alias(), before));
        }
        return version(state, command);
    }

    private static Decision version(ModelState state, RegistryCommand command) {
        if (command instanceof RegistryCommand.DescribeVersion c) {
            return c.description().equals(kept(state, c.version(), "describe").description())
                    ? Decision.nothingToDo()
                    : Decision.accept(new RegistryEvent.VersionDescribed(c.version(), c.description()));
        }
        if (command instanceof RegistryCommand.TagVersion c) {
            return c.value().equals(kept(state, c.version(), "tag").tags().get(c.key()))
                    ? Decision.nothingToDo()
                    : Decision.accept(new RegistryEvent.VersionTagged(c.version(), c.key(), c.value()));
        }
        throw new IllegalStateException("No decision for command " + command);
    }

    private static Decision create(ModelState state, RegistryCommand.Create command) {
        if (state.exists()) {
            throw new AlreadyExistsException("Cannot create model '" + state.name() + "': the name is taken");
        }
        return Decision.accept(new RegistryEvent.Created(command.description()));
    }

    private static Decision register(ModelState state, RegistryCommand.Register command) {
        List<ModelEvent> events = new ArrayList<>();
        if (!state.exists()) {
            events.add(new RegistryEvent.Created(""));
        }
        events.add(new RegistryEvent.VersionRegistered(
                state.nextVersion().number(),
                command.artifact(),
                command.signature(),
                command.run(),
                command.driftReference(),
                command.contributors(),
                command.description(),
                command.tags()));
        return new Decision.Accepted(events, null);
    }

    private static Decision setAlias(ModelState state, Context context, RegistryCommand.SetAlias command) {
        ModelVersion target = kept(state, command.version(), "point alias '" + command.alias() + "' at");
        if (GovernanceDecider.decide(state, context, new VersionCommand.PointAlias(command.alias(), target.id()))
                instanceof Decision.Denied denied) {
            return denied;
        }
        Integer before = state.model().aliases().get(command.alias());
        if (command.expected() instanceof Expectation.Exactly expected && !Objects.equals(expected.version(), before)) {
            throw new ConflictException("Cannot point alias '" + command.alias() + "' at version '" + target.id()
                    + "': expected it " + place(expected.version()) + ", found it " + place(before));
        }
        return before != null && before == command.version()
                ? Decision.nothingToDo()
                : Decision.accept(new RegistryEvent.AliasSet(command.alias(), before, command.version()));
    }

    private static ModelVersion kept(ModelState state, int number, String verb) {
        ModelVersion version = existing(state, number, verb);
        if (version.isDeleted()) {
            throw new NotFoundException("Cannot " + verb + " version '" + version.id() + "': it is deleted");
        }
        return version;
    }

    private static ModelVersion existing(ModelState state, int number, String verb) {
        return state.version(number)
                .orElseThrow(() -> new NotFoundException(
                        "Cannot " + verb + " version '" + state.name() + "/" + number + "': it does not exist"));
    }

    private static String place(@Nullable Integer version) {
        return version == null ? "absent" : "at version " + version;
    }
}
