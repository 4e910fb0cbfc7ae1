package io.swarmkeeper.planner;

import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.key.NatsCredentials;
import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.bus.key.TlsFiles;
import io.swarmkeeper.planner.plan.given.KeptRevisions;
import io.swarmkeeper.service.CommonSettings;
import io.swarmkeeper.service.Setting;
import io.swarmkeeper.service.SettingValues;
import io.swarmkeeper.trust.Trust;
import java.nio.file.Path;
import java.util.Optional;

/** What can be set of a planner. */
record Settings(
    BusSettings nats, Trust trust, String swarm, int revisionsKept, Optional<Path> policy) {
  private static final Setting<Integer> REVISIONS_KEPT =
      Setting.count(
          "keeper.revisions.kept",
          KeptRevisions.USUAL,
          "revisions",
          "how many of a stack that succeeded keep their configs and secrets");

  private static final Setting<Path> POLICY =
      Setting.optional(
          "keeper.policy",
          Path.class,
          "file",
          "which options that are as good as root stacks may have ([policy.md](policy.md)); without"
              + " one, the worst are warned of");

  static Settings of(SettingValues values) {
    return new Settings(
        new BusSettings(
            CommonSettings.NATS.in(values),
            NatsCredentials.named(CommonSettings.CREDENTIALS.ifGiven(values)),
            "keeper-planner",
            new TlsFiles(
                    CommonSettings.NATS_CA.ifGiven(values),
                    CommonSettings.NATS_CERT.ifGiven(values),
                    CommonSettings.NATS_KEY.ifGiven(values))
                .context()),
        Trust.named(CommonSettings.TRUST.ifGiven(values)),
        CommonSettings.SWARM.in(values),
        REVISIONS_KEPT.in(values),
        POLICY.ifGiven(values));
  }

  /** What it signs with: executors carry out nothing else. */
  SigningKey key() {
    return nats.credentials()
        .map(NatsCredentials::key)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "keeper.creds is missing: executors carry out only what the planner has signed"
                    + " (deploy/nats/generate makes its credentials)"));
  }
}
