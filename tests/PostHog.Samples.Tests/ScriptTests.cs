using PostHog.Development;

namespace PostHog.Samples.Tests;

/// <summary>The module for PowerShell and the script for F#, as users run them.</summary>
internal sealed class ScriptTests
{
    private const string Script = """
        $ErrorActionPreference = 'Stop'
        Import-Module PSSCRIPTROOT/PostHog
        @{ total = 9.5; placed = [datetime]'2025-01-31' } | Send-PostHogEvent 'from hashtable' -DistinctId ada
        [pscustomobject]@{ A = 1 }, [pscustomobject]@{ A = 2 } | Send-PostHogEvent 'from pipeline' -DistinctId ada
        Send-PostHogEvent 'alone' -DistinctId ada
        try { throw [System.IO.IOException]::new('oops') } catch { $_ | Send-PostHogError -DistinctId ada }
        Test-PostHogFlag on -DistinctId ada
        Test-PostHogFlag off -DistinctId ada
        Remove-Module PostHog
        """;

    private string _folder = "";

    [SetUp]
    public void CreateFolder() =>
        _folder = Directory.CreateTempSubdirectory("posthog-script-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Module_sends_what_the_pipeline_gives_and_reads_flags()
    {
        await using var server = await DevServer.StartAsync(
            new() { Flags = """{"on":true,"off":false}""" }
        );
        CopyModule(Path.Combine(_folder, "PostHog"));
        var script = Path.Combine(_folder, "test.ps1");
        await File.WriteAllTextAsync(
            script,
            Script.Replace("PSSCRIPTROOT", _folder, StringComparison.Ordinal)
        );
        await using var shell = SampleProcess.StartPowerShell(script, At(server.Url));

        var end = await shell.WaitAsync();

        Assert.That(end.ExitCode, Is.Zero, end.Output + end.Error);
        Assert.That(end.Output.TrimEnd(), Does.EndWith("True\nFalse"));
        string[] sent =
        [
            """from hashtable placed="2025-01-31T00:00:00" total=9.5""",
            "from pipeline A=1",
            "from pipeline A=2",
            "alone ",
        ];
        Assert.That(server.Events.Take(4).Select(Describe), Is.EqualTo(sent));
        var error = server.Events[4];
        Assert.That(error.Name, Is.EqualTo("$exception"));
        Assert.That(
            error.Json.GetRawText(),
            Does.Contain("IOException").And.Contain("test.ps1: line")
        );
    }

    [Test]
    public async Task FSharp_script_sends_a_record_and_an_option()
    {
        await using var server = await DevServer.StartAsync();
        await using var script = SampleProcess.StartFSharp(
            "FSharp/Send.fsx",
            At(server.Url),
            "PostHog.Core.dll",
            "PostHog.Blocking.dll",
            "Newtonsoft.Json.dll"
        );

        var end = await script.WaitAsync();

        Assert.That(end.ExitCode, Is.Zero, end.Output + end.Error);
        Assert.That(
            Describe(server.Events.Single()),
            Is.EqualTo("""order placed coupon="spring" order={"Item":"tea","Price":2.5}""")
        );
    }

    private static string Describe(ReceivedEvent received)
    {
        var own = received
            .Json.GetProperty("properties")
            .EnumerateObject()
            .Where(property => !property.Name.StartsWith('$'))
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => $"{property.Name}={property.Value.GetRawText()}");
        return $"{received.Name} {string.Join(' ', own)}";
    }

    private static void CopyModule(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "lib"));
        foreach (
            var file in Directory.EnumerateFiles(SampleProcess.PathOfSample("PowerShell/PostHog"))
        )
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        foreach (var library in new[] { "PostHog.Core.dll", "PostHog.Blocking.dll" })
        {
            File.Copy(
                Path.Combine(AppContext.BaseDirectory, library),
                Path.Combine(folder, "lib", library)
            );
        }
    }

    private static Dictionary<string, string> At(Uri url) =>
        new() { ["POSTHOG_PROJECT_TOKEN"] = "phc_test", ["POSTHOG_HOST"] = url.AbsoluteUri };
}
