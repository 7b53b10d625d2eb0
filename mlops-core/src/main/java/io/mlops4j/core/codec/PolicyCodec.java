// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.common.Digest;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.FreezeWindow;
import io.mlops4j.governance.evidence.EvidenceKey;
import java.time.DayOfWeek;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Policies as JSON documents, format version {@value #VERSION}, to be kept beside the code of a host. Strict: a field that
 * is not known is refused, since it would be a rule that is not in force.
 */
public final class PolicyCodec {
    /** The format version that is written, and the newest that is read. */
    public static final int VERSION = 1;

    private static final String ROLES = "roles";

    private PolicyCodec() {}

    /**
     * Writes a policy.
     *
     * @param policy the policy
     * @return its one canonical form: a line whose order and spelling depend on nothing but the policy
     */
    public static String encode(ApprovalPolicy policy) {
        return JsonOut.document(VERSION, out -> write(out, policy));
    }

    /**
     * Reads a policy, in any layout.
     *
     * @param text the document
     * @return the policy
     * @throws io.mlops4j.error.CorruptRecordException if the text is no policy, holds a field that is not known, or states a
     *     policy that nobody could satisfy; the message says which field and why
     * @throws io.mlops4j.error.UnsupportedFormatException if it is written for a newer library
     */
    public static ApprovalPolicy decode(String text) {
        return read(JsonIn.document("policy", text, VERSION));
    }

    /**
     * Digests a policy, so that a decision can name the very rules it was made under.
     *
     * @param policy the policy
     * @return the SHA-256 of the UTF-8 bytes of {@link #encode its canonical form}
     */
    public static Digest digest(ApprovalPolicy policy) {
        return Digest.of(encode(policy));
    }

    static void write(JsonOut out, ApprovalPolicy policy) {
        SortedMap<String, String> roles = new TreeMap<>();
        policy.roles().forEach((act, role) -> roles.put(act.name(), role));
        out.int32("quorum", policy.quorum())
                .texts(ROLES, roles)
                .texts("excludedRoles", policy.excludedRoles())
                .texts("excludedPeople", policy.excludedPeople())
                .texts(
                        "requiredEvidence",
                        policy.requiredEvidence().stream()
                                .map(EvidenceKey::toString)
                                .toList())
                .objects("gates", policy.gates(), GateCodec::write)
                .printed("voteExpiry", policy.voteExpiry())
                .printed("requestExpiry", policy.requestExpiry())
                .objects("freezeWindows", policy.freezeWindows(), PolicyCodec::window);
    }

    static ApprovalPolicy read(JsonIn in) {
        in.only(
                "quorum",
                ROLES,
                "excludedRoles",
                "excludedPeople",
                "requiredEvidence",
                "gates",
                "voteExpiry",
                "requestExpiry",
                "freezeWindows");
        return in.make(() -> new ApprovalPolicy(
                in.int32("quorum"),
                in.textsByConstant(ROLES, Act.class),
                new TreeSet<>(in.texts("excludedRoles")),
                new TreeSet<>(in.texts("excludedPeople")),
                new TreeSet<>(in.allParsed("requiredEvidence", EvidenceKey::parse)),
                in.objects("gates", GateCodec::read),
                in.duration("voteExpiry"),
                in.duration("requestExpiry"),
                in.objects("freezeWindows", PolicyCodec::window)));
    }

    private static void window(JsonOut out, FreezeWindow window) {
        out.text("type", window.getClass().getSimpleName());
        if (window instanceof FreezeWindow.Once w) {
            out.instant("from", w.from()).instant("until", w.until());
        } else if (window instanceof FreezeWindow.Weekly w) {
            out.printed("fromDay", w.fromDay())
                    .printed("from", w.from())
                    .printed("untilDay", w.untilDay())
                    .printed("until", w.until());
        } else {
            throw new IllegalStateException("No format for freeze window " + window);
        }
    }

    private static FreezeWindow window(JsonIn in) {
        String type = in.text("type");
        return switch (type) {
            case "Once" -> {
                in.only("type", "from", "until");
                yield new FreezeWindow.Once(in.instant("from"), in.instant("until"));
            }
            case "Weekly" -> {
                in.only("type", "fromDay", "from", "untilDay", "until");
                yield new FreezeWindow.Weekly(
                        in.constant("fromDay", DayOfWeek.class),
                        in.timeOfDay("from"),
                        in.constant("untilDay", DayOfWeek.class),
                        in.timeOfDay("until"));
            }
            default -> throw in.unknownType("freeze window", FreezeWindow.class);
        };
    }
}
