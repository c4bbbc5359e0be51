using System.Text;
using PostHog.TestKit.Processes;

namespace PostHog.Conventions.Packages;

/// <summary>The tool as people install it, outside the repository.</summary>
public sealed class ToolTests
{
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() =>
        _folder = Directory.CreateTempSubdirectory("posthog-tool-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Tool_is_installed_started_and_takes_events()
    {
        await DotNet.RunAsync(
            _folder,
            "tool",
            "install",
            PackedPackages.DevServer,
            "--tool-path",
            _folder,
            "--version",
            PackedPackages.Version,
            "--add-source",
            PackedPackages.Folder
        );
        var program = new ChildProgram(
            Path.Combine(_folder, "posthog-dev"),
            "--port",
            "0",
            "--persist",
            Path.Combine(_folder, "events.db")
        );

        await using var tool = ChildProcess.Start(program);
        var line = tool.Output.WaitForLine(text =>
            text.StartsWith("PostHog dev server", StringComparison.Ordinal)
        );
        var page = new Uri(line.Split("  ")[1]);
        using var client = new HttpClient();
        using var batch = new StringContent(
            """{"api_key":"t","batch":[{"event":"sent","distinct_id":"u"}]}""",
            Encoding.UTF8,
            "application/json"
        );
        using var sent = await client.PostAsync(new Uri(page, "/batch/"), batch);
        var events = await client.GetStringAsync(new Uri(page, $"/_dev/events{page.Query}"));

        Assert.That(sent.IsSuccessStatusCode, Is.True);
        Assert.That(events, Does.Contain("\"sent\""));
    }
}
