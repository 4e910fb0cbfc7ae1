package io.swarmkeeper.watcher.judge.container;

import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Observation.ContainerObserved;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.watcher.judge.Judgement;
import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.judge.WatchedNode;
import io.swarmkeeper.watcher.judge.container.ContainerSighting.Died;
import io.swarmkeeper.watcher.judge.container.ContainerSighting.Gone;
import io.swarmkeeper.watcher.judge.container.ContainerSighting.Inspected;
import io.swarmkeeper.watcher.judge.container.ContainerSighting.OutOfMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides what is news about a container. Each change of its health is said once and in order,
 * however often, late or incompletely it was seen; sightings are given in the order in which they
 * were made.
 */
public record ContainerJudge(WatchedNode node) {
  private static final int SHORT_ID = 12;

  public Judgement<KnownContainers> decide(KnownContainers known, ContainerSighting sighting) {
    var before = known.find(sighting.containerId());
    return switch (sighting) {
      case Inspected now -> inspected(known, before, now);
      case Died hint ->
          new Judgement<>(before.map(b -> known.with(b.told(hint))).orElse(known), List.of());
      case OutOfMemory hint ->
          new Judgement<>(before.map(b -> known.with(b.told(hint))).orElse(known), List.of());
      case Gone gone ->
          before.map(b -> gone(known, b, gone)).orElse(new Judgement<>(known, List.of()));
    };
  }

  private Judgement<KnownContainers> inspected(
      KnownContainers known, Optional<KnownContainer> before, Inspected now) {
    var moments = HealthReplay.of(before, now);
    var news = new ArrayList<News>();
    var health = before.flatMap(KnownContainer::health);
    var since = health.flatMap(_ -> before.map(KnownContainer::since));
    for (var moment : moments) {
      news.add(news(now, new Was(health, since), moment));
      health = Optional.of(moment.health());
      since = Optional.of(moment.at());
    }
    return new Judgement<>(known.with(after(before, now, moments)), news);
  }

  private static KnownContainer after(
      Optional<KnownContainer> before, Inspected now, List<HealthChange> moments) {
    var sameRun = before.filter(b -> b.run().equals(now.startedAt()));
    var last = moments.isEmpty() ? Optional.<HealthChange>empty() : Optional.of(moments.getLast());
    var health = last.map(HealthChange::health).or(() -> before.flatMap(KnownContainer::health));
    return new KnownContainer(
        now.containerId(),
        now.image(),
        now.task(),
        now.startedAt(),
        health,
        last.map(HealthChange::proven)
            .or(() -> before.map(KnownContainer::since))
            .orElse(now.createdAt()),
        sameRun.filter(KnownContainer::judged).isPresent()
            || moments.stream().anyMatch(ContainerJudge::fromProbe),
        last.map(HealthChange::exitCode).orElseGet(() -> before.flatMap(KnownContainer::exitCode)),
        HealthReplay.lastOutput(now).or(() -> last.flatMap(HealthChange::output)),
        before.flatMap(KnownContainer::died),
        before.flatMap(KnownContainer::outOfMemory),
        now.seenAt(),
        false);
  }

  private static boolean fromProbe(HealthChange moment) {
    return moment.health() == Health.HEALTHY || moment.health() == Health.UNHEALTHY;
  }

  private Judgement<KnownContainers> gone(KnownContainers known, KnownContainer before, Gone gone) {
    var after = known.with(before.departed(gone.seenAt()));
    if (before.gone() || before.exited() || before.run().isEmpty()) {
      return new Judgement<>(after, List.of());
    }
    var end = before.died().map(Died::at).filter(at -> before.exitCodeTold().isPresent());
    var observed =
        new ContainerObserved(
            node.nodeId(),
            node.host(),
            before.id(),
            before.image(),
            before.task(),
            Health.EXITED,
            before.health(),
            before.exitCodeTold(),
            before.outOfMemoryTold(),
            0,
            before.output(),
            gone.seenAt(),
            end,
            before.health().map(_ -> before.since()));
    var key = before.run().orElseThrow();
    return new Judgement<>(
        after,
        List.of(
            new News(id(before.id(), Health.EXITED, key), end.orElse(gone.seenAt()), observed)));
  }

  private record Was(Optional<Health> health, Optional<Instant> since) {}

  private News news(Inspected now, Was before, HealthChange moment) {
    var observed =
        new ContainerObserved(
            node.nodeId(),
            node.host(),
            now.containerId(),
            now.image(),
            now.task(),
            moment.health(),
            before.health(),
            moment.exitCode(),
            moment.outOfMemory(),
            moment.failingStreak(),
            moment.output(),
            now.seenAt(),
            moment.engineTime(),
            before.since());
    return new News(id(now.containerId(), moment.health(), moment.key()), moment.at(), observed);
  }

  private static MessageId id(String container, Health health, Instant key) {
    var shortId = container.substring(0, Math.min(SHORT_ID, container.length()));
    return new MessageId(
        "obs/" + shortId + "/" + health.name().toLowerCase(Locale.ROOT) + "/" + News.nanos(key));
  }
}
