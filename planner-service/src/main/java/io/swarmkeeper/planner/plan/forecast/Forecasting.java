package io.swarmkeeper.planner.plan.forecast;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Plan.Forecast;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import io.swarmkeeper.swarm.view.ServiceView;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides how long a service may take: from what earlier rollouts of it took, carried over to the
 * present number of batches; without any, from its update settings and its health check alone.
 */
public record Forecasting(List<Revision> revisions) {
  private static final int REMEMBERED = 5;

  /** Between a decision, the engine's answer and the next look. */
  private static final Duration LOOKS = Duration.ofSeconds(3);

  private static final StopGrace NOTHING_STOPS = new StopGrace(Duration.ZERO);

  public Forecasting {
    revisions = List.copyOf(revisions);
  }

  private record Earlier(int revision, int tasks, Duration took, Duration batch) {}

  /** For a service of which so many tasks are replaced, or that starts anew when it is none. */
  public Forecast of(String service, ObjectNode spec, int replaced, Optional<ServiceView> live) {
    var course = Course.of(spec, replaced);
    var earlier = replaced == 0 ? List.<Earlier>of() : earlier(service);
    return earlier.isEmpty()
        ? bySettings(spec, course, replaced, live)
        : byHistory(course, earlier);
  }

  private static Forecast bySettings(
      ObjectNode spec, Course course, int replaced, Optional<ServiceView> live) {
    var starting = Starting.of(spec, live);
    var startFirst = replaced == 0 || new ServiceSpec(spec).pace().startFirst();
    var stops = live.filter(_ -> !startFirst).map(StopGrace::of).orElse(NOTHING_STOPS);
    return range(
        course.whole(starting.shortest()),
        course
            .whole(starting.longest().plus(stops.waited()))
            .plus(course.delay())
            .plus(course.monitor())
            .plus(stops.rest()),
        "update_config and " + starting.basis() + ", without pulling images");
  }

  private static Forecast byHistory(Course course, List<Earlier> earlier) {
    var batches = earlier.stream().map(Earlier::batch).sorted().toList();
    var spread = batches.getLast().plus(LOOKS).dividedBy(4);
    return range(
        course.whole(shortened(batches.getFirst(), spread)),
        course.whole(batches.getLast().plus(spread)),
        "earlier rollouts of it: "
            + earlier.stream()
                .map(e ->
                    "%s s for %s (revision %s)"
                        .formatted(
                            e.took().toSeconds(),
                            e.tasks() == 1 ? "1 task" : e.tasks() + " tasks",
                            e.revision()))
                .collect(Collectors.joining(", ")));
  }

  private static Duration shortened(Duration batch, Duration spread) {
    return batch.compareTo(spread) > 0 ? batch.minus(spread) : Duration.ZERO;
  }

  private static Forecast range(Duration shortest, Duration longest, String basis) {
    return new Forecast(
        shortest.truncatedTo(ChronoUnit.SECONDS),
        longest.plus(LOOKS).truncatedTo(ChronoUnit.SECONDS),
        basis);
  }

  /** Newest first. */
  private List<Earlier> earlier(String service) {
    var found = new ArrayList<Earlier>();
    revisions.stream()
        .sorted(Comparator.comparingInt(Revision::number).reversed())
        .forEach(revision ->
            revision.took().stream()
                .filter(t -> t.service().equals(service) && t.replaced() > 0)
                .flatMap(t -> earlier(revision, t).stream())
                .forEach(found::add));
    return found.subList(0, Math.min(REMEMBERED, found.size()));
  }

  private static Optional<Earlier> earlier(Revision revision, Revision.ServiceTook took) {
    return revision.services().stream()
        .filter(s -> s.name().equals(took.service()))
        .map(NamedSpec::spec)
        .map(spec ->
            new Earlier(
                revision.number(),
                took.replaced(),
                took.took(),
                Course.of(spec, took.replaced()).batch(took.took())))
        .findFirst();
  }
}
