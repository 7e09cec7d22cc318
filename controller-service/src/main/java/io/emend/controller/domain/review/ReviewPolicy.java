package io.emend.controller.domain.review;

import io.emend.contract.edit.Screening;
import io.emend.controller.domain.screening.Proposal;

/** Decides what happens to a proposed edit. Has no effect. */
@FunctionalInterface
public interface ReviewPolicy {
    Disposition decide(Proposal proposal, Screening screening);
}
