using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace PostHog.Trimming.Tests;

/// <summary>What compiling ahead of time needs besides the SDK.</summary>
internal static class Linker
{
    /// <summary>What is missing on this machine, and what to do; null if nothing is.</summary>
    public static string? Missing { get; } =
        !OperatingSystem.IsLinux() ? null
        : !Exists("PATH", "/usr/bin", "clang", "gcc")
            ? "No linker (clang or gcc); .ci/run installs one, on Debian: apt-get install clang."
        : !Exists("LIBRARY_PATH", "/usr/lib", "libz.so")
            ? "No libz.so to link with; .ci/run installs it, on Debian: apt-get install zlib1g-dev."
        : null;

    /// <summary>Skips a case that needs it where something is missing.</summary>
    public static TestCaseData Require(TestCaseData tested)
    {
        if (Missing is { } reason)
        {
            tested.RunState = RunState.Ignored;
            tested.Properties.Set(PropertyNames.SkipReason, reason);
        }

        return tested;
    }

    private static bool Exists(string variable, string usual, params string[] files) =>
        (Environment.GetEnvironmentVariable(variable) ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat([usual, .. Subfolders(usual)])
            .Any(folder => files.Any(file => File.Exists(Path.Combine(folder, file))));

    // Debian keeps libraries in a folder for each architecture.
    private static string[] Subfolders(string folder) =>
        Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
}
