package dev.millrace.local.engine;

import dev.millrace.contract.config.OnDataLoss;
import dev.millrace.crds.plan.HeldMessages;
import dev.millrace.crds.plan.PipelinePlan;
import dev.millrace.runtime.progress.LossWatch;
import dev.millrace.runtime.progress.RunProgress;
import dev.millrace.runtime.progress.StageLoss;
import java.util.List;
import java.util.Optional;

/** Ends a session whose messages are gone, unless its file says to go on. For one thread. */
final class LossCheck {
  private final boolean fails;
  private final LossWatch watch;

  private LossCheck(PipelinePlan plan, LossWatch watch) {
    this.fails = plan.sink().onDataLoss() == OnDataLoss.Fail;
    this.watch = watch;
  }

  /** While the plan's workers are at work and hold messages. */
  static LossCheck whileAtWork(PipelinePlan plan) {
    return new LossCheck(
        plan, new LossWatch(stage -> HeldMessages.most(plan, stage, plan.stage(stage).replicas())));
  }

  /** When no worker is at work. */
  static LossCheck atRest(PipelinePlan plan) {
    return new LossCheck(plan, new LossWatch(stage -> 0));
  }

  /** Takes a reading; the end of the session when it and the one before show a loss. */
  Optional<RunOutcome.Why> add(RunProgress progress) {
    List<StageLoss> losses = watch.add(progress);
    return losses.isEmpty() || !fails
        ? Optional.empty()
        : Optional.of(
            new RunOutcome.DataLoss(
                losses.stream().map(loss -> loss.sentence() + "; " + loss.wayOut()).toList()));
  }
}
