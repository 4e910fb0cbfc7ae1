/** What a message looks like in the audit record: a pure mapping to ECS, one file per family. */
package io.swarmkeeper.record;
