// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.error.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How contents get their names, both ways. */
class PublisherTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void givesANameOnce(Placing placing) throws IOException {
        Publisher publisher = publisher(placing);
        Path target = root.resolve("name");

        assertThat(publisher.publish(target, bytes("first"))).isEqualTo(Publisher.Outcome.WON);
        assertThat(publisher.publish(target, bytes("other"))).isEqualTo(Publisher.Outcome.LOST);
        assertThat(new StoreFiles(root).read(target))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes("first")));
        assertThat(root.resolve("tmp")).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void countsAnOwnContentAsWonWhateverTheErrorSaid(Placing placing) {
        Publisher publisher = publisher(placing);
        Path target = root.resolve("name");
        publisher.publish(target, bytes("own"));

        // as when the answer to the first attempt was lost and the file system tried again
        assertThat(publisher.publish(target, bytes("own"))).isEqualTo(Publisher.Outcome.WON);
    }

    @ParameterizedTest
    @EnumSource
    void reportsANameThatCannotBeGiven(Placing placing) {
        Publisher publisher = publisher(placing);

        assertThatThrownBy(() -> publisher.publish(root.resolve("missing/name"), bytes("x")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("missing");
        assertThat(root.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void doesNotLoseToANameOfTheOtherWay() {
        Publisher links = publisher(Placing.LINK);
        Publisher folders = publisher(Placing.FOLDER);

        assertThat(links.publish(root.resolve("a"), bytes("link"))).isEqualTo(Publisher.Outcome.WON);
        assertThat(folders.publish(root.resolve("a"), bytes("folder"))).isEqualTo(Publisher.Outcome.LOST);
        assertThat(folders.publish(root.resolve("b"), bytes("folder"))).isEqualTo(Publisher.Outcome.WON);
        assertThat(links.publish(root.resolve("b"), bytes("link"))).isEqualTo(Publisher.Outcome.LOST);
    }

    @Test
    void findsOutThatThisFileSystemHasHardLinks() throws IOException {
        assertThat(publisher(null).placing()).isEqualTo(Placing.LINK);
    }

    private Publisher publisher(@Nullable Placing placing) {
        StoreFiles files = new StoreFiles(root);
        return new Publisher(files, new DurableFiles(files), placing);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
