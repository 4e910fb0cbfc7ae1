package io.swarmkeeper.planner.plan.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import io.swarmkeeper.swarm.spec.ServiceMode;
import io.swarmkeeper.swarm.spec.SpecComparison;
import io.swarmkeeper.swarm.spec.UpdatePace;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.Suitability;
import io.swarmkeeper.swarm.view.TaskView;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a difference does to running tasks, by Swarm's own rule: it replaces every task when
 * anything of the task or of the ports differs, but for a placement that only changes, those tasks
 * whose node no longer suits. Labels, update settings and replicas replace nothing.
 *
 * @param restarts whether running tasks are replaced
 * @param why in one sentence
 * @param replaced the tasks that are replaced
 */
public record TaskEffect(boolean restarts, String why, List<TaskView> replaced) {
  public TaskEffect {
    replaced = List.copyOf(replaced);
  }

  /** No running task is touched. */
  public static TaskEffect none(String why) {
    return new TaskEffect(false, why, List.of());
  }

  /**
   * Judges.
   *
   * @param nodes raw, by Swarm id
   */
  public static TaskEffect of(
      SpecComparison difference,
      ObjectNode wanted,
      ServiceView live,
      Map<String, ObjectNode> nodes) {
    var reach = Reach.of(live, nodes);
    var scaling = scaling(wanted, live) + reach.note();
    if (difference.task()) {
      return replaced(reach.tasks(), because(difference), wanted, scaling);
    }
    if (difference.placement()) {
      var homeless = reach.tasks().stream().filter(t -> !stays(t, wanted, nodes)).toList();
      var older = new GivenLogin(live).olderTasks();
      return older.isEmpty()
          ? moved(homeless, wanted, scaling)
          : replaced(
              Stream.concat(homeless.stream(), older.stream()).distinct().toList(),
              "the placement changes, and Swarm then also replaces tasks whose registry credentials"
                  + " are older than their service's",
              wanted,
              scaling);
    }
    return difference.endpoint()
        ? replaced(reach.tasks(), because(difference), wanted, scaling)
        : untouched(unmoved(difference), scaling(wanted, live));
  }

  private static TaskEffect moved(List<TaskView> homeless, ObjectNode wanted, String scaling) {
    if (homeless.isEmpty()) {
      return untouched("running tasks are where the new placement allows them", scaling);
    }
    if (!ServiceMode.of(wanted).everyNode()) {
      return replaced(homeless, "the placement no longer allows them", wanted, scaling);
    }
    // Swarm stops a global service's task on such a node at once, and starts none in its place.
    var what = homeless.size() == 1 ? "its task there stops" : homeless.size() + " tasks stop";
    return new TaskEffect(true, "the placement no longer allows their nodes: " + what, homeless);
  }

  private static boolean stays(TaskView task, ObjectNode wanted, Map<String, ObjectNode> nodes) {
    return task.nodeId()
        .map(nodes::get)
        .map(node -> Suitability.constraintsHold(new ServiceSpec(wanted).placement(), node))
        .orElse(false);
  }

  private static TaskEffect replaced(
      List<TaskView> tasks, String because, ObjectNode wanted, String scaling) {
    if (tasks.isEmpty()) {
      return none(because + ": no task runs that would be replaced" + scaling);
    }
    var what = tasks.size() == 1 ? "its task is" : tasks.size() + " tasks are";
    var pace = UpdatePace.of(wanted).words(tasks.size());
    return new TaskEffect(true, because + ": " + what + " replaced, " + pace + scaling, tasks);
  }

  private static TaskEffect untouched(String why, String scaling) {
    return none(why + scaling);
  }

  private static String unmoved(SpecComparison difference) {
    return difference.touches("deploy.replicas") && difference.changes().size() == 1
        ? "running tasks stay"
        : "no running task is touched by a change of " + parts(difference.changes().stream());
  }

  private static String scaling(ObjectNode wanted, ServiceView live) {
    if (ServiceMode.of(wanted).everyNode() || live.global()) {
      return "";
    }
    var more = ServiceMode.of(wanted).tasks() - ServiceMode.of(live.spec()).tasks();
    if (more == 0) {
      return "";
    }
    return more > 0 ? ", " + tasks(more) + " more" : ", " + tasks(-more) + " fewer";
  }

  private static String tasks(int many) {
    return many == 1 ? "1 task" : many + " tasks";
  }

  private static String because(SpecComparison difference) {
    var parts = parts(difference.changes().stream().filter(TaskEffect::countsForTasks));
    return parts.isEmpty()
        ? "a default is written out now, which the engine takes for a change"
        : parts + (parts.contains(" and ") || parts.endsWith("s") ? " change" : " changes");
  }

  private static boolean countsForTasks(FieldChange change) {
    return Stream.of(
            "deploy.labels",
            "deploy.replicas",
            "deploy.update_config",
            "deploy.rollback_config",
            "deploy.placement",
            "deploy.mode")
        .noneMatch(change.field()::startsWith);
  }

  /** Fields without their keys, three at most. */
  private static String parts(Stream<FieldChange> changes) {
    var parts = changes.map(c -> part(c.field())).distinct().toList();
    return switch (parts.size()) {
      case 0 -> "";
      case 1 -> parts.getFirst();
      case 2, 3 ->
          String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
      default -> String.join(", ", parts.subList(0, 3)) + " and " + (parts.size() - 3) + " more";
    };
  }

  private static String part(String field) {
    var parts = field.split("\\.", 3);
    return parts[0].equals("deploy") && parts.length > 1 ? "deploy." + parts[1] : parts[0];
  }
}
