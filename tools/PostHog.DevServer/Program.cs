using PostHog.Development.Terminal;

namespace PostHog.Development;

internal static class Program
{
    public static Task<int> Main(string[] arguments) => DevServerCommand.RunAsync(arguments);
}
