// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import io.mlops4j.common.Digest;
import io.mlops4j.error.AlreadyExistsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Stores of contents that each break one clause. */
final class ArtifactFaults {
    private ArtifactFaults() {}

    static Stream<Fault> all() {
        return Stream.of(contents(), repeats(), failures(), streams(), erasures())
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> erasures() {
        return Stream.of(
                fault("A5", "only hides what is erased from the list", () -> new Forwarding.Artifacts() {
                    private final List<Digest> hidden = Collections.synchronizedList(new ArrayList<>());

                    @Override
                    public void erase(Digest digest) {
                        hidden.add(digest);
                    }

                    @Override
                    public List<Digest> list() {
                        return super.list().stream()
                                .filter(digest -> !hidden.contains(digest))
                                .toList();
                    }
                }),
                fault("A5", "erases everything", () -> new Forwarding.Artifacts() {
                    @Override
                    public void erase(Digest digest) throws IOException {
                        for (Digest any : super.list()) {
                            super.erase(any);
                        }
                    }
                }),
                fault("A5", "never takes an erased content again", () -> new Forwarding.Artifacts() {
                    private final List<Digest> erased = Collections.synchronizedList(new ArrayList<>());

                    @Override
                    public void erase(Digest digest) throws IOException {
                        erased.add(digest);
                        super.erase(digest);
                    }

                    @Override
                    public Optional<InputStream> open(Digest digest) throws IOException {
                        return erased.contains(digest) ? Optional.empty() : super.open(digest);
                    }
                }));
    }

    private static Stream<Fault> contents() {
        return Stream.of(
                fault("A1", "loses the last byte of large contents", () -> new Forwarding.Artifacts() {
                    @Override
                    public Optional<InputStream> open(Digest digest) throws IOException {
                        Optional<InputStream> found = super.open(digest);
                        if (found.isEmpty()) {
                            return found;
                        }
                        byte[] bytes = found.get().readAllBytes();
                        int size = bytes.length > 65_536 ? bytes.length - 1 : bytes.length;
                        return Optional.of(new ByteArrayInputStream(bytes, 0, size));
                    }
                }),
                fault("A1", "finds nothing that is empty", () -> new Forwarding.Artifacts() {
                    @Override
                    public boolean contains(Digest digest) {
                        return !digest.equals(Digest.of("")) && super.contains(digest);
                    }
                }),
                fault("A1", "lists in no order", () -> new Forwarding.Artifacts() {
                    @Override
                    public List<Digest> list() {
                        List<Digest> list = new ArrayList<>(super.list());
                        Collections.reverse(list);
                        return list;
                    }
                }),
                fault("A1", "finds what was never stored", () -> new Forwarding.Artifacts() {
                    @Override
                    public Optional<InputStream> open(Digest digest) throws IOException {
                        return Optional.of(super.open(digest).orElseGet(InputStream::nullInputStream));
                    }
                }));
    }

    private static Stream<Fault> repeats() {
        return Stream.of(fault("A2", "refuses a content that it has", () -> new Forwarding.Artifacts() {
            @Override
            public Stored put(InputStream content) throws IOException {
                byte[] bytes = content.readAllBytes();
                if (contains(Digest.of(bytes))) {
                    throw new AlreadyExistsException("Cannot store content: it exists");
                }
                return super.put(new ByteArrayInputStream(bytes));
            }
        }));
    }

    private static Stream<Fault> failures() {
        return Stream.of(
                fault("A3", "keeps what came before a failure", () -> new Forwarding.Artifacts() {
                    @Override
                    public Stored put(InputStream content) throws IOException {
                        ByteArrayOutputStream sofar = new ByteArrayOutputStream();
                        try {
                            content.transferTo(sofar);
                        } finally {
                            super.put(new ByteArrayInputStream(sofar.toByteArray()));
                        }
                        return super.put(new ByteArrayInputStream(sofar.toByteArray()));
                    }
                }),
                fault("A3", "takes a failure for the end", () -> new Forwarding.Artifacts() {
                    @Override
                    public Stored put(InputStream content) throws IOException {
                        ByteArrayOutputStream sofar = new ByteArrayOutputStream();
                        try {
                            content.transferTo(sofar);
                        } catch (IOException e) {
                            sofar.flush();
                        }
                        return super.put(new ByteArrayInputStream(sofar.toByteArray()));
                    }
                }));
    }

    private static Stream<Fault> streams() {
        return Stream.of(
                fault("A3", "shows a content while it is read", () -> new Forwarding.Artifacts() {
                    @Override
                    public Stored put(InputStream content) throws IOException {
                        byte[] head = content.readNBytes(1_000);
                        super.put(new ByteArrayInputStream(head));
                        byte[] tail = content.readAllBytes();
                        ByteArrayOutputStream whole = new ByteArrayOutputStream();
                        whole.writeBytes(head);
                        whole.writeBytes(tail);
                        return super.put(new ByteArrayInputStream(whole.toByteArray()));
                    }
                }),
                fault("A3", "closes the stream", () -> new Forwarding.Artifacts() {
                    @Override
                    public Stored put(InputStream content) throws IOException {
                        try (content) {
                            return super.put(content);
                        }
                    }
                }));
    }

    private static Fault fault(String clause, String what, Supplier<Forwarding.Artifacts> store) {
        return new Fault(
                what, ArtifactStoreContract.class, clause, () -> store.get().backend());
    }
}
