// The whole build. `dotnet cake` runs the task Test, `dotnet cake --target=Pack` the task Pack, and so on.
// One configuration for everything, so that what is tested is what is packed.
#load tests/run.cake
#load release.cake
#load audit.cake
const string Solution = "PostHog.sln";

// One compiler for the whole run: what it has loaded, and the analyzers with it, serves every project. It has a name of its
// own, so that it can be stopped at the end without stopping other builds.
var compiler = $"posthog-{System.Diagnostics.Process.GetCurrentProcess().Id}";
Environment.SetEnvironmentVariable("UseSharedCompilation", "true");
Environment.SetEnvironmentVariable("SharedCompilationId", compiler);

// The builds of the tests do not share processes with other builds, which may end them.
Environment.SetEnvironmentVariable("MSBUILDDISABLENODEREUSE", "1");

Task("Restore").Does(() => DotNet($"restore {Solution}"));

Task("Format")
    .Does(() =>
    {
        DotNet("csharpier check .");
        DotNet($"format style {Solution} --verify-no-changes");
    });

// Without profiles, which the compiler and the test processes end too soon to win back: building takes a third less time.
Task("Build")
    .IsDependentOn("Restore")
    .Does(() => Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0"))
    .Does(() => DotNet($"build {Solution} --no-restore -c Release"));

Task("Test").IsDependentOn("Build").Does(() => TestEverything("4m"));

// The same tests at full counts, where one law is one long test.
Task("Soak")
    .IsDependentOn("Build")
    .Does(() => Environment.SetEnvironmentVariable("POSTHOG_TESTS_FULL", "1"))
    .Does(() => TestEverything("4h"));

// Writes what the mirror makes of PostHog.Async, for reading: formatted like sources, which what is compiled is not, because
// its lines must stay those of the async files.
Task("Mirror")
    .Does(() => DotNet("run --project generators/PostHog.Mirror.Export -c Release -- PostHog.Async artifacts/mirror"))
    .Does(() =>
    {
        // Without a file of its own, the formatter would ignore what git ignores.
        System.IO.File.WriteAllText("artifacts/mirror.ignore", "");
        DotNet("csharpier format --no-cache --ignore-path artifacts/mirror.ignore artifacts/mirror");
    });

Task("Pack")
    .IsDependentOn("Build")
    .Does(() => DotNet($"pack {Solution} --no-build -c Release -o artifacts/packages"));

// The packages of a release: --package-version=1.2.3. Checks what it can before it builds, and pushes nothing.
Task("CheckRelease").Does(CheckRelease);

Task("Release").IsDependentOn("CheckRelease").IsDependentOn("Test").IsDependentOn("Format").Does(AuditRelease).Does(PackRelease);

// Lists known vulnerabilities of the packages in use, and newer versions. The sources of advisories are those in nuget.config.
Task("Audit").Does(Audit);

// Every table with few repeats, also in artifacts/benchmarks/tables.md.
Task("Bench").Does(() => DotNet("run --project benchmarks/PostHog.Benchmarks -c Release -- all"));

Task("Microbench")
    .Does(() => DotNet("run --project benchmarks/PostHog.Benchmarks -c Release -- --filter * --artifacts artifacts/benchmarks"));

Environment.Exit(Run(Argument("target", "Test"))); // Cake ends with 0 whatever a script returns

void DotNet(string arguments)
{
    if (StartProcess("dotnet", arguments) is not 0 and var exitCode)
    {
        throw new CakeException($"dotnet {arguments} ended with exit code {exitCode}.");
    }
}

void Audit()
{
    Stop(AuditReport.FailureIn(Advisories()));
    DotNet($"list {Solution} package --outdated");
}

string Advisories() => string.Join('\n', Lines($"list {Solution} package --vulnerable --include-transitive --format json"));

// The totals are the last line, in plain characters, whatever happened before.
int Run(string target)
{
    try
    {
        RunTarget(target);
        return 0;
    }
    catch (Exception exception)
    {
        Console.WriteLine(exception.Message);
        return 1;
    }
    finally
    {
        StopCompiler();
        PrintTotals();
    }
}

void StopCompiler()
{
    var version = Lines("--version").First();
    var folder = Lines("--list-sdks").First(line => line.StartsWith(version + " [")).Split('[', ']')[1];
    Lines($"{folder}/{version}/Roslyn/bincore/VBCSCompiler.dll -shutdown -pipename:{compiler}");
}

IEnumerable<string> Lines(string arguments)
{
    StartProcess("dotnet", new ProcessSettings { Arguments = arguments, RedirectStandardOutput = true }, out var lines);
    return lines;
}
