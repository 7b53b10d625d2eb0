// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.common;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who acts, as the host has established it. The library records actors and judges by their roles; it never checks
 * passwords.
 *
 * @param id the person's or service's identity at the host, a valid {@link Names#name}; one natural person has one id,
 *     spelled one way: ids are compared exactly, case included
 * @param kind whether a person or a program acts
 * @param roles the roles that the actor holds at this moment, each a valid {@link Names#name}
 */
public record Actor(String id, Kind kind, Set<String> roles) {
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
     * @throws IllegalArgumentException if the id or a role is not a valid name
     */
    public Actor {
        Names.name("actor", id);
        roles.forEach(role -> Names.name("role", role));
        roles = Set.copyOf(roles);
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
        return (kind == Kind.PERSON ? "" : "service ") + id + (roles.isEmpty() ? "" : " " + new TreeSet<>(roles));
    }
}
