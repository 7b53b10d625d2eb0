// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.GovernanceCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which rules guard which command. A command is accepted if none of its rules refuses it. */
public final class RuleCatalogue {
    private static final Rule APPROVER = new HoldsRole(ApprovalPolicy::approverRole);
    private static final Rule OPERATOR = new HoldsRole(ApprovalPolicy::operatorRole);

    private static final List<Rule> VOTING = List.of(
            new RequestExists(),
            new RequestIsOpen(),
            new PolicyExists(),
            new VoterIsPerson(),
            APPROVER,
            new VoterDidNotAsk(),
            new VoterDidNotContribute());

    private static final Map<Class<? extends GovernanceCommand>, List<Rule>> RULES = Map.of(
            GovernanceCommand.DefinePolicy.class,
            List.of(new OwnerReplacesPolicy()),
            GovernanceCommand.Request.class,
            List.of(
                    new PolicyExists(),
                    new VersionExists(),
                    new VersionIsKept(),
                    new VersionIsNotCurrent(),
                    new NotRequestedYet()),
            GovernanceCommand.Approve.class,
            VOTING,
            GovernanceCommand.Reject.class,
            VOTING,
            GovernanceCommand.Withdraw.class,
            List.of(new RequestExists(), new RequestIsOpen(), new WithdrawnByRequester()),
            GovernanceCommand.Promote.class,
            List.of(
                    new RequestExists(),
                    new RequestIsOpen(),
                    new PolicyExists(),
                    OPERATOR,
                    new VersionIsKept(),
                    new VersionIsNotCurrent(),
                    new NoStandingRejection(),
                    new QuorumIsMet(),
                    new ApprovalsAreFresh()),
            GovernanceCommand.RollBack.class,
            List.of(new PolicyExists(), OPERATOR, new EarlierVersionExists()),
            GovernanceCommand.Stop.class,
            List.of(new PolicyExists(), OPERATOR, new SomethingIsCurrent()));

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
     * @return its codes, in the order of the catalogue
     */
    public static List<DenialCode> codes(Class<? extends GovernanceCommand> command) {
        return rules(command).stream().map(Rule::code).toList();
    }

    private static List<Rule> rules(Class<? extends GovernanceCommand> command) {
        List<Rule> rules = RULES.get(command);
        if (rules == null) {
            // a command without rules would be one that everybody may give
            throw new IllegalStateException("No rules for command " + command.getName());
        }
        return rules;
    }
}
