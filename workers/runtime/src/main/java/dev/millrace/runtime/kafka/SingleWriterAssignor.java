package dev.millrace.runtime.kafka;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.TopicPartition;

/**
 * Gives all partitions to the one member that can write, and none to members that wait for their
 * turn. Of several that say so the one that could last is right, since the others have lost what
 * they held. While no member can write, one of them owns the partitions all the same: it reads
 * nothing, but beside its offsets it can tell what the group waits for.
 *
 * <p>Cooperative: a partition is given away in one round and assigned in the next.
 */
public final class SingleWriterAssignor implements ConsumerPartitionAssignor, Configurable {
  /** The client setting that holds the member's {@link WriterClaim}. */
  static final String CLAIM = "millrace.writer.claim";

  private WriterClaim claim;

  @Override
  public void configure(Map<String, ?> settings) {
    claim = (WriterClaim) settings.get(CLAIM);
  }

  @Override
  public String name() {
    return "millrace-single-writer";
  }

  @Override
  public List<RebalanceProtocol> supportedProtocols() {
    return List.of(RebalanceProtocol.COOPERATIVE, RebalanceProtocol.EAGER);
  }

  @Override
  public ByteBuffer subscriptionUserData(Set<String> topics) {
    return claim.tell();
  }

  @Override
  public GroupAssignment assign(Cluster cluster, GroupSubscription group) {
    Map<String, Subscription> members = group.groupSubscription();
    String writer = members.entrySet().stream().max(BY_RIGHT).orElseThrow().getKey();
    Set<TopicPartition> ofOthers = new HashSet<>();
    members.forEach(
        (member, subscription) -> {
          if (!member.equals(writer)) {
            ofOthers.addAll(subscription.ownedPartitions());
          }
        });
    List<TopicPartition> given = new ArrayList<>();
    for (String topic : members.get(writer).topics()) {
      cluster.partitionsForTopic(topic).stream()
          .map(info -> new TopicPartition(topic, info.partition()))
          .filter(partition -> !ofOthers.contains(partition))
          .forEach(given::add);
    }
    Map<String, Assignment> assignments = new HashMap<>();
    members.keySet().forEach(member -> assignments.put(member, new Assignment(List.of())));
    assignments.put(writer, new Assignment(given));
    return new GroupAssignment(assignments);
  }

  /** The later claim; else the present owner, so that partitions do not move for nothing. */
  private static final Comparator<Map.Entry<String, Subscription>> BY_RIGHT =
      Comparator.<Map.Entry<String, Subscription>>comparingInt(
              member -> WriterClaim.read(member.getValue().userData()))
          .thenComparingInt(member -> member.getValue().ownedPartitions().size())
          .thenComparing(Map.Entry::getKey);
}
