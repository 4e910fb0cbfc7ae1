/** {@code keeper audit}: whether the record can be believed. */
package io.swarmkeeper.cli.audit;
