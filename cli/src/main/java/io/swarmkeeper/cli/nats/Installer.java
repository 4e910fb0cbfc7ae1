package io.swarmkeeper.cli.nats;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.SwarmConnection.Address;
import io.swarmkeeper.cli.session.SwarmConnection.Installation;
import io.swarmkeeper.journal.Journal;
import java.util.ArrayList;
import java.util.List;

/** Makes the streams and buckets of a swarm, as far as NATS permits it. */
record Installer(Bus bus, Address address, Journal journal) {
  Installation install() throws GiveUp {
    try {
      var before = look();
      journal.ensure();
      return before;
    } catch (BusUnavailable e) {
      throw bus.notPermitted().isPresent() ? notPermitted() : notKnown(e);
    }
  }

  /** As it will be: what is missing will have been made. */
  private Installation look() throws BusUnavailable {
    var made = new ArrayList<String>();
    var found = new ArrayList<String>();
    var streams = new Streams(bus);
    for (var name : List.of(address.subjects().stream(), address.subjects().requestStream())) {
      (streams.exists(name) ? found : made).add(name);
    }
    for (var bucket : journal.buckets()) {
      (bucket.exists() ? found : made).add(bucket.name());
    }
    return new Installation(made, found);
  }

  private GiveUp notPermitted() {
    return GiveUp.refused(
        "NATS at %s does not let you make the streams and buckets of swarm '%s': only an installer"
                .formatted(address.nats(), address.subjects().swarm())
            + " may; use --creds FILE with those of one.");
  }

  private GiveUp notKnown(BusUnavailable e) {
    return GiveUp.unknown(
        "Not all streams and buckets of swarm '%s' could be made: %s."
            .formatted(address.subjects().swarm(), e.getMessage()),
        "What was made stays, and keeper init can be used again.");
  }
}
