// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RequestId;
import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.ExperimentCodec;
import io.mlops4j.core.codec.JsonIn;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.codec.RunEventCodec;
import io.mlops4j.core.tracking.RunSearch;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Inputs that are nearly sound, to everything that reads what others wrote: refused by one of the errors that are meant
 * for that, or read as what writes the very same again.
 */
class FuzzTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "format-1", "store");
    private static final Path FILE = Path.of("0123456789abcdef0123456789abcdef.seg");
    private static final RunId RUN = RunId.of("r1");
    private static final Receipt RECEIPT = new Receipt(
            "{\"v\":1}",
            5,
            List.of(Digest.of("sibling")),
            Checkpoint.unsigned("models.example/churn", 5, new Digest("0".repeat(64))));

    /** What reads something. Its lambdas have no state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private enum Parser {
        RECORD_FILE(FuzzTest::records, Seals::record) {
            @Override
            void read(byte[] input) {
                assertThat(RecordFile.decode(FILE, input).encode()).isEqualTo(input);
            }
        },
        CHECKED_LINE(FuzzTest::records, Seals::line) {
            @Override
            void read(byte[] input) {
                String text = new String(input, UTF_8);
                assertThat(CheckedLine.seal(CheckedLine.open(FILE, RecordFile.MAGIC, 1, text)))
                        .isEqualTo(text);
            }
        },
        SEGMENT(FuzzTest::segments, Seals::segment) {
            @Override
            void read(byte[] input) {
                SegmentText.Batches read = SegmentText.read(FILE, RUN, SegmentText.Position.START, input);
                assertThat(read.end().offset()).isLessThanOrEqualTo(input.length);
            }
        },
        JSON(FuzzTest::payloads, Seals::json) {
            @Override
            void read(byte[] input) {
                JsonIn in = JsonIn.read("input", new String(input, UTF_8), 1);
                assertThat(in.version()).isEqualTo(1);
            }
        },
        MODEL_ENTRY(FuzzTest::payloads, Seals::json) {
            @Override
            void read(byte[] input) {
                String text = new String(input, UTF_8);
                for (int revision = 1; revision < 13; revision++) {
                    ModelName model = ModelName.of("Credit risk");
                    if (text.contains("\"revision\":" + revision + ",")) {
                        LogEntry entry = new LogEntry(revision, text);
                        // what was read can be written
                        assertThat(ModelEntryCodec.encode(model, ModelEntryCodec.decode(model, entry)))
                                .startsWith("{\"v\":1,");
                    }
                }
            }
        },
        RUN_EVENTS(FuzzTest::payloads, Seals::json) {
            @Override
            void read(byte[] input) {
                assertThat(RunEventCodec.encode(RunEventCodec.decode("input", new String(input, UTF_8))))
                        .startsWith("{\"v\":1,");
            }
        },
        EXPERIMENT(FuzzTest::payloads, Seals::json) {
            @Override
            void read(byte[] input) {
                assertThat(ExperimentCodec.encode(ExperimentCodec.decode("input", new String(input, UTF_8))))
                        .startsWith("{\"v\":1,");
            }
        },
        PAGE_TOKEN(() -> List.of("AQAB".getBytes(UTF_8), "eyJ2IjoxfQ".getBytes(UTF_8)), input -> input) {
            @Override
            void read(byte[] input) {
                RunSearch.search(List.of(), RunQuery.all().at(new String(input, UTF_8)));
            }
        },
        MOVE_RECEIPT(() -> List.of(RECEIPT.text().getBytes(UTF_8)), input -> input) {
            @Override
            void read(byte[] input) {
                Receipt read = Receipt.parse(new String(input, UTF_8));
                assertThat(Receipt.parse(read.text())).isEqualTo(read);
            }
        },
        REQUEST_ID(() -> List.of("churn#1".getBytes(UTF_8), "a b#12".getBytes(UTF_8)), input -> input) {
            @Override
            void read(byte[] input) {
                assertThat(RequestId.parse(new String(input, UTF_8)).number()).isPositive();
            }
        },
        MANIFEST(
                () -> List.of(
                        ("0".repeat(64) + "  12  model/weights.bin\n" + "1".repeat(64) + "  0  x\n").getBytes(UTF_8)),
                input -> input) {
            @Override
            void read(byte[] input) {
                String text = new String(input, UTF_8);
                assertThat(ArtifactManifest.parse(text).text()).isEqualTo(text);
            }
        },
        DIGEST(() -> List.of(("sha256:" + "0".repeat(64)).getBytes(UTF_8)), input -> input) {
            @Override
            void read(byte[] input) {
                String text = new String(input, UTF_8);
                assertThat(Digest.parse(text)).hasToString(text);
            }
        },
        FILE_NAME(() -> List.of("%43redit%20risk".getBytes(UTF_8), "a.b-c_d".getBytes(UTF_8)), input -> input) {
            @Override
            void read(byte[] input) {
                String text = new String(input, UTF_8);
                FileNames.nameOf(text)
                        .ifPresent(name -> assertThat(FileNames.of(name)).isEqualTo(text));
            }
        };

        final Corpus corpus;
        final UnaryOperator<byte[]> seal;

        Parser(Corpus corpus, UnaryOperator<byte[]> seal) {
            this.corpus = corpus;
            this.seal = seal;
        }

        abstract void read(byte[] input);
    }

    private interface Corpus {
        List<byte[]> inputs() throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void takesSomeInputs(Parser parser) throws IOException {
        feed(parser, 1, 2_000);
    }

    @Tag("rigs")
    @ParameterizedTest
    @EnumSource
    void takesAMillionInputs(Parser parser) throws IOException {
        int read = feed(parser, 2, 1_000_000);
        System.out.println(parser + ": 1,000,000 inputs, " + read + " of them read");
    }

    @Test
    void reachesWhatLiesBehindTheChecks() throws IOException {
        for (Parser parser : Parser.values()) {
            if (parser != Parser.PAGE_TOKEN) {
                assertThat(feed(parser, 3, 5_000)).as("%s, read", parser).isPositive();
            }
        }
    }

    /** Readers with one fault each. */
    @SuppressWarnings("ImmutableEnumChecker")
    private enum Careless {
        TRUSTS_A_NUMBER(Parser.SEGMENT, text -> Long.parseLong(text.split(" ", -1)[1].replaceAll(".*=", ""))),
        TRUSTS_A_LENGTH(
                Parser.RECORD_FILE,
                text -> assertThat(text.substring(0, Integer.parseInt(text.replaceAll("(?s).*bytes=(\\d+) .*", "$1"))))
                        .isNotNull()),
        TRUSTS_A_PLACE(Parser.MANIFEST, text -> assertThat(text.charAt(64)).isEqualTo(' ')),
        WRITES_SOMETHING_ELSE(
                Parser.FILE_NAME, text -> assertThat(FileNames.of(text)).isEqualTo(text)),
        ACCEPTS_ANYTHING(
                Parser.DIGEST,
                text -> assertThat(Digest.parse("sha256:" + "0".repeat(64))).hasToString(text));

        final Parser parser;
        final Consumer<String> reader;

        Careless(Parser parser, Consumer<String> reader) {
            this.parser = parser;
            this.reader = reader;
        }
    }

    @ParameterizedTest
    @EnumSource
    void noticesACarelessReader(Careless careless) {
        assertThatThrownBy(() ->
                        feed(careless.parser, input -> careless.reader.accept(new String(input, UTF_8)), 1, 2_000))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("of " + careless.parser);
    }

    private static int feed(Parser parser, long seed, int inputs) throws IOException {
        return feed(parser, parser::read, seed, inputs);
    }

    /** Returns how many inputs were read. */
    private static int feed(Parser parser, Consumer<byte[]> reader, long seed, int inputs) throws IOException {
        Mutator mutator = new Mutator(parser.corpus.inputs(), seed);
        int read = 0;
        for (int i = 0; i < inputs; i++) {
            byte[] input = mutator.next();
            input = mutator.coin() ? parser.seal.apply(input) : input;
            try {
                reader.accept(input);
                read++;
            } catch (CorruptRecordException | UnsupportedFormatException e) {
                // refused as it should be
            } catch (IllegalArgumentException e) {
                requireOurs(parser, input, e);
            } catch (RuntimeException | Error e) {
                fail("Seed " + seed + ", input " + i + " of " + parser + ": " + new String(input, UTF_8), e);
            }
        }
        return read;
    }

    /** Those who read what a user typed refuse it so; those who read files do not. */
    private static void requireOurs(Parser parser, byte[] input, IllegalArgumentException e) {
        boolean typed = parser.compareTo(Parser.EXPERIMENT) > 0;
        if (!typed || !String.valueOf(e.getMessage()).matches("(?s)(Invalid|Cannot) .+")) {
            fail("Input of " + parser + ": " + new String(input, UTF_8), e);
        }
    }

    private static List<byte[]> records() throws IOException {
        return files(".rec", "FORMAT");
    }

    private static List<byte[]> segments() throws IOException {
        SegmentLines lines = new SegmentLines(RUN, FILE.toString().replace(".seg", ""));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        lines.write(List.of(new MetricPoint("auc", 0.5, 1, 2), new MetricPoint("log loss", Double.NaN, -1, 0)));
        lines.copyTo(text);
        lines.write(List.of(new MetricPoint("auc", -0.0, 3, 4)));
        lines.copyTo(text);
        return List.of(text.toByteArray());
    }

    private static List<byte[]> payloads() throws IOException {
        return records().stream()
                .flatMap(bytes -> RecordFile.decode(FILE, bytes).payloads().stream())
                .map(payload -> payload.getBytes(UTF_8))
                .toList();
    }

    private static List<byte[]> files(String... suffixes) throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(suffixes)
                            .anyMatch(suffix -> file.toString().endsWith(suffix)))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            List<byte[]> contents = new ArrayList<>();
            for (Path file : found) {
                contents.add(Files.readAllBytes(file));
            }
            return contents;
        }
    }
}
