/**
 * Makes the saved objects of Kibana from readable sources, and checks them without a Kibana. Not
 * part of any service.
 */
package io.swarmkeeper.kibana;
