/** What installers do: make the streams and buckets of a swarm, and say who the people are. */
package io.swarmkeeper.cli.installer;
