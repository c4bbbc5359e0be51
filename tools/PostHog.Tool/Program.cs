using PostHog.Tool.Commands;

namespace PostHog.Tool;

internal static class Program
{
    public static int Main(string[] arguments) => PhogCommand.Run(arguments);
}
