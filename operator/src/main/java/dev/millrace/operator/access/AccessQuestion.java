package dev.millrace.operator.access;

import dev.millrace.contract.InvalidInputException;
import dev.millrace.contract.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether something is allowed, and whether it should be.
 *
 * @param verb for example {@code list}
 * @param group API group, empty for the core one
 * @param resource plural name
 * @param subresource for example {@code scale}; may be empty
 * @param name of the one object it is about; empty means any
 * @param namespace where; empty means everywhere
 * @param expected whether it should be allowed
 */
public record AccessQuestion(
    String verb,
    String group,
    String resource,
    String subresource,
    String name,
    String namespace,
    boolean expected) {

  /**
   * Reads {@code get,list:deployments.apps/scale} or {@code get:leases.coordination.k8s.io@name}:
   * verbs, then a resource with its group, subresource and the name of one object.
   *
   * @throws InvalidInputException when it is something else
   */
  public static Stream<AccessQuestion> parse(
      String text, List<String> namespaces, boolean expected) {
    String[] halves = text.split(":", -1);
    if (halves.length != 2 || halves[0].isEmpty() || halves[1].isEmpty()) {
      throw new InvalidInputException(
          Problems.notAllowed("access", text, "must be verb,verb:resource.group/subresource@name"));
    }
    String[] object = halves[1].split("@", 2);
    String[] path = object[0].split("/", 2);
    String[] name = path[0].split("\\.", 2);
    return namespaces.stream()
        .flatMap(
            namespace ->
                Arrays.stream(halves[0].split(","))
                    .map(
                        verb ->
                            new AccessQuestion(
                                verb,
                                name.length > 1 ? name[1] : "",
                                name[0],
                                path.length > 1 ? path[1] : "",
                                object.length > 1 ? object[1] : "",
                                namespace.equals("*") ? "" : namespace,
                                expected)));
  }

  /** The question for people. */
  @Override
  public String toString() {
    return verb
        + " "
        + resource
        + (group.isEmpty() ? "" : "." + group)
        + (subresource.isEmpty() ? "" : "/" + subresource)
        + (name.isEmpty() ? "" : " " + name)
        + (namespace.isEmpty() ? " everywhere" : " in " + namespace);
  }
}
