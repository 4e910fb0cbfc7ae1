/** What crosses NATS: records in sealed families, their ids, their subjects, and the one codec. */
package io.swarmkeeper.contract;
