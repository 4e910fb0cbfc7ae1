/** {@code keeper report}: the figures of the dashboards in the terminal. */
package io.swarmkeeper.cli.report;
