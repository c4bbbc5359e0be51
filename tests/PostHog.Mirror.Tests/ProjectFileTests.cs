using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests;

/// <summary>
/// Diagnostics of a real project, built with the real tools. <c>PostHog.Blocking</c> is the project that builds.
/// </summary>
[TestFixture]
internal sealed class ProjectFileTests
{
    [TestCaseSource(typeof(RealBuilds), nameof(RealBuilds.Of), new object[] { "Unsound" })]
    public async Task Fails_with_advice_for_code_that_cannot_be_mirrored(string project)
    {
        var (exitCode, output) = await TrialProject.BuildAsync(
            project,
            """
            namespace PostHog.Async;
            internal sealed class Unsound
            {
                private readonly Task _stored = CountAsync();
                public async void Run() => await _stored.ConfigureAwait(false);
                public static Task<int> CountAsync() => Task.FromResult(1);
                public static async Task ManyAsync() => await Task.WhenAll(CountAsync()).ConfigureAwait(false);
                public static void Forget() => Task.Delay(1);
            }
            """
        );

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(
            output,
            Does.Contain("Unsound.cs(4,22): error BLK0110: 'Task' is used as a value here")
                .And.Contain(
                    "Unsound.cs(4,37): error BLK0105: The result of 'CountAsync' is not awaited"
                )
                .And.Contain(
                    "Unsound.cs(5,18): error BLK0117: 'async void' cannot be translated; return a task"
                )
                .And.Contain(
                    "Unsound.cs(7,51): error BLK0112: 'Task.WhenAll' has no blocking form; use a loop that awaits one after the other"
                )
                .And.Contain(
                    "Unsound.cs(8,36): error BLK0112: 'Task.Delay' has no blocking form; use await Pause.ForAsync(…)"
                )
        );
    }

    [TestCaseSource(typeof(RealBuilds), nameof(RealBuilds.Of), new object[] { "Twice" })]
    public async Task Fails_when_a_file_is_compiled_and_translated(string project)
    {
        var (exitCode, output) = await TrialProject.BuildAsync(
            project,
            "namespace PostHog.Async; internal static class Twice;",
            """<Compile Include="Source/Twice.cs" />"""
        );

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(
            output,
            Does.Contain("error BLK0005").And.Contain("is both compiled and translated")
        );
    }
}
