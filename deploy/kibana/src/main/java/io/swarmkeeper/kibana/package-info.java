/**
 * Makes the saved objects of Kibana from readable sources; the tests of this module check them
 * without a Kibana. Not part of any service.
 */
package io.swarmkeeper.kibana;
