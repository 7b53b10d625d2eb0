// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart;

import static io.mlops4j.samples.quickstart.console.Figures.count;
import static io.mlops4j.samples.quickstart.console.Figures.decimal;

import io.mlops4j.common.RequestId;
import io.mlops4j.core.Mlops;
import io.mlops4j.fs.DirectoryBackend;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.samples.quickstart.bank.BankData;
import io.mlops4j.samples.quickstart.bank.Calls;
import io.mlops4j.samples.quickstart.console.Console;
import io.mlops4j.samples.quickstart.model.PairedBootstrap;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** The life of a model on real data, as a story in seven chapters: {@link #tell} is its table of contents. */
public final class Quickstart {
    private final Console console;
    private final Path store;
    private final Path report;
    private final Receipts receipts;

    private Quickstart(Path folder, Console console) {
        this.console = console;
        this.store = folder.resolve("store");
        this.report = folder.resolve("drift-report.html");
        this.receipts = new Receipts(folder.resolve("receipts"));
    }

    /**
     * Tells the story on standard output. Exits with 0 if everything, the audit trail included, is as it should be.
     *
     * @param args the folder for store and report; {@code target/quickstart} if there is none
     */
    public static void main(String[] args) {
        System.exit(run(Path.of(args.length == 0 ? "target/quickstart" : args[0]), System.out));
    }

    static int run(Path folder, PrintStream out) {
        Console console = new Console(out);
        Quickstart quickstart = new Quickstart(folder.toAbsolutePath().normalize(), console);
        boolean sound;
        try {
            sound = quickstart.tell();
        } catch (RuntimeException e) {
            console.space();
            console.line("main job: FAILED: " + e);
            return 1;
        }
        console.space();
        console.line(sound ? "main job: OK" : "main job: FAILED: the audit trail is not sound");
        console.line("store: " + quickstart.store);
        console.line("report: " + quickstart.report);
        return sound ? 0 : 1;
    }

    private boolean tell() {
        console.line("");
        console.say(
                "A bank wants to know whom to call about a term deposit. Ana trains a model on the calls of 2008, Bo"
                        + " approves it, and then the world changes. Every figure below is computed from the real data;"
                        + " only the years are inferred, from the order of the rows (see PROVENANCE.md beside the data).");
        try (Mlops mlops = Mlops.open(DirectoryBackend.at(store))) {
            Team team = Team.of(mlops);

            console.heading("The data");
            Calls all = console.step(
                    "reading bank_marketing.csv.gz",
                    BankData::load,
                    calls -> count(calls.rows().size()) + " calls, " + calls.days());

            console.heading("Ana trains a champion on " + Plan.CHAMPION.period());
            ModelVersion champion = new Training(team.ana(), console, all).train(Plan.CHAMPION);
            console.say(
                    "yes: the share of clients who subscribed. predicted: the mean probability of yes that the model gave. AUC: 0.5 is chance, 1 is perfect. The"
                            + " length of the call would lift it, but is known only after the call, so it is no feature.");

            console.heading("Four eyes before production");
            promoteChampion(team, champion);

            console.heading("The months that followed, scored by what production serves");
            ServedModel served = serveAndWatch(team, all);

            console.heading("Ana trains a challenger on " + Plan.CHALLENGER.period());
            ModelVersion challenger = new Training(team.ana(), console, all).train(Plan.CHALLENGER);
            PairedBootstrap verdict = compare(team, all, served, challenger);

            console.heading("The challenger goes to production, and back");
            promoteAndRollBack(
                    team, challenger, "log loss " + decimal(verdict.difference()) + " against " + served.id());

            console.heading("The audit trail");
            return new AuditChapter(mlops, console).verifyAndPrint(receipts.all());
        }
    }

    private void promoteChampion(Team team, ModelVersion champion) {
        FourEyes fourEyes = new FourEyes(team, console);
        fourEyes.agreeOnPolicy();
        RequestId request = fourEyes.request(champion.id(), "trained on the whole campaign of 2008");
        fourEyes.showSelfApprovalRefused(request);
        receipts.keep(fourEyes.approveAndPromote(request, "hold-out figures and card read"));
    }

    private ServedModel serveAndWatch(Team team, Calls all) {
        ServedModel served = console.step(
                "loading what production serves",
                () -> ServedModel.current(team.monitor()),
                loaded -> loaded.id() + ", its files match their digests");
        List<Calls> months =
                all.between("later", Plan.CHAMPION.next(), Plan.END).byMonth();
        List<MonthlyResult> results = new Watch(team.monitor(), console, all).over(months, served);
        console.step(
                "writing the drift report",
                () -> HtmlReport.write(report, served, results),
                file -> file.getFileName().toString());
        return served;
    }

    private PairedBootstrap compare(Team team, Calls all, ServedModel champion, ModelVersion challenger) {
        Calls later = all.between("bank-marketing-later", Plan.CHALLENGER.next(), Plan.END);
        Challenge challenge = new Challenge(team.ana(), console, all);
        PairedBootstrap verdict = challenge.judge(champion, ServedModel.load(team.ana(), challenger.id()), later);
        challenge.showSideBySide(champion.id(), challenger.id());
        return verdict;
    }

    private void promoteAndRollBack(Team team, ModelVersion challenger, String reason) {
        FourEyes fourEyes = new FourEyes(team, console);
        RequestId request = fourEyes.request(challenger.id(), reason);
        receipts.keep(fourEyes.approveAndPromote(request, "compared on the same calls"));
        receipts.keep(fourEyes.rollBack("the call centre's integration is not ready"));
        fourEyes.showCurrent();
        console.say("The call centre's integration cannot read the new scores yet, so the old version serves again. The"
                + " rollback is shown for demonstration: a new request, its approval and a promotion would bring the"
                + " challenger back.");
    }
}
