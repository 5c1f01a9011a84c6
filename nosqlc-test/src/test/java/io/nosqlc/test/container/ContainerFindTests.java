package io.nosqlc.test.container;

import io.nosqlc.test.AbstractFindTests;

class ContainerFindTests extends AbstractFindTests implements ContainerStore {

}
