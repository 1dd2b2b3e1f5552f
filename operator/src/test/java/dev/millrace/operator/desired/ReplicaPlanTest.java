package dev.millrace.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.crds.api.ReplicaSource;
import dev.millrace.crds.api.StageStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A stage through its life, each step remembering what the one before wrote. */
class ReplicaPlanTest {
  private static final Optional<ReplicaSource> WORK = Optional.empty();
  private static final Optional<ReplicaSource> SUSPEND = Optional.of(ReplicaSource.Suspended);
  private static final Optional<ReplicaSource> COMPLETE = Optional.of(ReplicaSource.Completed);
  private static final Optional<Integer> NOT_THERE = Optional.empty();

  private Optional<StageStatus> memory = Optional.empty();

  @Test
  void aNewDeploymentOfOneNeedsNoOrder() {
    assertThat(step(1, NOT_THERE, WORK).order()).isEmpty();
  }

  @Test
  void aNewDeploymentGetsWhatIsDeclared() {
    assertThat(step(3, NOT_THERE, WORK).order()).contains(3);
    assertThat(step(3, Optional.of(3), WORK).order()).isEmpty();
  }

  @Test
  void whoeverScalesKeepsTheSay() {
    step(2, NOT_THERE, WORK);
    for (int look = 0; look < 10; look++) {
      ReplicaPlan plan = step(2, Optional.of(4), WORK);
      assertThat(plan.order()).isEmpty();
      assertThat(plan.source()).isEqualTo(ReplicaSource.Scaled);
    }
  }

  @Test
  void anotherDeclarationWinsOverAScale() {
    step(2, NOT_THERE, WORK);
    step(2, Optional.of(4), WORK);
    assertThat(step(3, Optional.of(4), WORK).order()).contains(3);
    assertThat(step(3, Optional.of(3), WORK).source()).isEqualTo(ReplicaSource.Declared);
  }

  @Test
  void aDeclarationOfWhatIsThereNeedsNoOrderButIsRemembered() {
    step(2, NOT_THERE, WORK);
    step(2, Optional.of(4), WORK);
    ReplicaPlan plan = step(4, Optional.of(4), WORK);
    assertThat(plan.order()).isEmpty();
    assertThat(plan.source()).isEqualTo(ReplicaSource.Declared);
    assertThat(step(4, Optional.of(6), WORK).order()).isEmpty();
  }

  @Test
  void aDeletedDeploymentComesBackAsItWas() {
    step(2, NOT_THERE, WORK);
    step(2, Optional.of(4), WORK);
    assertThat(step(2, NOT_THERE, WORK).order()).contains(4);
    assertThat(step(2, Optional.of(4), WORK).order()).isEmpty();
  }

  @Test
  void aSuspendedStageGoesBackToWhatItWasScaledTo() {
    step(2, NOT_THERE, WORK);
    step(2, Optional.of(4), WORK);
    assertThat(step(2, Optional.of(4), SUSPEND).order()).contains(0);
    assertThat(step(2, Optional.of(0), SUSPEND).order()).isEmpty();
    assertThat(step(2, Optional.of(0), WORK).order()).contains(4);
    ReplicaPlan after = step(2, Optional.of(4), WORK);
    assertThat(after.order()).isEmpty();
    assertThat(after.source()).isEqualTo(ReplicaSource.Scaled);
  }

  @Test
  void aScaleOfASuspendedStageHoldsFromResumeOn() {
    step(2, NOT_THERE, WORK);
    step(2, Optional.of(2), SUSPEND);
    assertThat(step(2, Optional.of(5), SUSPEND).order()).as("stays stopped").contains(0);
    assertThat(step(2, Optional.of(0), SUSPEND).resume()).isEqualTo(5);
    ReplicaPlan back = step(2, Optional.of(0), WORK);
    assertThat(back.order()).contains(5);
    assertThat(back.source()).isEqualTo(ReplicaSource.Scaled);
    assertThat(step(2, Optional.of(5), WORK).order()).isEmpty();
  }

