package io.nosqlc.test.memory;

import io.nosqlc.test.AbstractFindTests;

class MemoryFindTests extends AbstractFindTests implements MemoryStore {

}
