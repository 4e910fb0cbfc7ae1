package io.swarmkeeper.watcher.judge.stability;

import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Observation.StabilityObserved;
import io.swarmkeeper.watcher.judge.Judgement;
import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.judge.WatchedService;
import io.swarmkeeper.watcher.judge.WatchedTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says a service's stability when it, or the reason for it, is another one. */
public final class StabilityJudge {
  private StabilityJudge() {}

  public static Judgement<KnownServices> decide(
      KnownServices known, List<WatchedService> services, String watcher, Instant now) {
    var after = new HashMap<String, KnownService>();
    var news = new ArrayList<News>();
    for (var service : services) {
      var before = known.find(service.id());
      var since = upSince(before.map(KnownService::upSince).orElse(Map.of()), service);
      var up = up(before.map(KnownService::up).orElse(Set.of()), since, service, now);
      var restarts =
          TaskRestart.of(before.map(KnownService::restarts).orElse(List.of()), service, up, now);
      var rating = new StabilityRules(service, up, restarts, now).rate();
      var observed = observed(service, before, rating, watcher, now);
      var same = before.filter(b -> b.says(rating));
      var said = same.flatMap(KnownService::said).orElse(observed);
      after.put(service.id(), KnownService.saying(said, up, restarts, since));
      if (same.isEmpty()) {
        news.add(news(observed, now));
      }
    }
    return new Judgement<>(new KnownServices(after), news);
  }

  /** Of the tasks that the swarm still lists, those that were ever up. */
  private static Set<String> up(
      Set<String> before, Map<String, Instant> since, WatchedService service, Instant now) {
    return service.tasks().stream()
        .filter(t ->
            before.contains(t.id())
                || StabilityRules.isSteady(t, service, now)
                || endedSteady(t, since, service))
        .map(WatchedTask::id)
        .collect(Collectors.toSet());
  }

  /** It was up for the monitor time, though no look fell between that and its end. */
  private static boolean endedSteady(
      WatchedTask task, Map<String, Instant> since, WatchedService service) {
    return task.failed()
        && since.containsKey(task.id())
        && !task.at().isBefore(since.get(task.id()).plus(service.monitor()));
  }

  /** Of the tasks that the swarm still lists; one that was seen unhealthy has to come up anew. */
  private static Map<String, Instant> upSince(Map<String, Instant> before, WatchedService service) {
    var since = new HashMap<String, Instant>();
    for (var task : service.tasks()) {
      if (task.container().filter(c -> c.health() == Health.UNHEALTHY).isEmpty()) {
        task.upSince()
            .or(() -> Optional.ofNullable(before.get(task.id())))
            .ifPresent(at -> since.put(task.id(), at));
      }
    }
    return since;
  }

  private static StabilityObserved observed(
      WatchedService service,
      Optional<KnownService> before,
      StabilityRating rating,
      String watcher,
      Instant now) {
    return new StabilityObserved(
        watcher,
        service.id(),
        service.name(),
        service.stack(),
        rating.stability(),
        before.map(KnownService::stability),
        rating.since(),
        rating.reason(),
        rating.evidence(),
        now);
  }

  private static News news(StabilityObserved said, Instant now) {
    var word = said.stability().name().toLowerCase(Locale.ROOT);
    var id = "stability/" + said.serviceId() + "/" + word + "/" + now.toEpochMilli() * 1_000_000L;
    return new News(new MessageId(id), now, said);
  }
}
