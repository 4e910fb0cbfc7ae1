package io.swarmkeeper.cli.operation;

import io.swarmkeeper.cli.Exit;
import java.util.List;

/** How following an operation ends: what to tell the person, what to tell the script. */
public record Ending(Exit exit, List<String> sentences) {}
