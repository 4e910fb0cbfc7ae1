/** Shapes of text: tables, durations, lines that fit. */
package io.swarmkeeper.cli.text;
