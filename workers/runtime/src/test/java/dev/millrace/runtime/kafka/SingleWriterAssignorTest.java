package dev.millrace.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SingleWriterAssignorTest {
  private static final String TOPIC = "run.processed";
  private static final int PARTITIONS = 3;

  private final Map<String, Subscription> members = new HashMap<>();

  @Test
  void whoCannotWriteOwnsNothing() {
    member("a", claim(4), 0, 1, 2);
    member("b", new WriterClaim());
    assertThat(assigned()).isEqualTo(Map.of("a", Set.of(0, 1, 2), "b", Set.of()));
  }

  @Test
  void partitionsOfAnotherAreGivenAwayFirst() {
    member("a", new WriterClaim(), 0, 1, 2);
    member("b", claim(0));
    assertThat(assigned()).isEqualTo(Map.of("a", Set.of(), "b", Set.of()));
    member("a", new WriterClaim());
    assertThat(assigned()).isEqualTo(Map.of("a", Set.of(), "b", Set.of(0, 1, 2)));
  }

  @Test
  void theLaterClaimIsTheTrueOne() {
    member("a", claim(4));
    member("b", claim(7));
    assertThat(assigned()).isEqualTo(Map.of("a", Set.of(), "b", Set.of(0, 1, 2)));
  }

  @Test
  void whileNobodyCanWriteOneStaysTheOwner() {
    member("a", new WriterClaim());
    member("b", new WriterClaim(), 0, 1, 2);
    member("c", new WriterClaim());
    assertThat(assigned()).isEqualTo(Map.of("a", Set.of(), "b", Set.of(0, 1, 2), "c", Set.of()));
  }

  @Test
  void aClaimIsUntoldUntilTheGroupHasIt() {
    WriterClaim claim = new WriterClaim();
    assertThat(claim.isUntold()).isFalse();
    claim.take(3);
    assertThat(claim.isUntold()).isTrue();
    assertThat(WriterClaim.read(claim.tell())).isEqualTo(3);
    assertThat(claim.isUntold()).isFalse();
    claim.giveUp();
    assertThat(claim.isUntold()).isTrue();
    assertThat(WriterClaim.read(claim.tell())).isNegative();
    assertThat(WriterClaim.read(null)).as("of another assignor").isNegative();
  }

  private static WriterClaim claim(int generation) {
    WriterClaim claim = new WriterClaim();
    claim.take(generation);
    return claim;
  }

  private void member(String name, WriterClaim claim, int... owned) {
    List<TopicPartition> partitions =
        IntStream.of(owned).mapToObj(p -> new TopicPartition(TOPIC, p)).toList();
    members.put(name, new Subscription(List.of(TOPIC), claim.tell(), partitions));
  }

  private Map<String, Set<Integer>> assigned() {
    Node node = new Node(0, "localhost", 9092);
    List<PartitionInfo> infos =
        IntStream.range(0, PARTITIONS)
            .mapToObj(p -> new PartitionInfo(TOPIC, p, node, new Node[] {node}, new Node[] {node}))
            .toList();
    Cluster cluster = new Cluster("cluster", List.of(node), infos, Set.of(), Set.of());
    Map<String, Set<Integer>> assigned = new HashMap<>();
    new SingleWriterAssignor()
        .assign(cluster, new GroupSubscription(members))
        .groupAssignment()
        .forEach(
            (member, assignment) ->
                assigned.put(
                    member,
                    Set.copyOf(
                        assignment.partitions().stream().map(TopicPartition::partition).toList())));
    return assigned;
  }
}
