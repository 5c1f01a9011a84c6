/**
 * An application with repositories of Spring Data for Cassandra and with ours.
 */
package io.nosqlc.spring.boot.autoconfigure.beside;
