namespace PostHog.Conventions.Sources;

/// <summary>The build stays small, and continuous integration runs the documented command.</summary>
public sealed class BuildTests
{
    private const string TestCommand = "dotnet tool restore && dotnet cake";

    private static readonly string[] Tasks =
    [
        "Restore",
        "Format",
        "Build",
        "Test",
        "Soak",
        "Mirror",
        "Pack",
        "CheckRelease",
        "Release",
        "Audit",
        "Bench",
        "Microbench",
    ];

    [TestCase("README.md")]
    [TestCase("CONTRIBUTING.md")]
    [TestCase(".ci/run")]
    public void Documentation_and_continuous_integration_use_the_same_command(string file) =>
        Assert.That(Repository.Read(file), Does.Contain(TestCommand));

    [Test]
    public void Continuous_integration_runs_only_that_command()
    {
        var lines = Repository.Read(".ci/run").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(lines.Last(), Is.EqualTo(TestCommand));
        Assert.That(
            lines.Count(line => line.StartsWith("dotnet", StringComparison.Ordinal)),
            Is.EqualTo(1)
        );
    }

    [Test]
    public void Task_that_fails_ends_with_an_exit_code()
    {
        var script = Repository.Read("build.cake");
        var run = script.Split("int Run(string target)")[1].Split("\n}")[0];

        Assert.That(run, Does.Contain("Console.WriteLine(exception.Message);\n        return 1;"));
        Assert.That(script, Does.Contain("Environment.Exit(Run("));
        Assert.That(script, Does.Contain("throw new CakeException(").And.Contain("AuditReport"));
    }

    [Test]
    public void Build_script_is_short_and_reads_in_order()
    {
        var lines = Repository.Read("build.cake").TrimEnd('\n').Split('\n');

        var tasks = lines
            .Where(line => line.StartsWith("Task(", StringComparison.Ordinal))
            .Select(line => line.Split('"')[1]);
        Assert.That(lines, Has.Length.LessThanOrEqualTo(120));
        Assert.That(tasks, Is.EqualTo(Tasks));
    }

    [TestCase("", "not audited")]
    [TestCase(
        "error: Unable to load the service index for source https://example.com.",
        "not audited"
    )]
    [TestCase(
        """{"version":1,"problems":[{"level":"warning"}],"projects":[{"path":"a"}]}""",
        "not audited"
    )]
    [TestCase(
        """{"projects":[{"path":"a","vulnerabilities":[{"severity":"High"}]}]}""",
        "known vulnerabilities"
    )]
    [TestCase(
        """{"problems":[{"level":"warning"}],"projects":[{"vulnerabilities":[{"severity":"High"}]}]}""",
        "known vulnerabilities"
    )]
    public void Audit_fails_unless_every_advisory_was_read_and_none_applies(
        string report,
        string reason
    ) => Assert.That(AuditReport.FailureIn(report), Does.Contain(reason));

    [TestCase("", false)]
    [TestCase("""{"problems":[],"projects":[]}""", false)]
    [TestCase("""{"projects":[{"path":"a"}]}""", false)]
    [TestCase("""{"problems":[],"projects":[{"vulnerabilities":[]}]}""", true)]
    public void Release_stops_at_known_vulnerabilities_alone(string report, bool stops) =>
        Assert.That(AuditReport.VulnerabilitiesIn(report) is not null, Is.EqualTo(stops));

    [Test]
    public void Release_runs_every_check_and_the_audit()
    {
        var release = Repository
            .Read("build.cake")
            .Split('\n')
            .Single(line => line.StartsWith("Task(\"Release\")", StringComparison.Ordinal));

        Assert.That(
            release,
            Does.Contain("\"CheckRelease\"")
                .And.Contain("\"Test\"")
                .And.Contain("\"Format\"")
                .And.Contain(".Does(AuditRelease).Does(PackRelease)")
        );
    }

    [Test]
    public void Audit_succeeds_without_problems_and_vulnerabilities() =>
        Assert.That(AuditReport.FailureIn("""{"projects":[{"path":"a"}]}"""), Is.Null);

    [Test]
    public void Audit_asks_only_sources_that_it_names() =>
        Assert.That(
            Repository.Read("nuget.config"),
            Does.Match(@"<auditSources>\s*<clear />\s*<add ")
        );

    [Test]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("PostHog.sln").Replace('\\', '/');

        var projects = Directory
            .EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("artifacts/", StringComparison.Ordinal))
            // It takes the mirror from a package, as anybody else does; a test packs it and builds the sample.
            .Where(file => !file.StartsWith("samples/Mirror/", StringComparison.Ordinal));
        Assert.That(
            projects.Where(file => !solution.Contains(file, StringComparison.Ordinal)),
            Is.Empty
        );
    }
}
