package io.homewatt.local;

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
                .execute(args);
    }
}
