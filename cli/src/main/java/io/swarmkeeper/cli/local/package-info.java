/**
 * What a deploy takes from this machine: stack files, what they point to, the bytes of secrets, and
 * docker's credentials for registries.
 */
package io.swarmkeeper.cli.local;
