package io.nosqlc.test.memory;

import io.nosqlc.test.AbstractLifecycleTests;

class MemoryLifecycleTests extends AbstractLifecycleTests implements MemoryStore {

}
