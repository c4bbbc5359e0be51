using System.Text.RegularExpressions;
using PostHog.Docs.Tests.Pages;

namespace PostHog.Docs.Tests;

/// <summary>Checks README.md against the repository.</summary>
public sealed partial class ReadmeTests
{
    private const string TestCommand = "dotnet tool restore && dotnet cake";

    private static readonly string[] Outputs = ["artifacts", "bin", "obj", "TestResults"];

    [Test]
    public void Lists_only_existing_folders()
    {
        var missing = MappedFolders().Where(folder => !Directory.Exists(Repository.PathOf(folder)));

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Lists_every_top_level_folder()
    {
        var folders = Directory
            .EnumerateDirectories(Repository.Root)
            .Select(folder => Path.GetFileName(folder))
            .Where(folder => !folder.StartsWith('.') && !Outputs.Contains(folder));

        Assert.That(folders, Is.SubsetOf(MappedFolders().Select(TopOf)));
    }

    [Test]
    public void Contains_the_command_that_continuous_integration_runs()
    {
        Assert.That(Commands.On(Repository.Readme), Has.Member(TestCommand));
        Assert.That(File.ReadAllLines(Repository.PathOf(".ci/run")), Has.Member(TestCommand));
    }

    private static List<string> MappedFolders() =>
        [
            .. File.ReadLines(Repository.Readme.FullPath)
                .Select(line => MapRow().Match(line))
                .Where(row => row.Success)
                .Select(row => row.Groups[1].Value),
        ];

    private static string TopOf(string folder) => folder.Split('/')[0];

    [GeneratedRegex(@"^\| `([^`]+)/` \|")]
    private static partial Regex MapRow();
}
