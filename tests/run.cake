// How the tests are run. Three assemblies run side by side: many tests wait for a server or a process while others compute.
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;

string[] products = ["PostHog.Core", "PostHog.Blocking"];
string[] moreProducts =
[
    "PostHog.Async",
    "PostHog.Extensions",
    "PostHog.Extensions.AI",
    "PostHog.Extensions.Caching",
    "PostHog.Extensions.Import.Async",
    "PostHog.Extensions.Import.Blocking",
];
// Those that take longest begin first, the last of these first of all.
string[] longest =
[
    "PostHog.Docs.Tests",
    "PostHog.Conventions.Tests",
    "PostHog.DevServer.Tests",
    "PostHog.Async.Tests",
    "PostHog.Blocking.Tests",
    "PostHog.Trimming.Tests",
    "PostHog.Mirror.Tests",
];
var problems = new List<string>();
var printing = new object();
int runs = 0, passed = 0, failed = 0, skipped = 0;

// Every test on the assets a current runtime chooses, and the products' own tests on netstandard2.0 too: in a full run all
// of them, otherwise those of Core and of Blocking, which has most code of its own there.
void TestEverything(string patience)
{
    CleanDirectory("artifacts/test-results");
    // The products were built for both targets, and the analyzers saw these sources, in the first build.
    var again = new Lazy<bool>(() =>
        Step("build PostHog.netstandard.slnf -c Release -p:ProductTarget=netstandard2.0 -p:RunAnalyzers=false", "The tests do not build for netstandard2.0.")
    );
    var first = GetFiles("tests/*.Tests/*.csproj")
        .Select(project => project.GetFilenameWithoutExtension().ToString())
        .OrderByDescending(name => Array.IndexOf(longest, name))
        .Select(name => (Action)(() => TestAssembly(name, "artifacts", patience)))
        .ToList();
    first.Insert(2, () => Step("csharpier check .", "The layout is not csharpier's: run `dotnet csharpier format .`"));
    first.Insert(3, () => _ = again.Value);
    var isFull = Environment.GetEnvironmentVariable("POSTHOG_TESTS_FULL") == "1";
    var second = (isFull ? [.. products, .. moreProducts] : products).Select(product =>
        (Action)(() => _ = again.Value && TestAssembly($"{product}.Tests", "artifacts/netstandard2.0", patience))
    );
    Parallel.ForEach(
        Partitioner.Create(first.Concat(second), EnumerablePartitionerOptions.NoBuffering),
        new ParallelOptions { MaxDegreeOfParallelism = 3 },
        job => job()
    );

    if (problems.Count > 0)
    {
        throw new CakeException(string.Join(Environment.NewLine, problems));
    }
}

bool TestAssembly(string name, string artifacts, string patience)
{
    var report = MakeAbsolute(File($"artifacts/test-results/{Interlocked.Increment(ref runs)}.{name}.trx"));
    var exitCode = Quietly(
        $"{artifacts}/bin/{name}/release/{name}.dll --no-ansi --no-banner --progress off --show-stdout Failed --show-stderr Failed "
            + $"--results-directory \"{report.GetDirectory()}\" --report-trx --report-trx-filename {report.GetFilename()} "
            + $"--hangdump --hangdump-type None --hangdump-timeout {patience}"
    );
    lock (printing)
    {
        int Count(string counter) =>
            FileExists(report) ? int.Parse(XmlPeek(report, $"//*[local-name()='Counters']/@{counter}")) : 0;
        passed += Count("passed");
        failed += Count("executed") - Count("passed");
        skipped += Count("total") - Count("executed");
        var isGood = exitCode == 0 && Count("passed") > 0;
        if (!isGood)
        {
            problems.Add($"{name} in {artifacts}: exit code {exitCode}, {Count("passed")} of {Count("total")} tests passed.");
            problems.AddRange(FailedTests(report));
        }

        return isGood;
    }
}

// Each failed test with the beginning of what it says, for whoever sees only the end of the output.
List<string> FailedTests(FilePath report)
{
    if (!FileExists(report))
    {
        return [];
    }

    return XDocument
        .Load(report.FullPath)
        .Descendants()
        .Where(result => result.Name.LocalName == "UnitTestResult" && (string)result.Attribute("outcome") == "Failed")
        .Take(20)
        .Select(result =>
        {
            var message = result.Descendants().FirstOrDefault(part => part.Name.LocalName == "Message")?.Value.Trim() ?? "";
            return $"  {(string)result.Attribute("testName")}: {(message.Length > 600 ? message[..600] + "…" : message)}";
        })
        .ToList();
}

bool Step(string arguments, string problem)
{
    if (Quietly(arguments) == 0)
    {
        return true;
    }

    lock (printing)
    {
        problems.Add(problem);
    }

    return false;
}

// Prints what a command said once it is over, so that two of them do not mix.
int Quietly(string arguments)
{
    var settings = new ProcessSettings { Arguments = arguments, RedirectStandardOutput = true, RedirectStandardError = true };
    var exitCode = StartProcess("dotnet", settings, out var output, out var errors);
    lock (printing)
    {
        Console.WriteLine($"dotnet {arguments}");
        foreach (var line in output.Concat(errors).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            Console.WriteLine(line);
        }

        Console.WriteLine();
    }

    return exitCode;
}

void PrintTotals()
{
    if (runs > 0)
    {
        Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
    }
}
