/**
 * Entities of an application, for tests that scan for them.
 */
package io.nosqlc.spring.boot.autoconfigure.data.shop;
