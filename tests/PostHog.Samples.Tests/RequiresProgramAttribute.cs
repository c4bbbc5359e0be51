using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace PostHog.Samples.Tests;

/// <summary>Skips tests, with a reason, where a program is not installed.</summary>
/// <param name="program">Its name, as a shell finds it.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RequiresProgramAttribute(string program) : NUnitAttribute, IApplyToTest
{
    /// <summary>The name of the program.</summary>
    public string Program { get; } = program;

    /// <summary>What the skipped test says.</summary>
    public string Reason { get; set; } = "";

    public void ApplyToTest(Test test)
    {
        if (!IsInstalled())
        {
            test.RunState = RunState.Skipped;
            test.Properties.Set(PropertyNames.SkipReason, Reason);
        }
    }

    private bool IsInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, Program)));
}
