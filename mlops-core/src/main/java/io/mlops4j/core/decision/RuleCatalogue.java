// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.core.rule.actor.HoldsRole;
import io.mlops4j.core.rule.actor.IsPerson;
import io.mlops4j.core.rule.actor.MayClassify;
import io.mlops4j.core.rule.actor.MayDefinePolicy;
import io.mlops4j.core.rule.actor.MayRetire;
import io.mlops4j.core.rule.evidence.CardFits;
import io.mlops4j.core.rule.evidence.ComparisonIsCurrent;
import io.mlops4j.core.rule.evidence.EvidenceIsComplete;
import io.mlops4j.core.rule.evidence.EvidenceIsNotPostdated;
import io.mlops4j.core.rule.evidence.GatesAnswer;
import io.mlops4j.core.rule.evidence.RunExists;
import io.mlops4j.core.rule.log.EntryExists;
import io.mlops4j.core.rule.log.EntryHoldsRemark;
import io.mlops4j.core.rule.pointer.EarlierVersionExists;
import io.mlops4j.core.rule.pointer.NameIsFree;
import io.mlops4j.core.rule.pointer.NewTierIsGoverned;
import io.mlops4j.core.rule.pointer.NoOpenReview;
import io.mlops4j.core.rule.pointer.NotFrozen;
import io.mlops4j.core.rule.pointer.PolicyExists;
import io.mlops4j.core.rule.pointer.ReviewExists;
import io.mlops4j.core.rule.pointer.ReviewIsOpen;
import io.mlops4j.core.rule.pointer.ReviewerIsAnother;
import io.mlops4j.core.rule.pointer.SomethingIsCurrent;
import io.mlops4j.core.rule.request.ApprovalsCount;
import io.mlops4j.core.rule.request.NoStandingRejection;
import io.mlops4j.core.rule.request.NotRequestedYet;
import io.mlops4j.core.rule.request.QuorumIsMet;
import io.mlops4j.core.rule.request.RequestExists;
import io.mlops4j.core.rule.request.RequestIsInTime;
import io.mlops4j.core.rule.request.RequestIsOpen;
import io.mlops4j.core.rule.request.WithdrawnByRequester;
import io.mlops4j.core.rule.version.FilesAreIntact;
import io.mlops4j.core.rule.version.FilesAreNotRetired;
import io.mlops4j.core.rule.version.NoAliasPointsAtIt;
import io.mlops4j.core.rule.version.NoRequestAsksForIt;
import io.mlops4j.core.rule.version.NoRollbackGoesToIt;
import io.mlops4j.core.rule.version.VersionExists;
import io.mlops4j.core.rule.version.VersionIsCurrentNowhere;
import io.mlops4j.core.rule.version.VersionIsKept;
import io.mlops4j.core.rule.version.VersionIsNotCurrent;
import io.mlops4j.core.rule.version.VersionIsNotRetired;
import io.mlops4j.core.rule.vote.GateIsInconclusive;
import io.mlops4j.core.rule.vote.SubjectIsAsRead;
import io.mlops4j.core.rule.vote.VoterDidNotAsk;
import io.mlops4j.core.rule.vote.VoterDidNotContribute;
import io.mlops4j.core.rule.vote.VoterIsNotExcluded;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.ModelCommand;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.VersionCommand;
import io.mlops4j.governance.gate.GateAnswer.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which rules guard which command. A command is accepted if none of its rules refuses it. */
public final class RuleCatalogue {
    private static final List<Rule> REQUEST_LIVES =
            List.of(new RequestExists(), new RequestIsOpen(), new RequestIsInTime());

    private static final List<Rule> INDEPENDENT =
            List.of(new VoterIsNotExcluded(), new VoterDidNotAsk(), new VoterDidNotContribute());

    private static final List<Rule> VERSION_USABLE =
            List.of(new VersionExists(), new VersionIsKept(), new VersionIsNotRetired());

    private static final List<Rule> VOTING =
            rules(REQUEST_LIVES, List.of(new PolicyExists(), new IsPerson(), new HoldsRole(Act.APPROVE)), INDEPENDENT);

