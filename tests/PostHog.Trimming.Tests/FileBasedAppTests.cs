using PostHog.Development;
using PostHog.TestKit;
using PostHog.TestKit.Processes;

namespace PostHog.Trimming.Tests;

/// <summary>The programs of the README as apps of one file, from packages, compiled ahead of time.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class FileBasedAppTests
{
    private const string Token = "phc_file_based_app";

    private string _folder = null!;

    [SetUp]
    public void Create_the_folder() =>
        _folder = Directory.CreateTempSubdirectory("file-based-app").FullName;

    [TearDown]
    public void Remove_the_folder() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(nameof(Packages))]
    public async Task Program_of_the_README_publishes_without_warnings_and_delivers(string package)
    {
        var app = Write(package);

        var published = app.Publish();

        Assert.That(published.Output + published.Error, Does.Not.Contain("warning"));
        await using var server = await DevServer.StartAsync();
        var run = RunProcess
            .Run(
                new ChildProgram(app.Program)
                {
                    Environment = new Dictionary<string, string?>
                    {
                        ["POSTHOG_PROJECT_TOKEN"] = Token,
                        ["POSTHOG_HOST"] = server.Url.AbsoluteUri,
                    },
                }
            )
            .RequireSuccess();
        Assert.That(run.Output, Does.StartWith("delivered 1 of 1 event in 1 attempt"));
        var sent = server.Events.Single();
        Assert.That((sent.Name, sent.DistinctId), Is.EqualTo(("order placed", "user-42")));
        Assert.That(
            Arrivals.Members(sent.Json.GetProperty("properties")),
            Is.EqualTo(
                new Dictionary<string, string> { ["total"] = "99.5", ["currency"] = "\"EUR\"" }
            )
        );
    }

    // Part of a full run alone, because publishing takes long.
    private static IEnumerable<TestCaseData> Packages()
    {
        string[] packages = FullRun.IsOn ? ["PostHog.Blocking", "PostHog.Async"] : [];
        return packages.Select(package => Linker.Require(new TestCaseData(package)));
    }

    private FileBasedApp Write(string package)
    {
        var feed = PackageFeed.Pack(Path.Combine(_folder, "packed"), "PostHog.Core", package);
        feed.AddTo(_folder);
        return new FileBasedApp(
            _folder,
            $"""
            #:package {package}@{feed.Version}
            #:property InvariantGlobalization=true
            #:property NuGetAudit=false
            {ReadmeProgram.Of(package)}
            """
        );
    }
}
