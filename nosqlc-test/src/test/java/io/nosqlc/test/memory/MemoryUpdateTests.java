package io.nosqlc.test.memory;

import io.nosqlc.test.AbstractUpdateTests;

class MemoryUpdateTests extends AbstractUpdateTests implements MemoryStore {

}
