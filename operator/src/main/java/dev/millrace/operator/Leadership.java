package dev.millrace.operator;

import dev.millrace.operator.settings.OperatorSettings;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of several operators works: the one that holds the Lease. One that is asked to stop gives
 * it back at once; one that dies is followed when its Lease has run out, after 15 s.
 */
final class Leadership {
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

  private final Runnable begun;
  private final Runnable lost;
  private volatile boolean leads;
  private volatile boolean leaves;

  /**
   * Nobody leads yet.
   *
   * @param begun called when this operator begins to work
   * @param lost called when another operator may have taken over although this one was not asked to
   *     stop; it must end the process, for what is under way could be done twice
   */
  Leadership(Runnable begun, Runnable lost) {
    this.begun = begun;
    this.lost = lost;
  }

  /**
   * What to agree on; absent when this operator is the only one.
   *
   * @param instance name under which the Lease is held where the settings name none
   */
  Optional<LeaderElectionConfiguration> configuration(OperatorSettings settings, String instance) {
    if (!settings.leader().election()) {
      leads = true;
      begun.run();
      return Optional.empty();
    }
    return Optional.of(
        LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(
                settings.leader().leaseName())
            .withLeaseNamespace(settings.namespace())
            .withIdentity(settings.leader().identity().orElse(instance))
            .withLeaderCallbacks(
                new LeaderCallbacks(
                    this::begins, this::ends, leader -> LOG.info("the leader is {}", leader)))
            .withExitOnStopLeading(false)
            .build());
  }

  boolean leads() {
    return leads;
  }

  /** From now on, to lead no more is what was asked for. */
  void leave() {
    leaves = true;
  }

  private void begins() {
    leads = true;
    LOG.info("this operator leads");
    begun.run();
  }

  private void ends() {
    boolean led = leads;
    leads = false;
    if (led && !leaves) {
      LOG.error("this operator leads no more: its Lease was not renewed in time or was taken");
      lost.run();
    }
  }
}
