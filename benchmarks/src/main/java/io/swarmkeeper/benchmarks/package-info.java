/** How long the parts take that people wait for, measured with JMH; see docs/benchmarks.md. */
package io.swarmkeeper.benchmarks;
