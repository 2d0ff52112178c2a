package io.homewatt.local;

import io.homewatt.local.demo.StepFailed;
import picocli.CommandLine;

/** How a command of ours takes its arguments: a wrong one is answered with a line, not with a page. */
final class Commands {
    private Commands() {}

    static int execute(Object command, String[] args) {
        return new CommandLine(command)
                .setParameterExceptionHandler((wrong, given) -> {
                    String name = wrong.getCommandLine().getCommandName();
                    System.err.println(wrong.getMessage() + "; see " + name + " --help");
                    return wrong.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
                })
                .setExecutionExceptionHandler((failure, line, given) -> {
                    System.err.println(line.getCommandName() + ": "
                            + (failure instanceof StepFailed ? failure.getMessage() : failure.toString()));
                    return line.getCommandSpec().exitCodeOnExecutionException();
                })
                .execute(args);
    }
}
