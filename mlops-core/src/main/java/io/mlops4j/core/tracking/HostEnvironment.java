// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Names;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Captures what a run runs on. Keys: {@code actor}, {@code principal} (on whose behalf, if on somebody's), {@code host}, {@code
 * user}, {@code jvm}, {@code os}, {@code mlops4j} (the version of this library) and {@code git.commit}. What cannot be found out is left out; nothing here ever fails a run.
 */
final class HostEnvironment {
    private static final String VERSION = "/io/mlops4j/core/version.properties";
    private static final Path LINUX_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private final SortedMap<String, String> fixed = new TreeMap<>();

    HostEnvironment() {
        put(fixed, "host", hostName());
        put(fixed, "user", property("user.name"));
        put(fixed, "jvm", property("java.vm.name") + " " + property("java.runtime.version"));
        put(fixed, "os", property("os.name") + " " + property("os.version") + " " + property("os.arch"));
        put(fixed, "mlops4j", libraryVersion());
    }

    /** The commit is looked up each time, since a long-lived process may see another one checked out. */
    SortedMap<String, String> capture(Actor actor) {
        SortedMap<String, String> captured = new TreeMap<>(fixed);
        put(captured, "actor", actor.id());
        if (actor.principal() != null) {
            put(captured, "principal", actor.principal());
        }
        GitCommit.of(Path.of(property("user.dir"))).ifPresent(commit -> put(captured, "git.commit", commit));
        return captured;
    }

    private static void put(SortedMap<String, String> captured, String key, String value) {
        try {
            String text = Names.text(key, value.strip());
            if (!text.isEmpty()) {
                captured.put(key, text);
            }
        } catch (IllegalArgumentException e) {
            // a host that names itself in a way that no store keeps goes unnamed
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }

    private static String hostName() {
        return Optional.ofNullable(System.getenv("HOSTNAME"))
                .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
                .filter(name -> !name.isBlank())
                .orElseGet(HostEnvironment::hostNameOfSystem);
    }

    private static String hostNameOfSystem() {
        try {
            // the name service may take seconds to answer where the file answers at once
            return Files.isReadable(LINUX_HOST_NAME)
                    ? Files.readString(LINUX_HOST_NAME)
                    : InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "";
        }
    }

    private static String libraryVersion() {
        Properties properties = new Properties();
        try (InputStream in = HostEnvironment.class.getResourceAsStream(VERSION)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "";
        }
        return properties.getProperty("version", "");
    }
}
