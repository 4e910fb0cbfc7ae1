/** Several stack files as one, field by field as docker merges them. */
package io.swarmkeeper.stack.merge;
