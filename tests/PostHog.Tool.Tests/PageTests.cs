using System.Text.RegularExpressions;
using PostHog.Development;
using PostHog.TestKit;
using PostHog.TestKit.Processes;

namespace PostHog.Tool.Tests;

/// <summary>The commands in docs/phog.md print what the page says.</summary>
[Platform(Exclude = "Win", Reason = "the commands are for a Unix shell")]
internal sealed partial class PageTests
{
    private const string Flags = """{"new-checkout":true,"old-search":false,"layout":"wide"}""";

    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("phog-test-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(nameof(Blocks))]
    public async Task Prints_what_the_page_says(string commands, string output)
    {
        await using var server = await DevServer.StartAsync(new() { Flags = Flags });
        var tool = ChildProgram.PathOf("PostHog.Tool");
        var settings = Phog.At(server.Url);
        var shell = new ChildProgram(
            "bash",
            "-c",
            $"phog() {{ dotnet '{tool}' \"$@\"; }}\n{commands}"
        )
        {
            Environment = Phog.Program(settings).Environment,
            WorkingDirectory = _folder,
        };

        var end = await RunProcess.RunAsync(shell);

        Assert.That(Normalise(end.Output), Is.EqualTo(Normalise(output)), end.Error);
    }

    private static IEnumerable<TestCaseData> Blocks()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "docs", "phog.md"));
        foreach (Match match in Block().Matches(page))
        {
            var commands = match.Groups["commands"].Value;
            yield return new TestCaseData(
                commands,
                match.Groups["output"].Value
            ).SetArgDisplayNames(commands.Split('\n')[0]);
        }
    }

    private static string Normalise(string text) =>
        Port().Replace(Uuid().Replace(text, "<uuid>"), "127.0.0.1:<port>").Trim();

    [GeneratedRegex(
        @"```sh\n(?<commands>.*?)\n```\n\n```text\n(?<output>.*?)\n```",
        RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Block();

    [GeneratedRegex(
        "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Uuid();

    [GeneratedRegex(@"127\.0\.0\.1:\d{3,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Port();
}
