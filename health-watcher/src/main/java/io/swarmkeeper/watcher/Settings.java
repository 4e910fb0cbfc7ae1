package io.swarmkeeper.watcher;

import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.key.NatsCredentials;
import io.swarmkeeper.bus.key.TlsFiles;
import io.swarmkeeper.service.CommonSettings;
import io.swarmkeeper.service.SettingValues;
import java.net.URI;

/** What can be set of a watcher. */
public record Settings(BusSettings nats, String swarm, URI engine) {
  static Settings of(SettingValues values) {
    return new Settings(
        new BusSettings(
            CommonSettings.NATS.in(values),
            NatsCredentials.named(CommonSettings.CREDENTIALS.ifGiven(values)),
            "keeper-watcher",
            new TlsFiles(
                    CommonSettings.NATS_CA.ifGiven(values),
                    CommonSettings.NATS_CERT.ifGiven(values),
                    CommonSettings.NATS_KEY.ifGiven(values))
                .context()),
        CommonSettings.SWARM.in(values),
        CommonSettings.ENGINE.in(values));
  }
}
