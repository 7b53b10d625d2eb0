// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitCommitTest {
    private static final String ONE = "1".repeat(40);
    private static final String TWO = "2".repeat(40);

    @TempDir
    Path tree;

    @Test
    void aDetachedHeadIsTheCommitItself() throws Exception {
        write(".git/HEAD", ONE + "\n");

        assertThat(GitCommit.of(tree)).contains(ONE);
    }

    @Test
    void aCommitOfASha256RepositoryIsFound() throws Exception {
        write(".git/HEAD", "a".repeat(64) + "\n");

        assertThat(GitCommit.of(tree)).contains("a".repeat(64));
    }

    @Test
    void aBranchLeadsToItsLooseRef() throws Exception {
        write(".git/HEAD", "ref: refs/heads/feature/x\n");
        write(".git/refs/heads/feature/x", ONE + "\n");

        assertThat(GitCommit.of(tree)).contains(ONE);
    }

    @Test
    void aPackedRefIsFound() throws Exception {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(
                ".git/packed-refs",
                "# pack-refs with: peeled fully-peeled sorted\n" + TWO + " refs/heads/other/refs/heads/main\n" + ONE
                        + " refs/heads/main\n" + TWO + " refs/tags/v1\n^" + TWO + "\n");

        assertThat(GitCommit.of(tree)).contains(ONE);
    }

    @Test
    void aLooseRefIsNewerThanAPackedOne() throws Exception {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/refs/heads/main", ONE + "\n");
        write(".git/packed-refs", TWO + " refs/heads/main\n");

        assertThat(GitCommit.of(tree)).contains(ONE);
    }

    @Test
    void aFolderDeepInTheWorkTreeIsEnough() throws Exception {
        write(".git/HEAD", ONE + "\n");
        Path deep = Files.createDirectories(tree.resolve("a/b/c"));

        assertThat(GitCommit.of(deep)).contains(ONE);
    }

    @Test
    void aLinkedWorkTreeHasItsOwnHeadAndSharedBranches() throws Exception {
        write("main/.git/HEAD", "ref: refs/heads/main\n");
        write("main/.git/refs/heads/main", TWO + "\n");
        write("main/.git/packed-refs", ONE + " refs/heads/topic\n");
        write("main/.git/worktrees/w/HEAD", "ref: refs/heads/topic\n");
        write("main/.git/worktrees/w/commondir", "../..\n");
        write("w/.git", "gitdir: " + tree.resolve("main/.git/worktrees/w") + "\n");

        assertThat(GitCommit.of(tree.resolve("w"))).contains(ONE);
        assertThat(GitCommit.of(tree.resolve("main"))).contains(TWO);
    }

    @Test
    void aSubmodulePointsToItsFolderByARelativePath() throws Exception {
        write(".git/modules/sub/HEAD", ONE + "\n");
        write("sub/.git", "gitdir: ../.git/modules/sub\n");

        assertThat(GitCommit.of(tree.resolve("sub"))).contains(ONE);
    }

    @Test
    void aRefMayPointAtAnother() throws Exception {
        write(".git/HEAD", "ref: refs/heads/alias\n");
        write(".git/refs/heads/alias", "ref: refs/heads/main\n");
        write(".git/refs/heads/main", ONE + "\n");

        assertThat(GitCommit.of(tree)).contains(ONE);
    }

    @Test
    void refsThatPointAtEachOtherEnd() throws Exception {
        write(".git/HEAD", "ref: refs/heads/a\n");
        write(".git/refs/heads/a", "ref: refs/heads/b\n");
        write(".git/refs/heads/b", "ref: refs/heads/a\n");

        assertThat(GitCommit.of(tree)).isEmpty();
    }

    @Test
    void aBranchWithoutCommitsHasNone() throws Exception {
        write(".git/HEAD", "ref: refs/heads/main\n");

        assertThat(GitCommit.of(tree)).isEmpty();
    }

    @Test
    void aRefThatLeavesTheRepositoryIsNotFollowed() throws Exception {
        write("secret", ONE + "\n");
        write(".git/refs/heads/main", TWO + "\n");
        write(".git/HEAD", "ref: refs/../../secret\n");
        assertThat(GitCommit.of(tree)).isEmpty();

        write(".git/HEAD", "ref: " + tree.resolve("secret") + "\n");
        assertThat(GitCommit.of(tree)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "ref:", "ref: ", "ref: refs/heads/.invalid", "ref: refs/\u0000", "not a commit", "123"
            })
    void whatIsNoHeadIsNoCommit(String head) throws Exception {
        write(".git/HEAD", head);

        assertThat(GitCommit.of(tree)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gitdir:", "gitdir: /nowhere/at/all", "gitdir: \u0000", "something else"})
    void whatIsNoRepositoryIsNoCommit(String pointer) throws Exception {
        write(".git", pointer);

        assertThat(GitCommit.of(tree)).isEmpty();
    }

    @Test
    void aFolderOutsideOfAnyWorkTreeHasNone() {
        assertThat(GitCommit.of(tree.getRoot())).isEmpty();
        assertThat(GitCommit.of(tree.resolve("does/not/exist"))).isEmpty();
    }

    private void write(String path, String text) throws IOException {
        Path file = tree.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
