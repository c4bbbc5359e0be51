// The whole build. `dotnet cake` runs the task Test, `dotnet cake --target=Pack` the task Pack, and so on.
// One configuration for everything, so that what is tested is what is packed.
const string Solution = "PostHog.sln";
string[] products =
    ["PostHog.Core", "PostHog.Async", "PostHog.Blocking", "PostHog.Extensions", "PostHog.Extensions.Caching"];
var (problems, longest) = (new List<string>(), "3m");
int runs = 0, passed = 0, failed = 0, skipped = 0;

Task("Restore").Does(() => DotNet($"restore {Solution}"));

Task("Format")
    .Does(() =>
    {
        DotNet("csharpier check .");
        DotNet($"format style {Solution} --verify-no-changes");
    });

Task("Build").IsDependentOn("Restore").Does(() => DotNet($"build {Solution} --no-restore -c Release"));

Task("Test").IsDependentOn("Build").Does(TestEverything);

// The same tests at full counts, where one law is one long test.
Task("Soak")
    .IsDependentOn("Build")
    .Does(() => longest = "4h")
    .Does(() => Environment.SetEnvironmentVariable("POSTHOG_TESTS_FULL", "1"))
    .Does(TestEverything);

// Writes what the mirror makes of PostHog.Async, for reading.
Task("Mirror")
    .Does(() => DotNet("run --project generators/PostHog.Mirror.Export -c Release -- PostHog.Async artifacts/mirror"));

Task("Pack")
    .IsDependentOn("Build")
    .Does(() => DotNet($"pack {Solution} --no-build -c Release -o artifacts/packages"));

Task("Bench")
    .Does(() => DotNet("run --project benchmarks/PostHog.Benchmarks -c Release -- load"))
    .Does(() => DotNet("run --project benchmarks/PostHog.Benchmarks -c Release -- --filter * --artifacts artifacts/benchmarks"));

Environment.Exit(Run(Argument("target", "Test"))); // Cake ends with 0 whatever a script returns

// Every test on the assets a current runtime chooses, then the products' own tests on netstandard2.0.
void TestEverything()
{
    CleanDirectory("artifacts/test-results");
    if (StartProcess("dotnet", "csharpier check .") != 0)
    {
        problems.Add("The layout is not csharpier's: run `dotnet csharpier format .`");
    }

    foreach (var project in GetFiles("tests/*.Tests/*.csproj"))
    {
        TestAssembly(project.GetFilenameWithoutExtension().ToString(), "artifacts");
    }

    foreach (var product in products)
    {
        // The analyzers saw these sources in the first build.
        DotNet($"build tests/{product}.Tests -c Release -p:ProductTarget=netstandard2.0 -p:RunAnalyzers=false");
        TestAssembly($"{product}.Tests", "artifacts/netstandard2.0");
    }

    if (problems.Count > 0)
    {
        throw new CakeException(string.Join(Environment.NewLine, problems));
    }
}

void TestAssembly(string name, string artifacts)
{
    var report = MakeAbsolute(File($"artifacts/test-results/{runs++}.{name}.trx"));
    var exitCode = StartProcess(
        "dotnet",
        $"test {artifacts}/bin/{name}/release/{name}.dll --logger \"trx;LogFileName={report}\" "
            + $"--blame-hang-timeout {longest} --blame-hang-dump-type none"
    );
    int Count(string counter) =>
        FileExists(report) ? int.Parse(XmlPeek(report, $"//*[local-name()='Counters']/@{counter}")) : 0;
    passed += Count("passed");
    failed += Count("executed") - Count("passed");
    skipped += Count("total") - Count("executed");
    if (exitCode != 0 || Count("passed") == 0)
    {
        problems.Add($"{name} in {artifacts}: exit code {exitCode}, {Count("passed")} of {Count("total")} tests passed.");
    }
}

void DotNet(string arguments)
{
    if (StartProcess("dotnet", arguments) is not 0 and var exitCode)
    {
        throw new CakeException($"dotnet {arguments} ended with exit code {exitCode}.");
    }
}

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
        if (runs > 0)
        {
            Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
        }
    }
}