    private static final Map<Class<? extends GovernanceCommand>, List<Rule>> RULES = Map.ofEntries(
            Map.entry(EnvironmentCommand.DefinePolicy.class, List.of(new MayDefinePolicy(), new NameIsFree())),
            Map.entry(ModelCommand.Classify.class, List.of(new MayClassify(), new NewTierIsGoverned())),
            Map.entry(
                    VersionCommand.Attach.class,
                    rules(VERSION_USABLE, List.of(new EvidenceIsNotPostdated(), new RunExists(), new CardFits()))),
            Map.entry(
                    EnvironmentCommand.Request.class,
                    rules(
                            List.of(new PolicyExists(), new HoldsRole(Act.REQUEST)),
                            VERSION_USABLE,
                            List.of(new VersionIsNotCurrent(), new NotRequestedYet()))),
            Map.entry(RequestCommand.Approve.class, rules(VOTING, List.of(new SubjectIsAsRead()))),
            Map.entry(RequestCommand.Reject.class, VOTING),
            Map.entry(RequestCommand.Withdraw.class, rules(REQUEST_LIVES, List.of(new WithdrawnByRequester()))),
            Map.entry(
                    RequestCommand.Waive.class,
                    rules(
                            REQUEST_LIVES,
                            List.of(new PolicyExists(), new IsPerson(), new HoldsRole(Act.WAIVE)),
                            INDEPENDENT,
                            List.of(new SubjectIsAsRead(), new GateIsInconclusive()))),
            Map.entry(
                    RequestCommand.Promote.class,
                    rules(
                            REQUEST_LIVES,
                            List.of(
                                    new PolicyExists(),
                                    new HoldsRole(Act.PROMOTE),
                                    new VersionIsKept(),
                                    new VersionIsNotRetired(),
                                    new VersionIsNotCurrent(),
                                    new FilesAreIntact(),
                                    new NotFrozen(),
                                    new NoOpenReview(),
                                    new NoStandingRejection(),
                                    new QuorumIsMet(),
                                    new ApprovalsCount(),
                                    new EvidenceIsComplete(),
                                    new ComparisonIsCurrent(),
                                    new GatesAnswer(Outcome.FAIL, DenialCode.GATE_FAILED),
                                    new GatesAnswer(Outcome.INCONCLUSIVE, DenialCode.GATE_INCONCLUSIVE),
                                    new GatesAnswer(Outcome.MISSING, DenialCode.GATE_MISSING)))),
            Map.entry(
                    EnvironmentCommand.RollBack.class,
                    List.of(
                            new PolicyExists(),
                            new HoldsRole(Act.ROLL_BACK),
                            new EarlierVersionExists(),
                            new FilesAreIntact())),
            Map.entry(
                    EnvironmentCommand.Stop.class,
                    List.of(new PolicyExists(), new HoldsRole(Act.STOP), new SomethingIsCurrent())),
            Map.entry(
                    VersionCommand.Retire.class,
                    List.of(new MayRetire(), new VersionExists(), new VersionIsKept(), new VersionIsCurrentNowhere())),
            Map.entry(
                    EnvironmentCommand.OverridePolicy.class,
                    rules(
                            List.of(new PolicyExists(), new IsPerson(), new HoldsRole(Act.OVERRIDE)),
                            List.of(
                                    new VersionExists(),
                                    new VersionIsKept(),
                                    new FilesAreNotRetired(),
                                    new VersionIsNotCurrent(),
                                    new FilesAreIntact()))),
            Map.entry(
                    ModelCommand.CloseReview.class,
                    List.of(
                            new ReviewExists(),
                            new ReviewIsOpen(),
                            new PolicyExists(),
                            new IsPerson(),
                            new HoldsRole(Act.REVIEW),
                            new VoterIsNotExcluded(),
                            new ReviewerIsAnother(),
                            new VoterDidNotContribute())),
            Map.entry(
                    VersionCommand.DeleteVersion.class,
                    List.of(
                            new VersionExists(),
                            new NoAliasPointsAtIt(),
                            new VersionIsCurrentNowhere(),
                            new NoRollbackGoesToIt(),
                            new NoRequestAsksForIt())),
            // whoever may change who decides may answer for what people said
            Map.entry(
                    ModelCommand.EraseRemarks.class,
                    List.of(new MayClassify(), new EntryExists(), new EntryHoldsRemark())),
            Map.entry(VersionCommand.PointAlias.class, List.of(new NameIsFree())));

    private RuleCatalogue() {}

    /**
     * Applies every rule of a command.
     *
     * @param facts the case
     * @return every reason to refuse it, in the order of the catalogue; empty if it is accepted
     */
    public static List<Denial> denials(Case facts) {
        List<Denial> denials = new ArrayList<>();
        for (Rule rule : rules(facts.command().getClass())) {
            rule.refusal(facts).ifPresent(sentence -> denials.add(new Denial(rule.code(), sentence)));
        }
        return List.copyOf(denials);
    }

    /**
     * Lists the codes with which a command may be refused.
     *
     * @param command the kind of command
     * @return its codes, each once, in the order of the catalogue
     */
    public static List<DenialCode> codes(Class<? extends GovernanceCommand> command) {
        return rules(command).stream().map(Rule::code).distinct().toList();
    }

    private static List<Rule> rules(Class<? extends GovernanceCommand> command) {
        List<Rule> rules = RULES.get(command);
        if (rules == null) {
            // a command without rules would be one that everybody may give
            throw new IllegalStateException("No rules for command " + command.getName());
        }
        return rules;
    }

    @SafeVarargs
    private static List<Rule> rules(List<Rule>... parts) {
        List<Rule> all = new ArrayList<>();
        for (List<Rule> part : parts) {
            all.addAll(part);
        }
        return List.copyOf(all);
    }
}
