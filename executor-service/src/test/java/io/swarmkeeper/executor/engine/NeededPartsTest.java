package io.swarmkeeper.executor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NeededPartsTest {
  @Test
  void a_task_says_which_image_it_runs_and_not_with_which_variables() throws Exception {
    var task =
        NeededParts.task(
            json(
                "{'ID':'t1','Labels':{},'Spec':{'ContainerSpec':{'Image':'web:1','Env':['PASS=canary'],"
                    + "'Args':['canary'],'Labels':{'x':'canary'}},'LogDriver':{'Options':{'x':'canary'}},"
                    + "'Resources':{}},'Status':{'State':'running'}}"));
    assertThat(task)
        .isEqualTo(
            json(
                "{'ID':'t1','Labels':{},'Spec':{'ContainerSpec':{'Image':'web:1'},'Resources':{}},"
                    + "'Status':{'State':'running'}}"));
  }

  @Test
  void a_former_spec_says_who_wrote_it() throws Exception {
    var spec = "'Spec':{'Labels':{'a':'b'},'TaskTemplate':{'ContainerSpec':{'Env':['A=1']}}}";
    var service =
        NeededParts.service(
            json(
                "{'ID':'s1',"
                    + spec
                    + ",'PreviousSpec':{'Name':'web','Labels':{'io.swarmkeeper.step':'d-1/x#1',"
                    + "'com.docker.stack.namespace':'shop','a':'canary'},'TaskTemplate':{'ContainerSpec':"
                    + "{'Env':['PASS=canary']}}}}"));
    assertThat(service)
        .isEqualTo(
            json(
                "{'ID':'s1',"
                    + spec
                    + ",'PreviousSpec':{'Name':'web','Labels':{'io.swarmkeeper.step':'d-1/x#1',"
                    + "'com.docker.stack.namespace':'shop'}}}"));
  }

  private static ObjectNode json(String text) throws UnreadableMessage {
    return Wire.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), ObjectNode.class);
  }
}