  @Test
  void theLastScaleOfASuspendedStageCounts() {
    step(2, NOT_THERE, WORK);
    step(2, Optional.of(4), WORK);
    step(2, Optional.of(4), SUSPEND);
    step(2, Optional.of(5), SUSPEND);
    step(2, Optional.of(2), SUSPEND);
    assertThat(step(2, Optional.of(0), WORK).order()).as("as declared").contains(2);
  }

  @Test
  void theLaterOfAnEditAndAScaleThatNobodySawWins() {
    step(2, NOT_THERE, WORK);
    step(2, Optional.of(2), WORK);
    Optional<StageStatus> away = memory;
    ReplicaPlan scaledLater = step(3, Optional.of(5), WORK, true);
    assertThat(scaledLater.order()).isEmpty();
    assertThat(scaledLater.expected()).isEqualTo(5);
    assertThat(scaledLater.source()).isEqualTo(ReplicaSource.Scaled);
    assertThat(step(3, Optional.of(5), WORK, true).order()).as("it stays").isEmpty();

    memory = away;
    assertThat(step(3, Optional.of(5), WORK, false).order()).as("edited later").contains(3);
  }

  @Test
  void aScaleOfAStageThatWasSuspendedAndResumedUnseenStays() {
    step(2, NOT_THERE, WORK);
    step(2, Optional.of(2), SUSPEND);
    assertThat(step(2, Optional.of(5), WORK).order()).isEmpty();
  }

  @Test
  void anEditIsNotUndoneByAScaleThatWasSeenBefore() {
    step(2, NOT_THERE, WORK);
    step(2, Optional.of(5), WORK, true);
    assertThat(step(3, Optional.of(5), WORK, true).order()).contains(3);
  }

  @Test
  void aDeclarationMadeWhileSuspendedWins() {
    step(2, NOT_THERE, WORK);
    step(2, Optional.of(4), WORK);
    step(2, Optional.of(4), SUSPEND);
    step(3, Optional.of(0), SUSPEND);
    assertThat(step(3, Optional.of(0), WORK).order()).contains(3);
  }

  @Test
  void suspendedFromTheStartBeginsAsDeclared() {
    assertThat(step(2, NOT_THERE, SUSPEND).order()).isEmpty();
    assertThat(step(2, NOT_THERE, WORK).order()).contains(2);
  }

  @Test
  void aCompletedStageIsStoppedOnce() {
    step(2, NOT_THERE, WORK);
    assertThat(step(2, Optional.of(2), COMPLETE).order()).contains(0);
    ReplicaPlan after = step(2, Optional.of(0), COMPLETE);
    assertThat(after.order()).isEmpty();
    assertThat(after.source()).isEqualTo(ReplicaSource.Completed);
  }

  @Test
  void anOrderThatWasNotRememberedIsGivenAgain() {
    step(2, NOT_THERE, WORK);
    Optional<StageStatus> lost = memory;
    step(5, Optional.of(2), WORK);
    memory = lost;
    assertThat(step(5, Optional.of(2), WORK).order()).contains(5);
  }

  private ReplicaPlan step(int declared, Optional<Integer> live, Optional<ReplicaSource> stop) {
    return step(declared, live, stop, false);
  }

  private ReplicaPlan step(
      int declared, Optional<Integer> live, Optional<ReplicaSource> stop, boolean scaledLater) {
    ReplicaPlan plan = ReplicaPlan.of(declared, live, stop, memory, scaledLater);
    memory =
        Optional.of(
            new StageStatus(
                "enricher",
                declared,
                plan.expected(),
                plan.expected(),
                plan.source(),
                plan.lastSet(),
                plan.lastDeclared(),
                plan.resume(),
                0L,
                0L,
                0L,
                0L,
                0));
    return plan;
  }
}
