// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.governance;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.common.RunId;
import io.mlops4j.core.registry.VersionFiles;
import io.mlops4j.core.rule.Host;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.RoleDirectory;
import io.mlops4j.governance.gate.CustomGate;
import io.mlops4j.registry.ModelVersion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Asks the host, once per command: a decision that is made again after a conflict must not read all files again. */
final class LiveHost implements Host {
    private final HostServices services;
    private final VersionFiles files;
    private final LongPredicate remarks;
    private final Map<Digest, Optional<String>> damages = new HashMap<>();
    private final Map<String, Set<String>> today = new HashMap<>();

    /** With what says whether an entry of the model's log holds a remark. */
    LiveHost(HostServices services, VersionFiles files, LongPredicate remarks) {
        this.services = services;
        this.files = files;
        this.remarks = remarks;
    }

    @Override
    public Set<String> rolesToday(Actor recorded, Act act) {
        RoleDirectory directory = services.directory();
        if (directory == null) {
            return recorded.roles();
        }
        Set<String> roles = new HashSet<>();
        // a directory that changes in between must not let the rules and what they lead to see different people
        recorded.identities()
                .forEach(person -> roles.addAll(today.computeIfAbsent(person, who -> held(directory, who))));
        return roles;
    }

    /** A directory that knows nobody of that name may say so by nothing at all, which opens nothing. */
    private static Set<String> held(RoleDirectory directory, String person) {
        return Objects.requireNonNullElse(directory.roles(person), Set.of());
    }

    @Override
    public @Nullable CustomGate gate(String id) {
        return services.gates().get(id);
    }

    @Override
    public @Nullable String damage(ModelVersion version) {
        return damages.computeIfAbsent(version.artifact(), digest -> check(version))
                .orElse(null);
    }

    @Override
    public boolean hasRun(RunId run) {
        return files.hasRun(run);
    }

    @Override
    public boolean hasRemark(long entry) {
        return remarks.test(entry);
    }

    private Optional<String> check(ModelVersion version) {
        try {
            files.check(version);
            return Optional.empty();
        } catch (NotFoundException | CorruptRecordException e) {
            return Optional.of("the files of version " + version.id() + " are damaged: " + e.getMessage());
        }
    }
}
