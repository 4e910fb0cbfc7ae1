package io.swarmkeeper.watcher;

import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** What the health endpoints answer: ready means that it sees and can say what it sees. */
final class Health {
  private Health() {}

  static HealthCheck nats(Watcher watcher) {
    return () ->
        HealthCheckResponse.named("NATS and the journal")
            .status(watcher.canPublish())
            .withData("observations waiting", watcher.waiting())
            .build();
  }

  static HealthCheck engine(Watcher watcher) {
    return () -> {
      var sight = watcher.sight();
      var answer =
          HealthCheckResponse.named("Docker engine")
              .status(sight.isFresh(InstantSource.system().instant()));
      sight.lookedAt().ifPresent(at -> answer.withData("last full look", at.toString()));
      sight.trouble().ifPresent(why -> answer.withData("trouble", why));
      watcher.swarmTrouble().ifPresent(why -> answer.withData("swarm", why));
      return answer.build();
    };
  }

  static HealthCheck rounds(Watcher watcher) {
    return () -> {
      var answer = HealthCheckResponse.named("loops").up();
      watcher
          .rounds()
          .filter(rounds -> !rounds.isAlive())
          .forEach(rounds -> answer.down().withData(rounds.name(), "has stopped"));
      return answer.build();
    };
  }
}
