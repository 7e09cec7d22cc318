package io.emend.controller.domain.review;

import io.emend.access.Role;
import io.emend.contract.edit.Conflict;
import io.emend.contract.edit.Screening;
import io.emend.controller.domain.screening.Proposal;
import java.util.List;

/** What every policy begins with: blocked edits are refused, doubtful ones and edit wars go to a reviewer. */
public final class OpenPolicy implements ReviewPolicy {
    @Override
    public Disposition decide(Proposal proposal, Screening screening) {
        if (screening.verdict() == Screening.Verdict.BLOCK) {
            return new Disposition.Refuse(reasons(screening));
        }
        if (screening.verdict() == Screening.Verdict.REVIEW) {
            return new Disposition.Queue(reasons(screening), 1);
        }
        List<String> wars = proposal.plan().conflicts().stream()
                .filter(conflict -> conflict.kind() == Conflict.Kind.EDIT_WAR)
                .map(Conflict::explanation)
                .toList();
        return wars.isEmpty() || proposal.author().is(Role.REVIEWER)
                ? new Disposition.Apply()
                : new Disposition.Queue(wars, 1);
    }

    private static List<String> reasons(Screening screening) {
        return screening.rules().stream()
                .filter(finding -> finding.verdict() == screening.verdict())
                .map(Screening.Finding::reason)
                .toList();
    }
}
