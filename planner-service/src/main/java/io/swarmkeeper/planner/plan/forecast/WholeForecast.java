package io.swarmkeeper.planner.plan.forecast;

import io.swarmkeeper.contract.Plan.Forecast;
import io.swarmkeeper.contract.Plan.ServicePlan;
import io.swarmkeeper.planner.gate.InFlight;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How long a whole plan takes: one wave after the other, so many services of a wave at once. */
public final class WholeForecast {
  private WholeForecast() {}

  /** Of these services; empty when none of them is waited for. */
  public static Optional<Forecast> of(List<ServicePlan> services) {
    var waves =
        services.stream()
            .filter(s -> s.forecast().isPresent())
            .collect(Collectors.groupingBy(ServicePlan::wave, TreeMap::new, Collectors.toList()));
    if (waves.isEmpty()) {
      return Optional.empty();
    }
    var longest = services.stream().max(Comparator.comparing(WholeForecast::longest)).orElseThrow();
    return Optional.of(
        new Forecast(
            sum(waves.values().stream().map(w -> wave(w, Forecast::shortest)).toList()),
            sum(waves.values().stream().map(w -> wave(w, Forecast::longest)).toList()),
            "%s after one another; %s takes longest"
                .formatted(
                    waves.size() == 1 ? "1 wave" : waves.size() + " waves", longest.service())));
  }

  private static Duration longest(ServicePlan service) {
    return service.forecast().map(Forecast::longest).orElse(Duration.ZERO);
  }

  private static Duration wave(List<ServicePlan> wave, Function<Forecast, Duration> end) {
    var times = wave.stream().flatMap(s -> s.forecast().stream()).map(end).toList();
    var one = times.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    var together = sum(times).dividedBy(InFlight.AT_ONCE);
    return one.compareTo(together) > 0 ? one : together;
  }

  private static Duration sum(List<Duration> times) {
    return times.stream().reduce(Duration.ZERO, Duration::plus);
  }
}
