// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.common;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, as the host has established it. The library records actors and judges by their roles; it never checks
 * passwords.
 *
 * @param id the person's or service's identity at the host, a valid {@link Names#name}; one natural person has one id,
 *     spelled one way: ids are compared exactly, case included
 * @param kind whether a person or a program acts
 * @param roles the roles that the actor holds at this moment, each a valid {@link Names#name}
 * @param principal the id of the person on whose behalf the actor acts, or null if on its own; a valid {@link Names#name},
 *     not its own
 */
public record Actor(
        String id, Kind kind, Set<String> roles, @Nullable String principal) {
    /** Whether a person or a program acts. */
    public enum Kind {
        /** A natural person, who may approve. */
        PERSON,
        /** A program, which never counts towards an approval. */
        SERVICE
    }

    /**
     * Checks the actor.
     *
     * @throws IllegalArgumentException if the id, a role or the principal is not a valid name, or the actor is its own
     *     principal
     */
    public Actor {
        Names.name("actor", id);
        roles.forEach(role -> Names.name("role", role));
        roles = Set.copyOf(roles);
        if (principal != null && Names.name("principal", principal).equals(id)) {
            throw Names.invalid("principal", principal, "another than the actor");
        }
    }

    /**
     * Names an actor that acts on its own.
     *
     * @param id the identity
     * @param kind whether a person or a program acts
     * @param roles the roles held
     * @throws IllegalArgumentException if the id or a role is not a valid name
     */
    public Actor(String id, Kind kind, Set<String> roles) {
        this(id, kind, roles, null);
    }

    /**
     * Names a person.
     *
     * @param id the person's identity
     * @param roles the roles held
     * @return the actor
     * @throws IllegalArgumentException if the id or a role is not a valid name
     */
    public static Actor person(String id, String... roles) {
        return new Actor(id, Kind.PERSON, Set.copyOf(List.of(roles)));
    }

    /**
     * Names a program.
     *
     * @param id the program's identity
     * @param roles the roles held
     * @return the actor
     * @throws IllegalArgumentException if the id or a role is not a valid name
     */
    public static Actor service(String id, String... roles) {
        return new Actor(id, Kind.SERVICE, Set.copyOf(List.of(roles)));
    }

    /**
     * Lets the actor act on behalf of somebody. The host vouches for the delegation as it does for roles; every event names
     * both.
     *
     * @param person the id of the person
     * @return the actor, acting for that person with its present roles
     * @throws IllegalArgumentException if the id is not a valid name or the actor's own
     */
    public Actor onBehalfOf(String person) {
        return new Actor(id, kind, roles, person);
    }

    /**
     * Names everybody who answers for what is done here.
     *
     * @return the actor's id, and the principal's if there is one
     */
    public Set<String> identities() {
        return principal == null ? Set.of(id) : Set.of(id, principal);
    }

    /**
     * Tells whether the actor holds a role.
     *
     * @param role the role
     * @return whether it is among {@link #roles}
     */
    public boolean has(String role) {
        return roles.contains(role);
    }

    @Override
    public String toString() {
        return (kind == Kind.PERSON ? "" : "service ")
                + id
                + (principal == null ? "" : " for " + principal)
                + (roles.isEmpty() ? "" : " " + new TreeSet<>(roles));
    }
}
