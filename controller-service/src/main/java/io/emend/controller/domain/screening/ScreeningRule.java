package io.emend.controller.domain.screening;

import io.emend.contract.edit.Screening;
import java.util.Optional;

/** One thing to look for in a proposed edit. Has no effect. */
@FunctionalInterface
interface ScreeningRule {
    /** What was found; empty when there is nothing to say. */
    Optional<Screening.Finding> check(Proposal proposal);
}
