// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.registry;

import io.mlops4j.common.Alias;
import io.mlops4j.common.ModelName;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a registered model at one moment.
 *
 * @param name its name
 * @param description what it is for; may be empty
 * @param tags its tags
 * @param aliases the version number that each alias points at
 * @param versions how many versions were ever registered, deleted ones included
 * @param createdAt when it was registered, by the clock of the host that did
 */
public record RegisteredModel(
        ModelName name,
        String description,
        SortedMap<String, String> tags,
        SortedMap<Alias, Integer> aliases,
        int versions,
        Instant createdAt) {
    /** Copies what could be changed from outside. */
    public RegisteredModel {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        aliases = Collections.unmodifiableSortedMap(new TreeMap<>(aliases));
    }
}
