// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.verifier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Verifies the export of a model's audit log: {@code java AuditVerifier.java EXPORT [KEY|-] [SEEN...]}. {@code EXPORT} is the
 * folder, {@code KEY} the public key of the log as {@code name+id+base64} or a file that holds it and those before it, and each {@code SEEN} something kept from before: a
 * checkpoint, a receipt, a registry checkpoint, or the folder of an earlier export. Ends with 0 if nothing is wrong, 1 if
 * something is, saying what and where, and 2 if it could not look.
 *
 * <p>Without a key and without anything seen before, an export that agrees with itself is sound, whoever made it; the verdict says
 * what it rests on.
 */
public final class AuditVerifier {
    private static final byte[] X509_OF_ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] EMPTY = {};
    private static final Pattern HEAD =
            Pattern.compile("\\{\"v\":[0-9]{1,9},\"model\":\"((?:[^\"\\\\]|\\\\.)*+)\",\"revision\":([0-9]{1,18}),");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern REMARK = Pattern.compile("remark:sha256:([0-9a-f]{64})");
    private static final Set<String> WORDS = Set.of("reason", "comment", "findings");
    private static final int HEAD_BYTES = 4_096;
    private static final int KEY_ID_BYTES = 4;
    private static final int CRC_TAIL = ",\"crc\":\"00000000\"}".length();
    private static final String PROOF = "c2sp.org/tlog-proof@v1";
    private static final String LOG = "log.jsonl";
    private static final String REMARKS = "remarks.jsonl";
    private static final String REPORTS = "reports.txt";

    /** What a checkpoint says, its root in base64, and where it was read. */
    private record Head(String origin, long size, String root, String note, List<String> signatures, String source) {}

    /** A tlog-proof: the hash of the entry as a leaf in base64, its place from 0, the path, the checkpoint. */
    private record Proof(String leaf, long index, List<byte[]> path, Head head) {}

    /** A public key by its name and id, {@code name+id}. */
    private record Key(String id, PublicKey key) {}

    private final Path export;

    /** The keys of the log, of which any may have signed, or none if the auditor brought none. */
    private final List<Key> keys = new ArrayList<>();

    private final MessageDigest sha256;
    private final List<String> findings = new ArrayList<>();

    /** Checkpoints of the export itself, and those kept from before. Only these say what the log was. */
    private final List<Head> own = new ArrayList<>();

    private final List<Head> kept = new ArrayList<>();
    /** What people said, by the digest of the remark: the first entry that holds it. */
    private final Map<String, Long> said = new LinkedHashMap<>();

    /** The remarks that an entry holds or quotes, and the entries whose remarks were erased. */
    private final Map<Long, Set<String>> named = new HashMap<>();

    private final Set<Long> erased = new HashSet<>();

    /** The roots of the log, in base64, by the sizes that were asked for: the proofs of one export have one size. */
    private final Map<Long, String> roots = new HashMap<>();

    private List<byte[]> leaves = new ArrayList<>();
    private String model = "";

    /** Files whose line ends somebody's tool has changed, which is no change of an entry. */
    private final Set<Path> carriageReturns = new LinkedHashSet<>();

    private AuditVerifier(Path export, String vkeys) throws GeneralSecurityException {
        this.export = export;
        this.sha256 = MessageDigest.getInstance("SHA-256");
        if (!vkeys.equals("-")) {
            // of an empty text there is no line, and it is no key either
            for (String vkey : vkeys.isEmpty() ? List.of("") : vkeys.lines().toList()) {
                keys.add(key(vkey.strip()));
            }
        }
    }

    private Key key(String vkey) throws GeneralSecurityException {
        String[] parts = vkey.split("\\+", 3);
        byte[] typed = parts.length == 3 && parts[2].matches("[A-Za-z0-9+/]{44}") ? base64(parts[2]) : EMPTY;
        if (typed.length != 33 || typed[0] != 1) {
            throw new IllegalArgumentException(
                    "the key is neither '-' nor 'name+id+base64' of an Ed25519 key, as the host's"
                            + " CheckpointSigner prints it, nor a file that holds such keys, one a line");
        }
        byte[] id = Arrays.copyOf(hash((parts[0] + "\n").getBytes(UTF_8), typed), KEY_ID_BYTES);
        if (!parts[1].equals(HexFormat.of().formatHex(id))) {
            throw new IllegalArgumentException("the key has another id than it says");
        }
        byte[] encoded = join(X509_OF_ED25519, Arrays.copyOfRange(typed, 1, 33));
        return new Key(
                parts[0] + "+" + parts[1],
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    }

    /** Verifies as the command line says, and ends the process. */
    public static void main(String[] args) {
        if (args.length == 0 || args[0].startsWith("-")) {
            System.err.println("usage: AuditVerifier EXPORT [KEY|-] [CHECKPOINT|RECEIPT|REGISTRY|EARLIER-EXPORT...]");
            System.exit(2);
        }
        try {
            List<Path> seen = Arrays.stream(args).skip(2).map(Path::of).toList();
            AuditVerifier verifier = verified(Path.of(args[0]), args.length > 1 ? args[1] : "-", seen);
            List<String> findings = verifier.findings;
            findings.forEach(System.out::println);
            System.out.println(
                    findings.isEmpty()
                            ? "sound: " + verifier.basis(seen)
                            : findings.size() + (findings.size() == 1 ? " finding" : " findings") + ": NOT SOUND");
            System.exit(findings.isEmpty() ? 0 : 1);
        } catch (NoSuchFileException e) {
            System.err.println("cannot verify: there is no file '" + e.getFile() + "'");
            System.exit(2);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("cannot verify: " + e.getMessage());
            System.exit(2);
        }
    }

    /** What a verdict without findings rests on, since the word alone promises more than it may hold. */
    private String basis(List<Path> seen) {
        String log = leaves.size() + (leaves.size() == 1 ? " entry" : " entries") + " of '" + modelName() + "'; ";
        boolean unsigned = keys.isEmpty();
        String signatures =
                unsigned ? "signature NOT checked (no key given); " : "signature checked with key " + keyIds() + "; ";
        if (!seen.isEmpty()) {
            return log + signatures + "agrees with what was kept elsewhere: "
                    + seen.stream().map(Path::toString).collect(Collectors.joining(", "));
        }
        return log + signatures
                + "nothing kept elsewhere was given, so this shows only that the export agrees with itself"
                + (unsigned ? "" : " and that the holder of the key signed it");
    }

    /**
     * Verifies an export.
     *
     * @param export its folder
     * @param key the public key of the log, or the name of a file that holds it and those before it, one a line, or {@code -} to
     *     accept any signature or none
     * @param seen checkpoints, receipts, registry checkpoints and folders of exports that were kept from before
     * @return what is wrong, each with its place; empty if nothing is
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if the key, or something seen before, is not what it should be
     */
    public static List<String> verify(Path export, String key, List<Path> seen) throws IOException {
        return verified(export, key, seen).findings;
    }

    private static AuditVerifier verified(Path export, String key, List<Path> seen) throws IOException {
        try {
            AuditVerifier verifier = new AuditVerifier(export, keyOrItsFile(key.strip()));
            verifier.leaves = verifier.readLog();
            verifier.checkLeafHashes();
            verifier.checkOwnFiles();
            for (Path file : seen) {
                verifier.remember(file);
            }
            verifier.checkHeads();
            verifier.carriageReturns.stream()
                    .filter(file -> file.startsWith(export))
                    .forEach(file -> verifier.findings.add(
                            file.getFileName() + ": a tool has changed its line ends; copy the export byte for byte"));
            return verifier;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key is not an Ed25519 key: " + e.getMessage(), e);
        }
    }

    private static String keyOrItsFile(String given) throws IOException {
        try {
            Path file = Path.of(given);
            return Files.isRegularFile(file) ? text(file).strip() : given;
        } catch (InvalidPathException e) {
            return given;
        }
    }

    // ---- the log

    private List<byte[]> readLog() throws IOException {
        return readLines(export.resolve(LOG), this::checkEntry);
    }

    private interface Entry {
        void check(long place, byte[] line);
    }

    /** Gives the hash of each line as a leaf. */
    private List<byte[]> readLines(Path file, Entry entry) throws IOException {
        List<byte[]> hashes = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            byte[] block = new byte[1 << 16];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                int start = 0;
                for (int i = 0; i < read; i++) {
                    if (block[i] == '\n') {
                        line.write(block, start, i - start);
                        byte[] bytes = withoutCarriageReturn(line.toByteArray(), file);
                        hashes.add(leaf(bytes));
                        entry.check(hashes.size(), bytes);
                        line.reset();
                        start = i + 1;
                    }
                }
                line.write(block, start, read - start);
            }
            if (line.size() > 0) {
                findings.add("entry " + (hashes.size() + 1) + ": " + file.getFileName() + " is cut off within it");
            }
        }
        return hashes;
    }

    /** No entry ends with one, so it came from a tool that changes line ends; the entry is the same. */
    private byte[] withoutCarriageReturn(byte[] line, Path file) {
        if (line.length == 0 || line[line.length - 1] != '\r') {
            return line;
        }
        carriageReturns.add(file);
        return Arrays.copyOf(line, line.length - 1);
    }

    private void checkEntry(long place, byte[] line) {
        String start = new String(line, 0, Math.min(line.length, HEAD_BYTES), ISO_8859_1);
        Matcher head = HEAD.matcher(start);
        if (!head.lookingAt()) {
            findings.add("entry " + place + ": is no entry of a log");
            return;
        }
        if (place == 1) {
            model = head.group(1);
        } else if (!head.group(1).equals(model)) {
            findings.add("entry " + place + ": says that it is of model '" + head.group(1) + "'");
        }
        if (!head.group(2).equals(Long.toString(place))) {
            findings.add("entry " + place + ": says that it is entry " + head.group(2));
        }
        int end = line.length - CRC_TAIL;
        CRC32C crc = new CRC32C();
        crc.update(line, 0, Math.max(0, end));
        String tail = ",\"crc\":\"" + HexFormat.of().toHexDigits((int) crc.getValue()) + "\"}";
        if (end < 0 || !new String(line, end, CRC_TAIL, ISO_8859_1).equals(tail)) {
            findings.add("entry " + place + ": its checksum does not fit");
        }
        String text = new String(line, ISO_8859_1);
        // an erasure has a reason, so it too is among these
        if (REMARK.matcher(text).find()) {
            readRemarks(place, text);
        }
    }

    /** As JSON in UTF-8 it is in the entries. Names hold neither backslashes nor control characters, so only quotes are escaped. */
    private String modelName() {
        return new String(model.getBytes(ISO_8859_1), UTF_8).replace("\\\"", "\"");
    }

    /** Tags and descriptions may hold anything, so a remark counts only where people's words belong. */
    private void readRemarks(long place, String entry) {
        String[] type = {""};
        walk(entry, (path, value) -> {
            String field = path.substring(path.lastIndexOf('/') + 1);
            boolean words = WORDS.contains(field)
                    && (path.equals("/events/" + field) || path.equals("/events/command/" + field));
            if (words || path.equals("/events/denials/sentence")) {
                for (Matcher found = REMARK.matcher(value); found.find(); ) {
                    named.computeIfAbsent(place, of -> new HashSet<>()).add(found.group(1));
                    if (words) {
                        said.putIfAbsent(found.group(1), place);
                    }
                }
            } else if (path.equals("/events/type")) {
                type[0] = value;
            } else if (path.equals("/events/entry") && type[0].equals("RemarksErased")) {
                if (NUMBER.matcher(value).matches()) {
                    erased.add(Long.parseLong(value));
                } else {
                    findings.add("entry " + place + ": says that the remarks of entry '" + value + "' were erased");
                }
            }
        });
    }

    private interface Value {
        void at(String path, String text);
    }

    /** Gives the strings, still escaped, and whole numbers of a line of JSON, each with the keys that lead to it. */
    private static void walk(String json, Value value) {
        Deque<String> containers = new ArrayDeque<>();
        String path = "";
        for (int i = 0; i < json.length(); i++) {
            char next = json.charAt(i);
            int end = i + 1;
            if (next == '{' || next == '[') {
                containers.push(path);
            } else if ((next == '}' || next == ']') && !containers.isEmpty()) {
                path = containers.pop();
            } else if (next == '"') {
                for (; end < json.length() && json.charAt(end) != '"'; end++) {
                    end += json.charAt(end) == '\\' ? 1 : 0;
                }
                String text = json.substring(i + 1, Math.min(end, json.length()));
                if (json.startsWith(":", end + 1)) {
                    path = containers.peek() + "/" + text;
                } else {
                    value.at(path, text);
                }
                i = end;
            } else if (next >= '0' && next <= '9') {
                for (; end < json.length() && Character.isDigit(json.charAt(end)); end++) {}
                value.at(path, json.substring(i, end));
                i = end - 1;
            }
        }
    }

    /** The list alone proves nothing; once its root is that of the checkpoint it names the very entry that was changed. */
    private void checkLeafHashes() throws IOException {
        Path file = export.resolve("leaf-hashes.txt");
        if (!Files.exists(file)) {
            findings.add("leaf-hashes.txt: is missing");
            return;
        }
        List<String> listed = Files.readAllLines(file, ISO_8859_1);
        for (int i = 0; i < Math.min(listed.size(), leaves.size()); i++) {
            if (!listed.get(i).equals(text(leaves.get(i)))) {
                findings.add("entry " + (i + 1) + ": is not the one whose hash is listed in leaf-hashes.txt");
            }
        }
        if (listed.size() != leaves.size()) {
            findings.add("log: has " + leaves.size() + " entries; leaf-hashes.txt lists " + listed.size());
        }
    }

    // ---- the other files of the export

    private void checkOwnFiles() throws IOException {
        checked("checkpoint.txt", text -> {
            Head head = head(text, "checkpoint.txt");
            addSigned(own, head);
            if (head.size() < leaves.size()) {
                findings.add("log: has " + leaves.size() + " entries; checkpoint.txt is of the first " + head.size());
            }
        });
        checked("registry.txt", this::checkRegistry);
        checked(REPORTS, this::checkReports);
        checkRemarks();
        try (Stream<Path> files = Files.list(export)) {
            List<String> proofs = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".tlog-proof"))
                    .sorted()
                    .toList();
            for (String name : proofs) {
                checked(name, text -> {
                    Proof proof = proof(text, name);
                    addSigned(own, proof.head());
                    checkProof(proof, name);
                });
            }
        }
    }

    private void checkRemarks() throws IOException {
        Set<String> present = new HashSet<>();
        if (Files.exists(export.resolve(REMARKS))) {
            readLines(export.resolve(REMARKS), (place, line) -> {
                String digest = HexFormat.of().formatHex(hash(line));
                present.add(digest);
                if (!said.containsKey(digest)) {
                    findings.add(REMARKS + " line " + place + ": belongs to no entry, or was changed");
                }
            });
        } else {
            findings.add(REMARKS + ": is missing");
        }
        erased.forEach(entry -> present.addAll(named.getOrDefault(entry, Set.of())));
        said.forEach((digest, entry) -> {
            if (!present.contains(digest)) {
                findings.add("entry " + entry + ": its remark sha256:" + digest + " is not in " + REMARKS
                        + ", and no entry says that it was erased");
            }
        });
    }

    private interface Check {
        void accept(String text) throws GeneralSecurityException, IOException;
    }

    private void checked(String name, Check check) throws IOException {
        if (!Files.exists(export.resolve(name))) {
            findings.add(name + ": is missing");
            return;
        }
        try {
            check.accept(text(export.resolve(name)));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            findings.add(name + ": " + e.getMessage());
        }
    }

    private void checkProof(Proof proof, String name) {
        if (!proves(proof)) {
            findings.add(name + ": proves nothing, its hashes do not lead to its checkpoint");
        } else if (proof.index() < leaves.size()
                && !text(leaves.get((int) proof.index())).equals(proof.leaf())) {
            findings.add("entry " + (proof.index() + 1) + ": is not the entry that " + name + " proves");
        }
    }

    /** People read the reports, so they must be those that were made of this log. */
    private void checkReports(String text) throws GeneralSecurityException, IOException {
        List<String> lines =
                lines(text, "\\S+ +\\S+", "is not a list of the log's size and root, and the reports on it");
        requireSigned(linesHead(text, lines, REPORTS));
        if (!lines.contains(leaves.size() + " " + root(leaves.size()))) {
            throw new IllegalArgumentException(
                    "is of other reports than those on this log with " + leaves.size() + " entries and its hash");
        }
        for (String name : List.of("report.html", "report.md")) {
            Path report = export.resolve(name);
            if (!Files.exists(report)) {
                findings.add(name + ": is missing");
            } else if (!lines.contains(HexFormat.of().formatHex(hash(Files.readAllBytes(report))) + "  " + name)) {
                findings.add(name + ": is not the one that was made with this export");
            }
        }
    }

    private void checkRegistry(String text) throws GeneralSecurityException {
        List<String> models = models(text);
        Head registry = linesHead(text, models, "registry.txt");
        if (!models.contains(leaves.size() + " " + root(leaves.size()) + " " + modelName())) {
            findings.add("registry.txt: does not have this log with " + leaves.size() + " entries and its hash");
        }
        requireSigned(registry);
    }

    // ---- what was kept from before

    private void remember(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            compare(file);
            return;
        }
        try {
            remember(keptText(file), file.toString());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + file + "' " + e.getMessage(), e);
        }
    }

    private void remember(String text, String name) throws IOException {
        if (text.startsWith(PROOF + "\n")) {
            Proof proof = proof(text, name);
            addSigned(kept, proof.head());
            checkProof(proof, name);
        } else if (text.matches("(?s)(\n|[0-9]+ .*\n\n).*")) {
            compareRegistry(text, name);
        } else {
            addSigned(kept, head(text, name));
        }
    }

    /** An earlier export has every entry, so the first one that differs can be named. */
    private void compare(Path earlier) throws IOException {
        List<byte[]> before = readLines(earlier.resolve(LOG), (place, line) -> {});
        for (int i = 0; i < Math.min(before.size(), leaves.size()); i++) {
            if (!Arrays.equals(before.get(i), leaves.get(i))) {
                findings.add("entry " + (i + 1) + ": is the first that differs from the export in " + earlier);
                break;
            }
        }
        if (before.size() > leaves.size()) {
            findings.add(
                    "log: ends at entry " + leaves.size() + "; the export in " + earlier + " has " + before.size());
        }
        addSigned(kept, head(keptText(earlier.resolve("checkpoint.txt")), earlier + "/checkpoint.txt"));
    }

    private void compareRegistry(String text, String name) throws IOException {
        List<String> before = models(text);
        reportUnsigned(linesHead(text, before, name));
        checked("registry.txt", now -> compareRegistry(before, models(now), name));
    }

    private void compareRegistry(List<String> before, List<String> now, String name) {
        for (String line : before) {
            String[] old = line.split(" ", 3);
            String[] found = now.stream()
                    .map(other -> other.split(" ", 3))
                    .filter(other -> other[2].equals(old[2]))
                    .findFirst()
                    .orElse(new String[] {"0", "", old[2]});
            String log = "registry.txt: the log of model '" + old[2] + "'";
            if (found[1].isEmpty()) {
                findings.add(log + ", " + old[0] + " entries in " + name + ", is gone");
            } else if (number(found[0]) < number(old[0])) {
                findings.add(log + " had " + old[0] + " entries in " + name);
            } else if (old[2].equals(modelName())) {
                // of this log every entry is here, so it is held to that head like to a checkpoint
                kept.add(new Head("", number(old[0]), old[1], "", List.of(), name));
            } else if (found[0].equals(old[0]) && !found[1].equals(old[1])) {
                findings.add(log + " has other entries than in " + name + ", though as many, " + old[0]);
            }
        }
    }

    /** From the smallest to the largest, so that each that does not fit is bracketed by the last one kept that does. */
    private void checkHeads() {
        long good = 0;
        kept.sort(Comparator.comparingLong(Head::size));
        for (Head head : kept) {
            if (checkHead(head, good)) {
                good = head.size();
            }
        }
        for (Head head : own) {
            checkHead(head, good);
        }
        List<String> origins = Stream.of(own, kept)
                .flatMap(List::stream)
                .map(Head::origin)
                .filter(origin -> !origin.isEmpty())
                .distinct()
                .toList();
        if (origins.size() > 1) {
            findings.add("checkpoints: are of different logs, " + origins);
        }
        String name = URLEncoder.encode(modelName(), UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
        if (!leaves.isEmpty() && !origins.stream().allMatch(origin -> origin.endsWith("/" + name))) {
            findings.add("checkpoints: are of the log " + origins + ", the entries of model '" + modelName() + "'");
        }
    }

    private boolean checkHead(Head head, long good) {
        if (head.size() > leaves.size()) {
            findings.add("log: ends at entry " + leaves.size() + "; it had " + head.size() + " entries, says "
                    + head.source());
            return false;
        }
        if (root(head.size()).equals(head.root())) {
            return true;
        }
        findings.add(
                head.size() <= good
                        ? head.source() + ": contradicts another checkpoint that fits; two histories were signed"
                        : "entries " + (good + 1) + " to " + head.size() + ": at least one is not what it was, says "
                                + head.source()
                                + (good == 0 ? "" : "; up to entry " + good + " the log is the one kept before"));
        return false;
    }

    // ---- formats

    private Head head(String text, String source) {
        String[] lines = text.split("\n", -1);
        int end = lines.length - 1;
        boolean signed = end > 4 && lines[3].isEmpty();
        if (!lines[end].isEmpty() || (end != 3 && !signed) || lines[0].isEmpty()) {
            throw new IllegalArgumentException("is not a checkpoint: origin, size, root, an empty line and signatures");
        }
        if (base64(lines[2]).length != 32) {
            throw new IllegalArgumentException("has a root that is no hash of 32 bytes");
        }
        String note = lines[0] + "\n" + lines[1] + "\n" + lines[2] + "\n";
        List<String> signatures = signed ? List.of(lines).subList(4, end) : List.of();
        if (!signatures.stream().allMatch(line -> line.matches("\u2014 [^ ]+ [^ ]+"))) {
            throw new IllegalArgumentException("is not a checkpoint: a line after the empty one is no signature");
        }
        return new Head(lines[0], number(lines[1]), lines[2], note, signatures, source);
    }

    private Proof proof(String text, String source) {
        int gap = text.indexOf("\n\n");
        String[] lines = text.substring(0, Math.max(0, gap)).split("\n", -1);
        if (lines.length < 3
                || !lines[0].equals(PROOF)
                || !lines[1].startsWith("extra ")
                || !lines[2].startsWith("index ")) {
            throw new IllegalArgumentException("is not a tlog-proof with the entry as extra data");
        }
        List<byte[]> path = new ArrayList<>();
        for (int i = 3; i < lines.length; i++) {
            path.add(base64(lines[i]));
        }
        return new Proof(
                text(leaf(base64(lines[1].substring(6)))),
                number(lines[2].substring(6)),
                path,
                head(text.substring(gap + 2), source));
    }

    private static List<String> models(String text) {
        return lines(text, "[0-9]+ \\S+ .+", "is not a registry checkpoint: size, root and name of each model");
    }

    /** The lines before an empty one, all of one form. */
    private static List<String> lines(String text, String form, String objection) {
        // of no lines there is the empty one alone
        int gap = ("\n" + text).indexOf("\n\n");
        List<String> lines =
                gap <= 0 ? List.of() : List.of(text.substring(0, gap - 1).split("\n", -1));
        if (gap < 0 || !lines.stream().allMatch(line -> line.matches(form))) {
            throw new IllegalArgumentException(objection);
        }
        return lines;
    }

    /** The checkpoint after such lines, which is of the tree over them. */
    private Head linesHead(String text, List<String> lines, String source) {
        Head head = head(text.substring(String.join("\n", lines).length() + (lines.isEmpty() ? 1 : 2)), source);
        List<byte[]> hashes =
                lines.stream().map(line -> leaf(line.getBytes(UTF_8))).toList();
        if (head.size() != lines.size() || !text(root(hashes, hashes.size())).equals(head.root())) {
            throw new IllegalArgumentException("has other lines than its checkpoint is of");
        }
        return head;
    }

    private void addSigned(List<Head> heads, Head head) {
        reportUnsigned(head);
        heads.add(head);
    }

    private void reportUnsigned(Head head) {
        try {
            requireSigned(head);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            findings.add(head.source() + ": " + e.getMessage());
        }
    }

    private void requireSigned(Head head) throws GeneralSecurityException {
        if (keys.isEmpty()) {
            return;
        }
        List<String> signers = new ArrayList<>();
        for (String line : head.signatures()) {
            String[] parts = line.split(" ", -1);
            byte[] both = base64(parts[2]);
            String signer = parts[1] + "+" + HexFormat.of().formatHex(both, 0, Math.min(KEY_ID_BYTES, both.length));
            signers.add(signer);
            for (Key key : keys) {
                if (key.id().equals(signer)) {
                    requireValid(both, key, head);
                    return;
                }
            }
        }
        throw new IllegalArgumentException("is not signed with " + keyIds()
                + (signers.isEmpty() ? ", nor with another key" : ", but with " + String.join(", ", signers)));
    }

    private static void requireValid(byte[] both, Key key, Head head) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key.key());
        signature.update(head.note().getBytes(UTF_8));
        if (both.length != KEY_ID_BYTES + 64 || !signature.verify(both, KEY_ID_BYTES, 64)) {
            throw new IllegalArgumentException("the signature of " + key.id() + " is not valid");
        }
    }

    private String keyIds() {
        return keys.stream().map(Key::id).collect(Collectors.joining(", "));
    }

    private static long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a number of entries");
        }
        return Long.parseLong(text);
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] base64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!text(bytes).equals(text)) {
            throw new IllegalArgumentException("'" + text + "' is not base64");
        }
        return bytes;
    }

    /** Mails, tickets and editors change line ends, the last one, and put a byte order mark before the text. */
    private static String keptText(Path file) throws IOException {
        String lines = text(file).replace("\r\n", "\n").replaceFirst("^\ufeff", "");
        return lines.endsWith("\n") ? lines : lines + "\n";
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), UTF_8);
    }

    // ---- RFC 6962 and RFC 9162

    private byte[] leaf(byte[] content) {
        return hash(new byte[] {0}, content);
    }

    private String root(long size) {
        return roots.computeIfAbsent(size, asked -> text(root(leaves, asked.intValue())));
    }

    private byte[] root(List<byte[]> hashes, int size) {
        return size == 0 ? hash() : root(hashes, 0, size);
    }

    private byte[] root(List<byte[]> hashes, int from, int to) {
        if (to - from == 1) {
            return hashes.get(from);
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        return hash(new byte[] {1}, root(hashes, from, middle), root(hashes, middle, to));
    }

    private boolean proves(Proof proof) {
        long node = proof.index();
        long last = proof.head().size() - 1;
        if (node > last) {
            return false;
        }
        byte[] hash = base64(proof.leaf());
        for (byte[] sibling : proof.path()) {
            if (last == 0 || sibling.length != 32) {
                return false;
            }
            if (node % 2 == 1 || node == last) {
                hash = hash(new byte[] {1}, sibling, hash);
                for (; node % 2 == 0; node /= 2) {
                    last /= 2;
                }
            } else {
                hash = hash(new byte[] {1}, hash, sibling);
            }
            node /= 2;
            last /= 2;
        }
        return last == 0 && text(hash).equals(proof.head().root());
    }

    private byte[] hash(byte[]... parts) {
        for (byte[] part : parts) {
            sha256.update(part);
        }
        return sha256.digest();
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
