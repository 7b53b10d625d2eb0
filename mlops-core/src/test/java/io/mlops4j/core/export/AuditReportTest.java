// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.core.codec.ModelCardCodec;
import io.mlops4j.governance.evidence.ModelCard;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuditReportTest {
    private final ReportedModel model = new ReportedModel();

    @Test
    @DisplayName("it says up to which entry, of which time, since a report has no clock of its own")
    void upTo() {
        model.registered("one");
        model.now("2026-03-01T12:00:00Z");
        model.registered("two");
        assertThat(model.markdown())
                .contains("Reported up to entry 2 of 2026-03-01T12:00:00Z, the time that this entry states.")
                .contains("## Requests and votes\n\nNone.\n");
    }

    @Test
    @DisplayName("the policy in force is said in words, with roles, numbers, times and the entry that defined it")
    void policy() {
        model.defined(ReportedModel.strict());
        assertThat(model.markdown())
                .contains("## Policies in force\n\n### production\n\nFor tier HIGH, the model's: policy sha256:")
                .contains(", defined by dee \\[policy-owner, reviewer\\] at 2026-01-01T00:00:00Z, entry 2.")
                .contains("| approvals needed | 2 different people |\n")
                .contains("| who may ask for a promotion | everybody |\n")
                .contains("| who may vote | role 'approver' |\n")
                .contains("| who may override the policy | role 'operator' |\n")
                .contains("| who may review an override | role 'reviewer' |\n")
                .contains("| roles that never vote | intern |\n")
                .contains("| people who never vote | eve |\n")
                .contains("| required evidence | METRICS, COMPARISON, DRIFT, DATA\\_QUALITY, MODEL\\_CARD |\n")
                .contains("| approvals and waivers count for | 14 days |\n")
                .contains("| requests stay open for | 30 days 12 hours |\n")
                .contains("every week from FRIDAY 16:00 until MONDAY 07:00 UTC<br>from 2026-12-24")
                .doesNotContain("PT");
    }

    @Test
    @DisplayName("each gate is said with its numbers")
    void gates() {
        model.defined(ReportedModel.strict());
        assertThat(model.markdown())
                .contains(
                        "| gates | metric-floor auc: auc is at least 0.8<br>metric-ceiling loss: loss is at most 0.3<br>")
                .contains("auc is not worse than the champion's by more than 0.01, with the whole confidence interval;"
                        + " higher is better; in slice 'age \\< 25' at least 0.7<br>")
                .contains("<br>drift-below psi: psi of every column is below 0.2<br>")
                .contains("<br>data-quality: at most 1 check of the data failed<br>")
                .contains("the model card states owner, revalidation due; the day of revalidation has not passed<br>")
                .contains("<br>not-older-than METRICS: METRICS is at most 14 days old at the promotion<br>")
                .contains("<br>custom lawyer: a gate of the host passes |");
    }

    @Test
    @DisplayName("tier, description and tags are there, and since when and by which entry each version is current")
    void whatIsWhere() {
        model.described("Scores <b>loans</b>\nof households");
        model.defined(ReportedModel.lax());
        model.now("2026-02-01T00:00:00Z");
        model.promoted("one");
        assertThat(model.markdown())
                .contains("| tier | HIGH, as nobody has classified the model |")
                .contains("| description | Scores \\<b\\>loans\\</b\\><br>of households |")
                .contains("| tags | team = credit |")
                .contains(
                        "| production | 1 | 2026-02-01T00:00:00Z | bo \\[approver, operator\\] | entry 7: promoted version 1 to"
                                + " production (request 1) | sha256:")
                .contains("<br>of entry 3 |", "| current in | production |");
    }

    @Test
    @DisplayName("who gave the tier is told, and that the policies of other tiers are not in force")
    void tier() {
        model.defined(ReportedModel.lax());
        model.classified("small exposure");
        assertThat(model.markdown())
                .contains(
                        "| tier | LOW: small exposure<br>by dee \\[policy-owner, reviewer\\]<br>2026-01-01T00:00:00Z<br>entry 3 |")
                .contains("No policy is defined for tier LOW, the model's.")
                .contains("Not in force, for tier HIGH: policy sha256:");
    }

    @Test
    @DisplayName(
            "each piece of evidence says what it shows, which digest is of what, who attached it when, and what replaced it")
    void evidence() {
        ReportedModel.Attached all = model.attachedAll(model.registered("one"));
        String text = model.markdown();
        assertThat(text)
                .contains("| METRICS<br>replaced by entry 3 | run ", "<br>auc = 0.7 | record: ")
                .contains("<br>auc = 0.85<br>loss = 0.2 | record: " + all.metrics() + " | by dee")
                .contains(
                        "| COMPARISON | against version 1<br>auc = 0.85, champion 0.8, difference from 0.01 to 0.09<br>"
                                + "auc \\[age \\< 25\\] = 0.75, champion 0.7, difference from -0.02 to 0.12 |")
                .contains("| DRIFT | psi by column<br>age = 0.05<br>income = NaN | report: " + ReportedModel.DRIFT
                        + "<br>record: ")
                .contains("| DATA\\_QUALITY | 12 checks, 1 failed: nulls | report: " + ReportedModel.CHECKS
                        + "<br>record: ")
                .contains("| MODEL\\_CARD | edition 1, to be validated again by 2026-06-30 | card edition: "
                        + ModelCardCodec.digest(all.card()) + "<br>record: " + all.cardRecord() + " | by dee")
                .contains("| DOCUMENT:validation report | seven pages<br>by risk | document: " + ReportedModel.CONTENT
                        + "<br>record: ")
                .contains(" | 2025-12-31T23:00:00Z |\n");
        assertThat(all.cardRecord()).isNotEqualTo(ModelCardCodec.digest(all.card()));
    }

    @Test
    @DisplayName(
            "every request is there with its status and its votes: open, rejected, withdrawn, expired, carried out")
    void requests() {
        model.defined(ReportedModel.lax());
        model.rejected("one", "the sample\nis too small");
        model.withdrawn("two", "asked too early");
        model.requested("three");
        model.now("2026-01-02T00:00:00Z");
        model.promoted("four");
        assertThat(model.markdown())
                .contains(
                        "| 1 | version 1<br>production | by ana<br>2026-01-01T00:00:00Z<br>entry 4 | better |"
                                + " REJECTED<br>until 2026-04-01T00:00:00Z<br>rejected by bo, entry 6: the sample<br>is too small |"
                                + " APPROVE (stands no more) by bo \\[approver, operator\\] at 2026-01-01T00:00:00Z, entry 5: fine<br>"
                                + "REJECT by bo \\[approver, operator\\] at 2026-01-01T00:00:00Z, entry 6: the sample<br>is too small |\n")
                .contains("| WITHDRAWN<br>by ana<br>2026-01-01T00:00:00Z<br>entry 9: asked too early | none |\n")
                .contains("| 3 | version 3<br>production |", "| OPEN<br>until 2026-04-01T00:00:00Z | none |\n")
                .contains("| CONSUMED<br>promoted<br>entry 15 | APPROVE by bo ");
        model.now("2026-05-01T00:00:00Z");
        model.registered("five");
        assertThat(model.markdown())
                .contains("| EXPIRED<br>at 2026-04-01T00:00:00Z | none |\n")
                .contains(
                        "| EXPIRED<br>at 2026-04-01T00:00:00Z<br>rejected by bo, entry 6: the sample<br>is too small |");
    }

    @Test
    @DisplayName(
            "rollbacks, stops, retirements, deletions and overrides say what they replaced, and what a review found")
    void interventions() {
        model.defined(ReportedModel.strict());
        model.overridden("one", "the old one fails");
        assertThat(model.markdown()).contains("| nothing | the old one fails | review 1: OPEN |\n");
        model.reviewed(1, "was right\nthis time");
        model.defined(ReportedModel.lax());
        model.promoted("two");
        model.rolledBack("worse");
        model.stopped("worse too");
        model.retired(1, "dead");
        assertThat(model.markdown())
                .contains("| nothing | the old one fails | review 1 closed<br>by dee \\[policy-owner, reviewer\\]<br>"
                        + "2026-01-01T00:00:00Z<br>entry 5: was right<br>this time |\n")
                .contains("| rolled production back to version 1 from version 2 | version 2 | worse |  |\n")
                .contains("| stopped version 1 in production | version 1 | worse too |  |\n")
                .contains("| retired version 1 |  | dead |  |\n")
                .contains("| production | none | 2026-01-01T00:00:00Z | ");
    }

    @Test
    @DisplayName("a card past its day of revalidation is marked, and named at the top if its version is current")
    void overdue() {
        model.defined(ReportedModel.lax());
        model.promoted("one");
        ModelCard first = model.carded(1, LocalDate.of(2026, 6, 30), "for calls\n\nnot for mails");
        model.now("2026-06-30T23:59:59Z");
        model.registered("two");
        assertThat(model.markdown()).doesNotContain("overdue:");
        model.now("2026-07-01T00:00:00Z");
        ModelCard other = model.carded(2, LocalDate.of(2026, 1, 1), "x");
        String text = model.markdown();
        assertThat(text.substring(0, text.indexOf("## The model")))
                .contains(
                        "**Revalidation overdue: version 1, current in production, was to be validated again by 2026-06-30.**")
                .doesNotContain("version 2");
        assertThat(text)
                .contains("### Version 1, edition 1\n\n**Revalidation overdue: was due by 2026-06-30,")
                .contains("### Version 2, edition 1\n\n**Revalidation overdue: was due by 2026-01-01,")
                .contains("| 1 | " + ModelCardCodec.digest(first) + " | dee | 2026-01-01T00:00:00Z | 7 |\n")
                .contains(ModelCardCodec.digest(other).toString())
                .contains("for calls\n\nnot for mails\n");
        assertThat(model.html())
                .contains("<p class=\"alarm\">Revalidation overdue: version 1, current in production")
                .contains("<p>for calls\n\nnot for mails</p>");
    }

    @Test
    @DisplayName("erased words stay erased wherever they would be told, and the same log gives the same report")
    void erased() {
        model.defined(ReportedModel.lax());
        model.rejected("one", "secret one");
        model.overridden("two", "secret two");
        model.reviewed(1, "secret three");
        for (long entry : model.entriesOf(
                GovernanceEvent.Voted.class, GovernanceEvent.Overridden.class, GovernanceEvent.ReviewClosed.class)) {
            model.erased(entry);
        }
        assertThat(model.markdown())
                .doesNotContain("secret")
                .contains(": \\[erased\\]<br>", "| \\[erased\\] | review 1 closed<br>", ": \\[erased\\] |")
                .isEqualTo(model.markdown());
    }
}
