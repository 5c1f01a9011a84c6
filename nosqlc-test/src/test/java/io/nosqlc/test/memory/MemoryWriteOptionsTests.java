package io.nosqlc.test.memory;

import io.nosqlc.test.AbstractWriteOptionsTests;

class MemoryWriteOptionsTests extends AbstractWriteOptionsTests implements MemoryStore {

}
