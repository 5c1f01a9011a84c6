package io.nosqlc.test.example;

import io.nosqlc.test.AbstractLifecycleTests;

class MapLifecycleTests extends AbstractLifecycleTests implements MapStore {

}
