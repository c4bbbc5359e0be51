using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests;

/// <summary>
/// An author adds a file to the async product that cannot be mirrored: the real project, with its real settings, does
/// not build, and says what to write instead.
/// </summary>
[TestFixture]
internal sealed class ForbiddenEditTests
{
    private static readonly string Folder = Path.Combine(TrialProject.Root, "Edit");

    /// <summary>One file more for the product's project, whose own output is left alone.</summary>
    private const string Targets = """
        <Project>
          <PropertyGroup Condition="'$(MSBuildProjectName)' == 'PostHog.Async'">
            <IntermediateOutputPath>$(MSBuildThisFileDirectory)obj/</IntermediateOutputPath>
            <OutDir>$(MSBuildThisFileDirectory)bin/</OutDir>
            <!-- What the analyzers of the mirror say is the question here, not how a trial is written. -->
            <WarningsNotAsErrors>$(WarningsNotAsErrors);CS1591;IDE0051;CA1823;CS0169;CS0414</WarningsNotAsErrors>
          </PropertyGroup>
          <ItemGroup Condition="'$(MSBuildProjectName)' == 'PostHog.Async'">
            <Compile Include="$(MSBuildThisFileDirectory)Edited.cs" />
          </ItemGroup>
        </Project>
        """;

    private const string Edited = """
        namespace PostHog.Async;

        internal static class Edited
        {
            public static async Task ManyAsync(IReadOnlyList<Task<int>> all) => await Task.WhenAll(all).ConfigureAwait(false);
            private static readonly Task Stored = OneAsync();
            public static async void Forgotten() => await OneAsync().ConfigureAwait(false);
            public static void Hasty() { Task.Delay(1); }
            public static void Left(List<int> all) => all.ForEach(_ => OneAsync());
            private static Task OneAsync() => Task.CompletedTask;
        }
        """;

    private int _exitCode;
    private string _output = "";

    [OneTimeSetUp]
    public async Task BuildAsync()
    {
        Directory.CreateDirectory(Folder);
        var targets = Path.Combine(Folder, "Edit.targets");
        await File.WriteAllTextAsync(targets, Targets);
        await File.WriteAllTextAsync(Path.Combine(Folder, "Edited.cs"), Edited);
        (_exitCode, _output) = await DotNet.RunAsync([
            "build",
            Path.Combine(Repository.Root, "PostHog.Async/PostHog.Async.csproj"),
            "-nologo",
            "-nodeReuse:false",
            "-p:BuildProjectReferences=false",
            "-p:CustomBeforeMicrosoftCommonTargets=" + targets,
            "-f",
            DotNet.ProductFramework,
            .. DotNet.SameBuild,
        ]);
    }

    [Test]
    public void Fails_the_build() => Assert.That(_exitCode, Is.Not.Zero, _output);

    [TestCase(
        5,
        "BLK0112: 'Task.WhenAll' has no blocking form; use a loop that awaits one after the other"
    )]
    [TestCase(
        6,
        "BLK0110: 'Task' is used as a value here; the blocking form has no task object, so await it where it is made, or write the type by hand in both forms"
    )]
    [TestCase(
        6,
        "BLK0105: The result of 'OneAsync' is not awaited; in the blocking form this call would run to completion here"
    )]
    [TestCase(
        6,
        "BLK0202: A task is stored in 'Stored'; start it through 'Worker', or await it where it is made"
    )]
    [TestCase(7, "BLK0117: 'async void' cannot be translated; return a task")]
    [TestCase(8, "BLK0112: 'Task.Delay' has no blocking form; use await Pause.ForAsync(…)")]
    [TestCase(
        9,
        "BLK0105: The result of 'OneAsync' is not awaited; in the blocking form this call would run to completion here"
    )]
    public void States_what_to_write_instead(int line, string advice) =>
        Assert.That(
            _output.Split('\n'),
            Has.Some.Matches<string>(said =>
                said!.Contains($"Edited.cs({line},") && said.Contains("error " + advice)
            ),
            _output
        );
}
