using System.Reflection;
using System.Runtime.ExceptionServices;
using PostHog.Development;

namespace PostHog.Docs.Tests.Programs;

/// <summary>Runs a compiled program as its reader would, with a dev server in the place of PostHog.</summary>
internal static class SnippetRunner
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Returns what the program printed; an exception that escapes it escapes here too.</summary>
    public static async Task<string> RunAsync(byte[] image, DevServer server)
    {
        var screen = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(TextWriter.Synchronized(printed));
        SetEnvironment("phc_docs", server.Url.AbsoluteUri);
        try
        {
            await Task.Run(() => Start(Assembly.Load(image))).WaitAsync(Patience);
        }
        finally
        {
            Console.SetOut(screen);
            SetEnvironment(token: null, host: null);
        }

        return printed.ToString();
    }

    private static void Start(Assembly program)
    {
        var main = program.EntryPoint!;
        try
        {
            var exitCode = main.Invoke(
                null,
                main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]
            );
            Assert.That(exitCode, Is.Null.Or.Zero, "the exit code");
        }
        catch (TargetInvocationException escaped) when (escaped.InnerException is { } cause)
        {
            ExceptionDispatchInfo.Throw(cause);
        }
    }

    private static void SetEnvironment(string? token, string? host)
    {
        Environment.SetEnvironmentVariable("POSTHOG_PROJECT_TOKEN", token);
        Environment.SetEnvironmentVariable("POSTHOG_HOST", host);
        // Hosts print what they log, at any time.
        Environment.SetEnvironmentVariable("Logging__Console__LogLevel__Default", "None");
    }
}
